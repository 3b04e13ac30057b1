using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Seats;
using static Missions.Core.Decision;
using static Missions.Core.MissionCommand;
using static Missions.Core.MissionEvent;

namespace Missions.Core;

public static partial class Decider
{
    private static Decision HandsOff(Mission mission, HandOff handOff, Actor by)
    {
        var (handoff, facts) = (handOff.Handoff, handOff.Facts);
        if (mission.Run(by.Run!.Value)?.Feature is not { } feature)
            return Refuse("This run has no feature to hand off.");
        if (mission.Handoffs.Any(one => one.Run == by.Run)) return Refuse("This run has handed off already.");
        if (string.IsNullOrWhiteSpace(handoff.Summary))
            return Refuse("Say in `summary` in one to four sentences what was done.");
        if (string.IsNullOrWhiteSpace(handoff.CommitMessage))
            return Refuse("Give a `commitMessage` for the engine's commit.");
        if (handoff is { Outcome: HandoffOutcome.Partial, Undone: [] })
            return Refuse("The outcome is `partial`: list in `undone` what is missing, or hand off `done`.");
        if (OffLimits(mission, facts) is { } path)
            return Refuse(
                $"{path} is off limits for this mission: put it back as it was, or `propose` to change the boundary.");
        if (handoff.Outcome is HandoffOutcome.Done && Unsettled(mission, facts, feature) is { } both)
            return Refuse($"{both} still holds both sides of a merge between markers: settle it, then hand off again.");
        if (facts.Bared is [var bared, ..])
            return Refuse(
                $"{bared} is copied from the human's checkout and never on the branch: .gitignore must go on naming "
                    + "it. Put its line back, then hand off again.");
        if (facts.Told is [var told, ..])
            return Refuse(
                $"{told} holds what a file says that was copied from the human's checkout, and that is never on the "
                    + "branch: read it at run time, then hand off again.");
        if (ConstitutionRules.Broken(mission, facts) is { } ours) return Refuse(ours);
        if (ProofPath(mission, facts) is { } proof)
            return Refuse($"{proof} is the path of a proof and never on the branch: remove it, then hand off again.");

        Seq<ClaimDisputed> disputes =
        [
            .. HandoffCheck.Disputes(handoff, facts)
                .Select(one => new ClaimDisputed(by.Run.Value, feature, one.Claim, one.Fact)),
        ];
        return Accept(
        [
            new FeatureHandedOff(by.Run.Value, feature, handoff, facts),
            .. disputes,
            .. Issues(mission, [.. Reported(handoff, disputes, by.Run.Value, feature)]),
        ]);
    }

    /// <summary>What a handoff leaves to deal with: false claims, undone work, failure, issues, suggestions.</summary>
    private static IEnumerable<Issue> Reported(
        Handoff handoff,
        Seq<ClaimDisputed> disputes,
        RunId run,
        FeatureId feature)
    {
        Issue Found(Severity severity, string text, string? fix = null) =>
            new(default, severity, text, run.ToString(), fix, feature);

        foreach (var dispute in disputes)
            yield return Found(Severity.Blocking, $"{run} claims: {dispute.Claim} The engine saw: {dispute.Fact}");
        foreach (var text in handoff.Undone)
            yield return Found(Severity.Blocking, $"Left undone by {run}: {text}");
        if (handoff.Outcome is HandoffOutcome.Failed)
            yield return Found(Severity.Blocking, $"{run} failed to build {feature}: {handoff.Summary}");
        foreach (var issue in handoff.Issues)
            yield return Found(issue.Severity, issue.Text, issue.SuggestedFix);
        if (handoff.ReturnToOrchestrator)
            yield return Found(Severity.Blocking, $"{run} hands {feature} back to be decided about: {handoff.Summary}");
        foreach (var suggestion in handoff.Procedure.Suggestions.Where(one => one.Systemic))
            yield return Found(Severity.Suggestion, $"Skill {suggestion.Skill}: {suggestion.Text}");
    }

    private static string? OffLimits(Mission mission, RunFacts facts) => facts.Files.FirstOrDefault(path =>
        mission.Plan?.Boundaries is { } bounds
        && (bounds.OffLimits.Any(glob => Glob.Matches(glob, path))
            || bounds.Write is [_, ..] && !bounds.Write.Any(glob => Glob.Matches(glob, path))));

    /// <summary>What the feature was to settle and did not.</summary>
    private static string? Unsettled(Mission mission, RunFacts facts, FeatureId feature) =>
        mission.Issues.Any(issue => issue.Resolution?.Feature == feature && issue.Files.Any(mission.Conflicts.Contains))
            ? facts.Conflicts.FirstOrDefault()
            : null;

    /// <summary>A file, or a link, that stands where a proof's files go, or in the way of their folder.</summary>
    private static string? ProofPath(Mission mission, RunFacts facts) => facts.Files.FirstOrDefault(path =>
        mission.Plan!.Contract.Any(assertion => assertion.Proof.Paths.Any(proof =>
            proof == path && !mission.IsArticle(assertion.Id)
            || proof.StartsWith($"{path}/", StringComparison.Ordinal))));

    private static Decision Raises(Mission mission, RaiseIssue raise, Actor by)
    {
        var run = mission.Run(by.Run!.Value)!;
        var issue = new Issue(
            default,
            raise.Severity,
            raise.Text,
            by.ToString(),
            raise.SuggestedFix,
            run.Feature,
            Milestone: run.Milestone,
            Round: run.Role is Role.Worker ? null : run.Round);
        return Accept([.. Issues(mission, [issue])]);
    }

    private static Decision Proposes(Mission mission, Propose propose, Actor by) => Accept(new ProposalMade(
        new(new(mission.Proposals.Count + 1), by.Run!.Value, propose.About, propose.Change, propose.Because)));

    private static Decision Resolves(Mission mission, ResolveIssue resolve)
    {
        if (mission.Issues.FirstOrDefault(issue => issue.Id == resolve.Issue) is not { } issue)
            return Refuse($"There is no issue {resolve.Issue}. {OpenIssues(mission)}");
        if (issue.Resolution is { } resolved)
            return Refuse($"{issue.Id} is resolved already: {resolved.Because} {OpenIssues(mission)}");
        if (string.IsNullOrWhiteSpace(resolve.Because))
            return Refuse("Say in `because` why this is the right answer to it.");
        if (resolve.By is not ResolvedBy.Dismiss && Pending(mission, resolve.Feature) is { } problem)
            return Refuse(problem);

        return Accept(new IssueResolved(issue.Id, new(resolve.By, resolve.Because, resolve.Feature)));
    }

    private static string? Pending(Mission mission, FeatureId? feature) => feature switch
    {
        null => "Name in `feature` the pending feature that takes care of it.",
        { } id when mission.Plan?.Feature(id) is null => $"There is no feature {id}; add it with `amend_plan` first.",
        { } id when mission.IsDone(id) || mission.IsCancelled(id) =>
            $"{id} is not pending any more; add a follow-up with `amend_plan`.",
        _ => null,
    };

    private static string OpenIssues(Mission mission)
    {
        var open = mission.Issues.Where(issue => issue.IsOpen).Select(issue => issue.Id).ToList();
        return open is [] ? "No issue is open." : $"Open: {string.Join(", ", open)}.";
    }

    private static Decision Answers(Mission mission, AnswerProposal answer) =>
        mission.Proposals.FirstOrDefault(proposal => proposal.Id == answer.Proposal) switch
        {
            null => Refuse($"There is no proposal {answer.Proposal}."),
            { Answer: not null } => Refuse($"{answer.Proposal} is answered already."),
            _ => Accept(new ProposalAnswered(answer.Proposal, answer.Answer, answer.Because, answer.Counter)),
        };

    /// <summary>Numbers issues, and lets a dismissed one come back with those that touch the same files.</summary>
    private static IEnumerable<MissionEvent> Issues(Mission mission, Seq<Issue> raised) =>
        raised.Select((issue, index) => new IssueRaised(issue with
        {
            Id = new(mission.Issues.Count + index + 1),
            Returns = issue.Returns ?? mission.Issues.LastOrDefault(old =>
                old.Resolution?.By is ResolvedBy.Dismiss
                && old.Files.Any(file => issue.Files.Contains(file)))?.Id,
        }));
}
