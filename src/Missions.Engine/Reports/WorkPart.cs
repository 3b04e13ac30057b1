using Missions.Core;
using Missions.Core.Verdicts;
using Missions.Engine.Views;

namespace Missions.Engine.Reports;

/// <summary>What was built, by whom, on which commit, and what validation found in each round.</summary>
internal static class WorkPart
{
    public static Markup Of(Mission mission) => Parts.Section("work", "What was built and found", Markup.Of(
        $"{Milestones(mission)}{Features(mission)}{BitePart.Of(mission)}{Rounds(mission)}{Findings(mission)}"
        + $"{Issues(mission)}"));

    private static Markup Milestones(Mission mission) => Parts.Table(
        "Milestones",
        ["Milestone", "Outcome", "Rounds", "Sealed on", "Seal"],
        (mission.Plan?.Milestones ?? []).Select(one => (one, Seal: mission.Seals.FirstOrDefault(
            seal => seal.Milestone == one.Id))).Select(one => (IReadOnlyList<object?>)
        [
            $"{one.one.Id} {one.one.Title}", one.one.Outcome,
            mission.Rounds.Count(round => round.Milestone == one.one.Id && !round.IsVoid),
            one.Seal is null ? "not sealed" : Parts.Commit(one.Seal.Commit), Parts.Code(one.Seal?.Hash),
        ]));

    private static Markup Features(Mission mission) => Parts.Table(
        "Features",
        ["Feature", "Run and seat", "Outcome", "Commit", "What it says", "Files"],
        mission.Handoffs.Select(handed => (IReadOnlyList<object?>)
        [
            $"{handed.Feature} {mission.Plan?.Feature(handed.Feature)?.Title}",
            $"{handed.Run} {mission.Run(handed.Run)?.Seat}",
            handed.IsVoid ? "void since a roll-back" : Words.Of(handed.Handoff.Outcome),
            Parts.Commit(handed.Facts.Head), handed.Handoff.Summary,
            Parts.List([.. handed.Facts.Files.Select(file => Parts.Code(file))]),
        ]));

    private static Markup Rounds(Mission mission) => Parts.Table(
        "Validation rounds",
        ["Round", "Commit", "Result", "First", "Because", "Scrutiny", "Use"],
        mission.Rounds.Select(round => (IReadOnlyList<object?>)
        [
            $"{round.Milestone} {round.Number}{(round.IsVoid ? " (void)" : "")}", Parts.Commit(round.Commit),
            Parts.Badge(round.Holds switch { true => "holds", false => "fails", null => "open" }),
            round.First is [] ? "everything" : Parts.List([.. round.First.Select(one => Parts.Code($"{one}"))]),
            round.Because, round.Scrutiny, round.Use,
        ]));

    private static Markup Findings(Mission mission) => Parts.Table(
        "What reviewers found",
        ["Round", "Feature", "Verdict", "Where", "Finding"],
        from round in mission.Rounds
        from review in round.Reviews
        from finding in review.Findings.Cast<Finding?>().DefaultIfEmpty()
        select (IReadOnlyList<object?>)
        [
            $"{round.Milestone} {round.Number}", review.Feature, Words.Of(review.Verdict),
            finding is null ? "" : $"{finding.File}:{finding.Line}",
            finding is null ? review.Summary : $"{Words.Of(finding.Severity)}: {finding.Text}",
        ]);

    private static Markup Issues(Mission mission) => Parts.Table(
        "Issues",
        ["Issue", "Severity", "By", "Text", "What became of it"],
        mission.Issues.Select(one => (IReadOnlyList<object?>)
        [
            one.Id, Words.Of(one.Severity), one.By, one.Text,
            one.Resolution is { } how ? $"{Words.Of(how.By)} {how.Feature}: {how.Because}" : "open",
        ]));
}
