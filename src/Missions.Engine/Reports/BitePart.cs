using Missions.Core;
using Missions.Core.Verdicts;
using Missions.Engine.Views;
using static Missions.Core.MissionEvent;

namespace Missions.Engine.Reports;

/// <summary>What taking features out again showed of their proofs.</summary>
internal static class BitePart
{
    public static Markup Of(Mission mission) => Parts.Table(
        "Bite: what the proofs notice when it is taken out again",
        ["Feature", "Commit", "Noticed", "Proofs", "What was taken out"],
        Measured(mission).Select(one => (IReadOnlyList<object?>)
        [
            one.Feature, Parts.Commit(one.Commit), BiteText.Short(one),
            string.Join(", ", one.Bite?.Proofs ?? []),
            Parts.List([.. BiteText.Hunks(one).Select(line => Parts.Code(line))]),
        ]));

    /// <summary>What a reader should know first: code whose loss no proof notices, and what was not measured.</summary>
    public static IEnumerable<Markup> Gaps(Mission mission)
    {
        foreach (var one in Measured(mission))
        {
            foreach (var id in one.Bite?.Blind ?? [])
                yield return Markup.Of($"<a href=\"#{id}\">{id}</a> passes although all of {one.Feature} is taken out");
            foreach (var hunk in (one.Bite?.Hunks ?? []).Where(hunk => hunk.Fate is HunkFate.Unnoticed))
                yield return Markup.Of($"{one.Feature}: {Parts.Code($"{hunk.Path}:{hunk.Line}")}, {hunk.Lines} lines");
            if (one.Bite is { Proofs: [], Note: { } why }) yield return Markup.Of($"{one.Feature} has no bite: {why}");
        }
    }

    private static IEnumerable<BiteMeasured> Measured(Mission mission) =>
        (mission.Plan?.Features ?? []).Select(mission.BiteOf).OfType<BiteMeasured>();
}
