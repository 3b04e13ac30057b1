using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Verdicts;
using static Missions.Core.MissionEvent;

namespace Missions.Engine.Views;

/// <summary>The bite of a feature's proofs in words.</summary>
public static class BiteText
{
    /// <summary>In a line: how many pieces were noticed of how many, and what else is to be said.</summary>
    public static string Of(BiteMeasured measured) => $"Bite of {measured.Feature}: {Short(measured)}";

    public static string Short(BiteMeasured measured)
    {
        var bite = measured.Bite;
        if (bite is { Proofs: [], Note: { } why }) return $"none. {why}";

        var blind = bite is { Blind: [_, ..] blinded }
            ? $"{string.Join(", ", blinded)} notices nothing when all of it is taken out. "
            : "";
        var left = bite is { Left: > 0 } ? $", {bite.Left} left out of the sample" : "";
        return $"{blind}{measured.Noticed} of {measured.Tried} hunks are noticed when they are taken out{left}. "
            .TrimEnd() + $" {bite?.Note}".TrimEnd();
    }

    /// <summary>What is said of a feature, whether it was measured or not; null where it is not built.</summary>
    public static string? Of(Mission mission, Feature feature) => mission switch
    {
        _ when mission.BiteOf(feature) is { } measured => Short(measured),
        _ when mission.WorkOf(feature.Id) is null => null,
        { MeasuresBite: false } => "not measured: this mission takes no hunk out",
        _ => "not measured yet",
    };

    /// <summary>The features whose proofs notice none of what was taken out; null where there are none.</summary>
    public static string? Warning(Mission mission)
    {
        var dull = (BiteView.Of(mission)?.Items ?? []).Where(one => one is { Tried: > 0, Noticed: 0 }).ToList();
        return dull is [] ? null
            : $"the proofs of {string.Join(", ", dull.Select(one => one.Feature))} notice nothing that was taken out";
    }

    /// <summary>Each piece that was taken out, with its place.</summary>
    public static IEnumerable<string> Hunks(BiteMeasured? measured) =>
        measured?.Bite?.Hunks.Select(one => $"{one.Path}:{one.Line} ({one.Lines} lines) {Fate(one.Fate, $"{one.By}")}") ?? [];

    /// <param name="by">What failed first, where something did.</param>
    public static string Fate(HunkFate fate, string? by) => fate switch
    {
        HunkFate.Noticed => $"{by} fails without it",
        HunkFate.Unnoticed => "nothing notices it",
        _ => "does not build without it",
    };

    /// <summary>What taking its features out showed of an assertion's proof.</summary>
    public static IEnumerable<string> Of(Mission mission, Assertion assertion) =>
        from feature in mission.Plan?.Features ?? []
        let bite = mission.BiteOf(feature)?.Bite
        where bite?.Proofs.Contains(assertion.Id) is true
        select bite.Blind.Contains(assertion.Id)
            ? $"it NOTICES NOTHING when all of {feature.Id} is taken out"
            : $"it fails without {feature.Id}, and first for {bite.Hunks.Count(one => one.By == assertion.Id)} of "
                + $"{bite.Tried()} hunks";
}
