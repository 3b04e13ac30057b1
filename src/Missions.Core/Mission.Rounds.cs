using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Verdicts;

namespace Missions.Core;

public sealed partial record Mission
{
    /// <summary>The last validation of the current milestone, whether under way or over.</summary>
    public Round? LastRound =>
        Rounds.LastOrDefault(round => round.Milestone == Current?.Id && !round.IsVoid);

    /// <summary>The validation that is under way.</summary>
    public Round? OpenRound => LastRound is { Holds: null } round ? round : null;

    /// <summary>
    /// The last validation, where it failed and nothing has changed since. What failed by opinions alone, all of them
    /// dealt with by now, may be validated again as it is.
    /// </summary>
    public Round? LostRound =>
        LastRound is { Holds: false } round && IsCurrent(round) && IsLosing(round) ? round : null;

    /// <summary>The last validation, where it holds and can be sealed.</summary>
    public Round? WonRound =>
        LastRound is { Holds: true } round && IsCurrent(round) && Unproven(round) is [] ? round : null;

    public IEnumerable<Evidence> EvidenceIn(Round round) => Evidence.Where(evidence =>
        evidence.Milestone == round.Milestone && evidence.Round == round.Number && evidence.Commit == round.Commit);

    public Seq<Check> MissingChecks(Round round)
    {
        var done = EvidenceIn(round).Select(evidence => evidence.Check).ToHashSet();
        return [.. (Plan?.Checks?.All ?? []).Where(check => !done.Contains(check.Name))];
    }

    /// <summary>What the checks complain about that they did not on the base, a sentence each.</summary>
    public Seq<string> NewFindings(Round round) =>
    [
        .. EvidenceIn(round)
            .Where(evidence => evidence.Kind is EvidenceKind.Check)
            .SelectMany(NewFindings),
    ];

    public Seq<Assertion> MissingProofs(Round round)
    {
        var done = EvidenceIn(round)
            .Where(one => one.Kind is EvidenceKind.Proof)
            .Select(one => one.Assertion)
            .ToHashSet();
        return [.. ProofsOf(round).Where(assertion => !done.Contains(assertion.Id))];
    }

    public Seq<Feature> MissingReviews(Round round) =>
        [.. ToReview(round).Where(feature => !round.Reviews.Any(review => review.Feature == feature.Id))];

    /// <summary>
    /// How far a validation has got. The gates run in this order, and the first failure ends it. In a later round, what
    /// the work touches comes first, and everything else that can be run last: nothing is sealed without it.
    /// </summary>
    public Stage StageOf(Round round)
    {
        var isScoped = IsScoped(round);
        if (MissingChecks(round) is [_, ..]) return Stage.Checks;
        if (NewFindings(round) is [_, ..]) return Stage.Over;
        if ((isScoped ? FirstToRun(round) : ToRun(round)) is { } run) return run;
        if (MissingReviews(round) is [_, ..]) return Stage.Reviews;
        if (round.Scrutiny is null) return Stage.SumUp;
        if (IsUseDue(round)) return Stage.Use;
        return isScoped && !IsLosing(round) ? ToRun(round) ?? Stage.Over : Stage.Over;
    }

    private Stage? FirstToRun(Round round)
    {
        if (FirstOf(round, MissingProofs(round)) is [_, ..]) return Stage.Proofs;
        if (FirstOf(round, MissingReplays(round)) is [_, ..]) return Stage.Replays;
        return EvidenceIn(round).Any(Refutes) || HasBrokenReplay(round) ? Stage.Over : null;
    }

    private Stage? ToRun(Round round)
    {
        if (MissingProofs(round) is [_, ..]) return Stage.Proofs;
        if (MissingReplays(round) is [_, ..]) return Stage.Replays;
        return MissingBites(round) is [_, ..] ? Stage.Bite : null;
    }

    private bool IsUseDue(Round round)
    {
        if (round.Use is not null || HasBrokenReplay(round) || UsedIn(round) is not [_, ..] flows) return false;

        // A flow that failed in an earlier round on this commit is looked at again.
        return FailuresOf(round).All(failed => flows.Any(flow => flow.Id == failed.Assertion));
    }

    /// <summary>What refutes a round so far, by assertion: executed proofs, uses, judgements and words alike.</summary>
    public Seq<Standing> FailuresOf(Round round)
    {
        Seq<Standing> failed =
        [
            .. Standings.Where(standing =>
                standing.Commit == round.Commit && standing.Truth is Truth.Refuted or Truth.Blocked),
        ];
        if (failed is []) return [];

        var concerned = ProofsOf(round).Concat(Scope(round.Milestone)).Select(one => one.Id).ToHashSet();
        return failed.Without(standing => !concerned.Contains(standing.Assertion));
    }

    /// <summary>What is in scope and was not proven on the round's commit.</summary>
    public Seq<Standing> Unproven(Round round) =>
    [
        .. Scope(round.Milestone)
            .Select(assertion => StandingOf(assertion.Id))
            .Where(standing => standing.Truth is not Truth.Proven || standing.Commit != round.Commit),
    ];

    public IEnumerable<Issue> BlockingIssuesOf(Round round) =>
        BlockingIssues.Where(issue => issue.Milestone == round.Milestone && issue.Round == round.Number);

    /// <summary>Whether something that was found already keeps the round from holding.</summary>
    public bool IsLosing(Round round) =>
        NewFindings(round) is [_, ..] || FailuresOf(round) is [_, ..] || BlockingIssuesOf(round).Any();

    /// <summary>Whether what the engine saw is about the round under way; elsewhere it proves nothing.</summary>
    public bool Decides(Evidence evidence) =>
        OpenRound is { } round
        && (evidence.Milestone, evidence.Round, evidence.Commit) == (round.Milestone, round.Number, round.Commit)
        && Standing(evidence.Assertion!.Value)?.Truth is not Truth.Waived;

    private IEnumerable<string> NewFindings(Evidence evidence)
    {
        // A check that the base does not know must pass.
        var known = KnownChecks.FirstOrDefault(check => check.Name == evidence.Check)
            ?? new(evidence.Check ?? "", "", [0], [], []);
        var fresh = known.NewIn(evidence.ExitCode ?? -1, evidence.Findings);

        // Where the run itself broke down, that it came to fewer tests is no news.
        var counted = fresh is [] ? evidence.Tests : known.Tests;
        return fresh
            .Concat(TestIntegrity.Findings(known.Tests, counted, evidence.Touched, Plan?.Tests?.MayChange ?? []))
            .Select(finding => $"{evidence.Check}: {finding} ({evidence.Id})");
    }

    private bool IsCurrent(Round round) => round.Commit == Head && round.Revision == Revision;
}

/// <summary>The steps of a validation, in order.</summary>
public enum Stage
{
    Checks,
    Proofs,
    Replays,
    Bite,
    Reviews,
    SumUp,
    Use,
    Over,
}
