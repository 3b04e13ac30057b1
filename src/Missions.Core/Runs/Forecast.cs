using Missions.Core.Seats;

namespace Missions.Core.Runs;

/// <summary>What a mission will have used when it is done, at even odds and in nine of ten.</summary>
/// <param name="Usd">Null where nobody knows a price.</param>
/// <param name="From">What it is made of, for people.</param>
public sealed record Forecast(Range Tokens, Range Hours, Range? Usd, string From)
{
    /// <summary>From what is left of the plan, and what such parts took before. Null before there is a plan.</summary>
    /// <param name="usdPerToken">By what was paid so far; null where nobody knows.</param>
    public static Forecast? Of(Mission mission, Experience experience, decimal? usdPerToken)
    {
        if (mission.Plan is not { } plan) return null;
        var features = plan.Features.Count(one => !mission.IsDone(one.Id) && !mission.IsCancelled(one.Id));
        var milestones = plan.Milestones.Count(one => !mission.IsSealed(one.Id));
        Part[] parts =
        [
            experience.Worker.Times(features),
            experience.Validator.Times(milestones),
            experience.Other.Times(milestones),
        ];
        var (spent, worked) = (mission.Spend, mission.WorkedBy(mission.LastAt).TotalHours);
        var tokens = new Range(
            spent.Tokens + parts.Sum(part => part.Runs * part.Tokens),
            spent.Tokens + parts.Sum(part => part.MostRuns * part.MostTokens));
        var hours = new Range(
            worked + parts.Sum(part => part.Runs * part.Minutes) / 60,
            worked + parts.Sum(part => part.MostRuns * part.MostMinutes) / 60);
        return new(tokens.Rounded(0), hours.Rounded(2), Dollars(spent, tokens, usdPerToken), experience.From);
    }

    private static Range? Dollars(Spend spent, Range tokens, decimal? usdPerToken) => usdPerToken is not { } price
        ? null
        : new Range(Paid(spent, tokens.P50, price), Paid(spent, tokens.P90, price)).Rounded(2);

    private static double Paid(Spend spent, double tokens, decimal price) =>
        (double)spent.Usd + (tokens - spent.Tokens) * (double)price;
}

/// <summary>Two points of what may come.</summary>
public readonly record struct Range(double P50, double P90)
{
    public Range Rounded(int digits) => new(Math.Round(P50, digits), Math.Round(P90, digits));
}

/// <summary>What one kind of work takes: runs for a feature or a milestone, tokens and minutes for each run.</summary>
/// <param name="MostRuns">Which nine in ten do not pass; so, too, the others.</param>
public sealed record Part(
    double Runs, double MostRuns, double Tokens, double MostTokens, double Minutes, double MostMinutes)
{
    public Part Times(int units) => this with { Runs = Runs * units, MostRuns = MostRuns * units };
}

/// <summary>What missions took before this one.</summary>
/// <param name="Worker">For each feature.</param>
/// <param name="Validator">For each milestone.</param>
/// <param name="Other">Of the orchestrator, for each milestone.</param>
public sealed record Experience(Part Worker, Part Validator, Part Other, string From)
{
    /// <summary>
    /// While a home has no history: the pattern's published mission, and what follows from its shares and minutes (some
    /// 63 worker and 27 validator runs for 778.5 M tokens; a third of its features were follow-ups). What nine in ten
    /// do not pass, and what the orchestrator takes, it does not say: those are assumed.
    /// </summary>
    public static Experience Published { get; } = new(
        new(1.03 * 1.5, 1.03 * 2, 8_600_000, 8_600_000 * 1.3, 9.5, 9.5 * 1.5),
        new(4.5, 9, 8_600_000, 8_600_000 * 1.3, 13.6, 13.6 * 1.5),
        new(2, 4, 1_000_000, 2_000_000, 2, 4),
        "one published mission, as of 2026-11-21; this home has no history yet");

    /// <summary>From missions of the same home that came to something; the published one where there is none.</summary>
    public static Experience Of(IReadOnlyCollection<Mission> missions)
    {
        var known = missions
            .Where(one => one is { Seals: [_, ..], Plan: not null, Opening.IsScripted: false })
            .ToList();
        if (known is []) return Published;

        return new(
            Part(known, Role.Worker, mission => mission.Handoffs.Select(one => one.Feature).Distinct().Count()),
            Part(known, null, mission => mission.Seals.Count),
            Part(known, Role.Orchestrator, mission => mission.Seals.Count),
            known.Count == 1 ? "1 mission of this home" : $"{known.Count} missions of this home");
    }

    private static Part Part(List<Mission> missions, Role? role, Func<Mission, int> units)
    {
        var counted = missions
            .Select(mission => (double)Of(mission, role).Count / Math.Max(1, units(mission)))
            .ToList();
        var runs = missions.SelectMany(mission => Of(mission, role)).ToList();
        var tokens = runs.Select(run => (double)run.Spend.Tokens).ToList();
        var minutes = runs.Select(run => run.Worked(run.Ended ?? run.Started).TotalMinutes).ToList();
        return new(At(counted, 0.5), At(counted, 0.9), Mean(tokens), At(tokens, 0.9), Mean(minutes), At(minutes, 0.9));
    }

    /// <summary>Those of a role; of validators where none is named.</summary>
    private static List<Run> Of(Mission mission, Role? role) =>
    [
        .. mission.Runs.Where(run => role is { } one
            ? run.Role == one
            : Independence.Judges.Contains(run.Role)),
    ];

    private static double Mean(List<double> values) => values is [] ? 0 : values.Average();

    /// <summary>The value that this share of all does not pass: the nearest rank.</summary>
    private static double At(List<double> values, double share) => values is []
        ? 0
        : values.Order().ElementAt((int)Math.Ceiling(share * values.Count) - 1);
}
