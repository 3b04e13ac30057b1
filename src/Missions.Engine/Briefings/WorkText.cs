using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Verdicts;
using Missions.Engine.Workspaces;
using static Missions.Engine.Briefings.Text;

namespace Missions.Engine.Briefings;

/// <summary>What was said, reported and found, as Markdown.</summary>
internal static class WorkText
{
    public static string Noted(Mission mission) => List(mission.Notes.Select(note =>
        $"{(note.IsRequirement ? "Requirement" : "Assumption")}: {note.Text}{(note.Source is { } source ? $" ({source})" : "")}"));

    public static string Questions(Mission mission) => List(mission.Questions.Select(question =>
        $"{question.Id} {question.Text} - {question.Answer ?? "not answered yet"}{(question.IsAssumed ? " (assumed)" : "")}"));

    public static string Words(Mission mission) => List(mission.Words.Select(word => word.Text), most: 20);

    /// <summary>What a consult is for: what the human said since the last one, and what blocks.</summary>
    public static string About(Mission mission, Run run)
    {
        var blocks = mission.Blocker?.About ?? mission.ConsultedAbout;
        Seq<string> lines =
        [
            .. mission.Words.Where(word => word.HeardBy == run.Id).Select(word => $"The human said: {word.Text}"),
            .. blocks is null ? (string[])[] : [blocks],
        ];
        return lines is [] ? None : string.Join('\n', lines);
    }

    public static string Constraints(Mission mission) => List(mission.Constraints);

    public static string Notices(Mission mission) =>
        List(mission.Notices.Select(notice => $"{notice.Id}: {notice.Text}"));

    public static string Skill(Mission mission, string? name) =>
        mission.Skills.FirstOrDefault(skill => skill.Name == name)?.Body ?? None;

    public static string Returned(Mission mission) =>
        mission.Returned is [] ? "Nothing yet." : List(mission.Returned.Select(text => Cut(text, 12_000)), most: 3);

    public static string Open(Mission mission) => List(
    [
        .. mission.Issues.Where(issue => issue.IsOpen).Select(Issue),
        .. mission.Proposals.Where(proposal => proposal.Answer is null).Select(proposal =>
            $"{proposal.Id} (proposal, from {proposal.Run}) {proposal.About}: {proposal.Change} Because: {proposal.Because}"),
    ], most: 100);

    public static string Issue(Issue issue)
    {
        string?[] about =
        [
            Word(issue.Severity), $"from {issue.By}", issue.Feature?.ToString(), issue.Assertion?.ToString(),
            issue.Returns is { } old ? $"brings back {old}" : null,
        ];
        var fix = issue.SuggestedFix is { } suggested ? $" Suggested: {suggested}" : "";
        return $"{issue.Id} ({string.Join(", ", about.OfType<string>())}): {Cut(issue.Text, 2000)}{fix}";
    }

    public static string Dismissed(Mission mission) => List(mission.Issues
        .Where(issue => issue.Resolution?.By is ResolvedBy.Dismiss)
        .Select(issue => $"{issue.Id} {issue.Text} - dismissed: {issue.Resolution!.Because}"));

    public static string Rounds(Mission mission) =>
        List(mission.Rounds.Where(round => !round.IsVoid).Select(Round));

    /// <summary>Those of the milestone at hand; what came before it is only counted.</summary>
    public static string RoundsNow(Mission mission)
    {
        var all = mission.Rounds.Where(round => !round.IsVoid).ToList();
        var now = all.Where(round => round.Milestone == mission.Current?.Id).Select(Round).ToList();
        var before = all.Count - now.Count;
        return List([.. before > 0 ? [$"({before} of milestones before)"] : Array.Empty<string>(), .. now]);
    }

    private static string Round(Round round) =>
        $"{round.Milestone} round {round.Number} on {Short(round.Commit)}: "
            + $"{(round.Holds switch { true => "holds", false => "does not hold", _ => "under way" })}. {Cut(round.Because ?? "", 2000)}";

    public static string Handoffs(Mission mission) => List(mission.Handoffs.Where(one => !one.IsVoid).Select(one =>
        $"{one.Feature} ({Word(one.Handoff.Outcome)}, {one.Facts.Files.Count} files): {one.Handoff.Summary}"), most: 5);

    public static string Handoff(Mission mission, FeatureId feature)
    {
        if (mission.Handoffs.LastOrDefault(one => one.Feature == feature && !one.IsVoid) is not { Handoff: var handoff } handed) return None;
        return List(
        [
            $"Outcome: {Word(handoff.Outcome)}. {handoff.Summary}",
            .. handoff.Done.Select(text => $"Done: {text}"),
            .. handoff.Undone.Select(text => $"Undone: {text}"),
            .. handoff.Commands.Select(command => $"Ran `{command.Run}`, exit {command.ExitCode}{Views.HandoffView.Mark(command, handed.Facts)}"),
            .. handoff.Tests.Select(test => $"Tests in {test.File}: {string.Join("; ", test.Cases.Select(one => one.Name))}"),
            .. handoff.Procedure.Deviations.Select(one => $"Deviated from '{one.Step}': {one.Instead} ({one.Why})"),
        ]);
    }

    /// <summary>What a follow-up is to mend: what was refuted, as it was seen, without the proof itself.</summary>
    public static string Mending(Mission mission, Feature feature, Run run) => List(
    [
        .. Unfinished.Before(mission, run) is { } before
            ? [$"{before.Id} worked on this before you until its conversation was full. Its files are in your workspace, "
                + "and `git status` shows them: look at what is there, keep what is good, and finish it."]
            : Array.Empty<string>(),
        .. feature.Mends.Select(mission.Standing).OfType<Standing>()
            .Select(one => $"{one.Assertion} was {Word(one.Truth)} on {Short(one.Commit ?? "")}: {one.Because}"),
        .. mission.Issues.Where(issue => issue.Resolution?.Feature == feature.Id).Select(Issue),
    ]);

    public static string Base(Mission mission) =>
        List(mission.KnownChecks.Where(check => !check.Passes).Select(check =>
        $"{check.Name} fails on the base already: {string.Join("; ", check.Findings.Take(20))}"));

    public static string CheckResults(Mission mission, Round round) => List(mission.EvidenceIn(round)
        .Where(evidence => evidence.Kind is EvidenceKind.Check)
        .Select(evidence => $"{evidence.Check}: exit {evidence.ExitCode} ({evidence.Id}); "
            + $"{Views.Words.Several(evidence.Findings.Count, "finding")}, none new since the base"));

    public static string ProofResults(Mission mission, Round round) => List(
    [
        .. mission.EvidenceIn(round)
            .Where(evidence => evidence.Kind is EvidenceKind.Proof)
            .Select(evidence => $"{evidence.Assertion}: {(evidence.Holds ? "passes" : "fails")} ({evidence.Id}) {evidence.Note}"),
        .. mission.MissingProofs(round)
            .Select(one => $"{one.Id}: held before, and the work since touches nothing of it; run last, before the seal"),
    ]);

    public static string Reviews(Round round) => List(round.Reviews.Select(review =>
        $"{review.Feature}: {Word(review.Verdict)}. {review.Summary} "
            + string.Join(" ", review.Findings.Select(one => $"[{Word(one.Severity)}] {one.File}:{one.Line} {one.Text}"))));

    public static string Spend(Mission mission)
    {
        var spend = mission.Spend;
        return $"{mission.Runs.Count} runs, {spend.Tokens:N0} tokens ({spend.CachedInput:N0} from cache), ${spend.Usd:0.00}.";
    }
}
