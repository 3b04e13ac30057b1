using System.Globalization;
using System.Text.Json.Serialization;

namespace Missions.Benchmarks;

/// <summary>One figure: every repetition of ours and of its floor, in the order in which they were measured.</summary>
/// <param name="Id">As <c>docs/figures.md</c> names it.</param>
/// <param name="Floor">The same without us, measured in between; empty where the goal is a size.</param>
internal sealed record Figure(
    string Id, string What, string Unit, Goal Goal, IReadOnlyList<double> Ours, IReadOnlyList<double> Floor)
{
    /// <summary>What the numbers mean beyond their names.</summary>
    public string? Note { get; init; }

    public double OursMedian => Median(Ours);
    public double? FloorMedian => Floor is [] ? null : Median(Floor);

    /// <summary>The ratio of the medians; without a floor the median itself.</summary>
    public double Value => FloorMedian is { } floor ? OursMedian / floor : OursMedian;

    /// <summary>The ratio of what disturbs least: of the shortest times, or of the highest rates.</summary>
    public double? Undisturbed => Floor is [] ? null
        : Goal.IsAtLeast ? Ours.Max() / Floor.Max()
        : Ours.Min() / Floor.Min();

    public bool IsHeld => Goal.IsHeld(Value);

    [JsonIgnore]
    public string Row => string.Create(
        CultureInfo.InvariantCulture,
        $"{Id,-4} {What,-58} {OursMedian,10:0.###} {FloorMedian,10:0.###} {Unit,-7} {Value,9:0.###}"
            + $" {Undisturbed,9:0.###} {Goal,-10} {(Goal.IsNone ? "" : IsHeld ? "held" : "MISSED")}");

    public static double Median(IReadOnlyList<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1
            ? sorted[sorted.Count / 2]
            : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
    }

    /// <summary>The value below which so much of them lies.</summary>
    public static double Percentile(IReadOnlyList<double> values, double share) =>
        values.Order().ElementAt((int)Math.Ceiling(share * values.Count) - 1);
}

/// <summary>What a figure is to come to. One that is for information only has no limit.</summary>
internal sealed record Goal(double? Limit, bool IsAtLeast = false)
{
    public static Goal None { get; } = new((double?)null);

    [JsonIgnore]
    public bool IsNone => Limit is null;

    public static Goal AtMost(double limit) => new(limit);
    public static Goal AtLeast(double limit) => new(limit, IsAtLeast: true);

    public bool IsHeld(double value) => Limit is not { } limit || (IsAtLeast ? value >= limit : value <= limit);

    public override string ToString() => Limit is not { } limit
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"{(IsAtLeast ? ">=" : "<=")} {limit:0.##}");
}
