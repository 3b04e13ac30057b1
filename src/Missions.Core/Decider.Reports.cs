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
        if (mission.Run(by.Run!.Value)?.Feature is not { } feature) return Refuse("This run has no feature to hand off.");
        if (mission.Handoffs.Any(one => one.Run == by.Run)) return Refuse("This run has handed off already.");
        if (string.IsNullOrWhiteSpace(handoff.Summary)) return Refuse("Say in `summary` in one to four sentences what was done.");
        if (string.IsNullOrWhiteSpace(handoff.CommitMessage)) return Refuse("Give a `commitMessage` for the engine's commit.");
        if (handoff is { Outcome: HandoffOutcome.Partial, Undone: [] })
            return Refuse("The outcome is `partial`: list in `undone` what is missing, or hand off `done`.");
        if (OffLimits(mission, facts) is { } path)
            return Refuse($"{path} is off limits for this mission: put it back as it was, or `propose` to change the boundary.");
        if (ProofPath(mission, facts) is { } proof)
            return Refuse($"{proof} is the path of a proof and never on the branch: remove it, then hand off again.");

        var disputes = HandoffCheck.Disputes(handoff, facts);
        IEnumerable<(Severity Severity, string Text, string? Fix)> raised =
        [
            .. disputes.Select(one => (Severity.Blocking, $"{by.Run} claims: {one.Claim} The engine saw: {one.Fact}", (string?)null)),
            .. handoff.Undone.Select(text => (Severity.Blocking, $"Left undone by {by.Run}: {text}", (string?)null)),
            .. handoff.Outcome is HandoffOutcome.Failed
                ? [(Severity.Blocking, $"{by.Run} failed to build {feature}: {handoff.Summary}", null)]
                : Array.Empty<(Severity, string, string?)>(),
            .. handoff.Issues.Select(issue => (issue.Severity, issue.Text, issue.SuggestedFix)),
            .. handoff.Procedure.Suggestions.Where(one => one.Systemic)
                .Select(one => (Severity.Suggestion, $"Skill {one.Skill}: {one.Text}", (string?)null)),
        ];
        return Accept(
        [
            new FeatureHandedOff(by.Run.Value, feature, handoff, facts),
            .. disputes.Select(one => new ClaimDisputed(by.Run.Value, feature, one.Claim, one.Fact)),
            .. Issues(mission, [.. raised.Select(one => new Issue(default, one.Severity, one.Text, by.ToString(), one.Fix, feature))]),
        ]);
    }

    private static string? OffLimits(Mission mission, RunFacts facts) => facts.Files.FirstOrDefault(path =>
        mission.Plan?.Boundaries is { } bounds
        && (bounds.OffLimits.Any(glob => Glob.Matches(glob, path))
            || bounds.Write is [_, ..] && !bounds.Write.Any(glob => Glob.Matches(glob, path))));

    private static string? ProofPath(Mission mission, RunFacts facts) => facts.Files.FirstOrDefault(path =>
        mission.Plan!.Contract.Select(assertion => assertion.Proof).OfType<Proof.Command>()
            .Any(proof => proof.Files.Any(file => file.Path == path)));

    private static Decision Raises(Mission mission, RaiseIssue raise, Actor by)
    {
        var run = mission.Run(by.Run!.Value)!;
        return Accept([.. Issues(
            mission,
            [new(default, raise.Severity, raise.Text, by.ToString(), raise.SuggestedFix, run.Feature, null, run.Milestone, run.Round)])]);
    }

    private static Decision Proposes(Mission mission, Propose propose, Actor by) => Accept(new ProposalMade(
        new(new(mission.Proposals.Count + 1), by.Run!.Value, propose.About, propose.Change, propose.Because)));

    private static Decision Resolves(Mission mission, ResolveIssue resolve)
    {
        if (mission.Issues.FirstOrDefault(issue => issue.Id == resolve.Issue) is not { } issue)
            return Refuse($"There is no issue {resolve.Issue}. {OpenIssues(mission)}");
        if (!issue.IsOpen) return Refuse($"{issue.Id} is resolved already: {issue.Resolution!.Because} {OpenIssues(mission)}");
        if (string.IsNullOrWhiteSpace(resolve.Because)) return Refuse("Say in `because` why this is the right answer to it.");
        if (resolve.By is not ResolvedBy.Dismiss && Pending(mission, resolve.Feature) is { } problem) return Refuse(problem);

        return Accept(new IssueResolved(issue.Id, new(resolve.By, resolve.Because, resolve.Feature)));
    }

    private static string? Pending(Mission mission, FeatureId? feature) => feature switch
    {
        null => "Name in `feature` the pending feature that takes care of it.",
        { } id when mission.Plan?.Feature(id) is null => $"There is no feature {id}; add it with `amend_plan` first.",
        { } id when mission.IsDone(id) || mission.IsCancelled(id) => $"{id} is not pending any more; add a follow-up with `amend_plan`.",
        _ => null,
    };

    private static string OpenIssues(Mission mission) => mission.Issues.Where(issue => issue.IsOpen).ToList() switch
    {
        [] => "No issue is open.",
        var open => $"Open: {string.Join(", ", open.Select(issue => issue.Id))}.",
    };

    private static Decision Answers(Mission mission, AnswerProposal answer) =>
        mission.Proposals.FirstOrDefault(proposal => proposal.Id == answer.Proposal) switch
        {
            null => Refuse($"There is no proposal {answer.Proposal}."),
            { Answer: not null } => Refuse($"{answer.Proposal} is answered already."),
            _ => Accept(new ProposalAnswered(answer.Proposal, answer.Answer, answer.Because, answer.Counter)),
        };

    /// <summary>Numbers issues, and lets a dismissed one come back with the first that touches the same files.</summary>
    private static IEnumerable<MissionEvent> Issues(Mission mission, Seq<Issue> raised) => raised.Select((issue, index) =>
        new IssueRaised(issue with
        {
            Id = new(mission.Issues.Count + index + 1),
            Returns = mission.Issues.LastOrDefault(old =>
                old.Resolution?.By is ResolvedBy.Dismiss
                && old.Files.Any(file => issue.Files.Contains(file)))?.Id,
        }));
}
