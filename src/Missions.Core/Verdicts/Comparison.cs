using System.Globalization;
using System.Text.Json.Serialization;

namespace Missions.Core.Verdicts;

/// <summary>How the code ends compared with how it began, from what the engine itself saw.</summary>
public sealed record Comparison(Seq<Compared> Lines)
{
    private const string Unknown = "not measured";

    [JsonIgnore]
    public IEnumerable<Compared> Worse => Lines.Where(line => line.IsWorse);

    /// <param name="grown">What git says; the checks' own words stand in the mission.</param>
    public static Comparison Of(Mission mission, Grown grown)
    {
        var now = mission.Evidence.Where(one => one.Kind is EvidenceKind.Check).ToLookup(one => one.Check);
        return new(
        [
            .. mission.KnownChecks.SelectMany(known => Of(known, now[known.Name].LastOrDefault())),
            Readme(grown),
            new("code", "", $"+{grown.CodeAdded} -{grown.CodeRemoved} lines"),
            new("test code", "", $"+{grown.TestsAdded} -{grown.TestsRemoved} lines"),
        ]);
    }

    private static IEnumerable<Compared> Of(BaseCheck known, Evidence? now)
    {
        var (before, after) = (known.Findings.Count, now?.Findings.Count ?? 0);
        yield return now is null
            ? new($"{known.Name}: findings", Said(known.Passes, before), Unknown)
            : new($"{known.Name}: findings", Said(known.Passes, before), Said(now.Holds, after), after > before);
        if (known.Name is not "test") yield break;

        yield return Tests("tests that ran", known.Tests?.Ran, now?.Tests?.Ran, isMoreWorse: false);
        yield return Tests("tests skipped", known.Tests?.Skipped, now?.Tests?.Skipped, isMoreWorse: true);
        yield return new(
            "coverage of lines", Share(known.Coverage), Share(now?.Coverage), now?.Coverage < known.Coverage);
    }

    private static Compared Tests(string what, int? before, int? after, bool isMoreWorse) => new(
        what,
        before?.ToString(CultureInfo.InvariantCulture) ?? Unknown,
        after?.ToString(CultureInfo.InvariantCulture) ?? Unknown,
        isMoreWorse ? after > before : after < before);

    private static Compared Readme(Grown grown) => new(
        "README",
        Length(grown.ReadmeBefore),
        $"{Length(grown.ReadmeAfter)}{(grown.IsReadmeChanged ? ", changed" : ", unchanged")}",
        grown is { ReadmeBefore: not null, ReadmeAfter: null });

    private static string Said(bool passes, int findings) =>
        passes ? "passes" : findings == 1 ? "fails, 1 finding" : $"fails, {findings} findings";

    private static string Share(double? share) =>
        share is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known:0.##} %") : Unknown;

    private static string Length(int? count) => count switch
    {
        null => "none",
        1 => "1 line",
        var many => $"{many} lines",
    };
}

/// <summary>One thing that can be told of the code before and after.</summary>
/// <param name="Before">Empty where only the change can be told.</param>
public sealed record Compared(string What, string Before, string After, bool IsWorse = false)
{
    [JsonIgnore]
    public string Sentence =>
        $"{What}: {(Before is "" ? "" : $"{Before} -> ")}{After}{(IsWorse ? " (WORSE)" : "")}";
}

/// <summary>What git says of the way from the base to the end.</summary>
/// <param name="ReadmeBefore">Its lines; null where there is none.</param>
public sealed record Grown(
    int? ReadmeBefore,
    int? ReadmeAfter,
    bool IsReadmeChanged,
    int CodeAdded,
    int CodeRemoved,
    int TestsAdded,
    int TestsRemoved);
