using Missions.Core.Plans;
using Missions.Core.Verdicts;

namespace Missions.Core;

public sealed partial record Mission
{
    /// <summary>The last validation of the current milestone, whether under way or over.</summary>
    public Round? LastRound =>
        Rounds.LastOrDefault(round => round.Milestone == Current?.Id && !round.IsVoid);

    /// <summary>The validation that is under way.</summary>
    public Round? OpenRound => LastRound is { Holds: null } round ? round : null;

    /// <summary>The last validation, where it failed and nothing has changed since.</summary>
    public Round? LostRound => LastRound is { Holds: false } round && IsCurrent(round) ? round : null;

    /// <summary>The last validation, where it holds and can be sealed.</summary>
    public Round? WonRound => LastRound is { Holds: true } round && IsCurrent(round) ? round : null;

    /// <summary>What must be proven for a milestone, on its own commit: its own assertions, and every guard.</summary>
    public Seq<Assertion> Scope(MilestoneId milestone) =>
    [
        .. Plan!.Contract.Where(assertion =>
            Standing(assertion.Id)?.Truth is not Truth.Waived
            && (assertion.IsGuard
                ? !IsPast(assertion.Until)
                : Plan.OwnerOf(assertion.Id) is { } owner && Plan.MilestoneOf(owner.Id)?.Id == milestone)),
    ];

    /// <summary>What runs in a round: the proofs in scope, and those sealed before, which must go on holding.</summary>
    public Seq<Assertion> ProofsOf(Round round) =>
    [
        .. Scope(round.Milestone).Where(assertion => assertion.Proof is Proof.Command),
        .. Plan!.Contract.Where(assertion =>
            !assertion.IsGuard
            && assertion.Proof is Proof.Command
            && !IsPast(assertion.Until)
            && Standing(assertion.Id)?.Truth is not Truth.Waived
            && Plan.OwnerOf(assertion.Id) is { } owner
            && Plan.MilestoneOf(owner.Id) is { } home && IsSealed(home.Id)),
    ];

    /// <summary>
    /// Every feature in the first round; later the follow-ups since, what they mend, and what owns a review proof.
    /// </summary>
    public Seq<Feature> ToReview(Round round)
    {
        var milestone = Plan!.Milestones.First(one => one.Id == round.Milestone);
        Seq<Feature> built = [.. milestone.Features.Where(one => IsDone(one.Id))];
        var before = Rounds
            .Where(one => one.Milestone == round.Milestone && one.Number < round.Number && !one.IsVoid)
            .SelectMany(one => one.Reviews.Select(review => review.Feature))
            .ToHashSet();
        var fresh = built.Where(feature => !before.Contains(feature.Id)).ToList();
        var mended = fresh.Select(feature => feature.Follows).OfType<FeatureId>().ToHashSet();

        return [.. built.Where(feature =>
            fresh.Contains(feature) || mended.Contains(feature.Id) || JudgedBy(feature).Any())];
    }

    /// <summary>The review proofs that the reviewer of a feature answers.</summary>
    public IEnumerable<Assertion> JudgedBy(Feature feature) => Plan!.Contract.Where(assertion =>
        assertion.Proof is Proof.Review
        && Standing(assertion.Id)?.Truth is not Truth.Waived
        && (assertion.IsGuard
            ? Current?.Features is [var first, ..] && first.Id == feature.Id
            : feature.Satisfies.Contains(assertion.Id)));

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

    public Seq<Assertion> FlowsOf(Round round) =>
        [.. Scope(round.Milestone).Where(assertion => assertion.Proof is Proof.Flow)];

    public Seq<Assertion> MissingHumanProofs(Round round) =>
    [
        .. Scope(round.Milestone).Where(assertion =>
            assertion.Proof is Proof.Human
            && Standing(assertion.Id)?.Commit != round.Commit
            && !Choices.Any(choice => choice.IsOpen && choice.About == assertion.Id.ToString())),
    ];

    /// <summary>How far a validation has got. The gates run in this order, and the first failure ends it.</summary>
    public Stage StageOf(Round round)
    {
        if (MissingChecks(round) is [_, ..]) return Stage.Checks;
        if (NewFindings(round) is [_, ..]) return Stage.Over;
        if (MissingProofs(round) is [_, ..]) return Stage.Proofs;
        if (MissingReviews(round) is [_, ..]) return Stage.Reviews;
        if (round.Scrutiny is null) return Stage.SumUp;
        if (FailuresOf(round) is [_, ..]) return Stage.Over;
        if (FlowsOf(round) is [_, ..] && round.Use is null) return Stage.Use;

        return Stage.Over;
    }

    /// <summary>What refutes a round so far, by assertion: executed proofs, uses, judgements and words alike.</summary>
    public Seq<Standing> FailuresOf(Round round) =>
    [
        .. Standings
            .Where(standing => standing.Commit == round.Commit && standing.Truth is Truth.Refuted or Truth.Blocked)
            .Where(standing => ProofsOf(round).Concat(Scope(round.Milestone)).Any(one => one.Id == standing.Assertion)),
    ];

    private IEnumerable<string> NewFindings(Evidence evidence)
    {
        var known = Readiness?.Base.FirstOrDefault(check => check.Name == evidence.Check);
        return known?.NewIn(evidence.ExitCode ?? -1, evidence.Findings)
            .Select(finding => $"{evidence.Check}: {finding} ({evidence.Id})") ?? [];
    }

    private bool IsCurrent(Round round) => round.Commit == Head && round.Revision == Revision;

    private bool IsPast(MilestoneId? until) => until is { } id && IsSealed(id);
}

/// <summary>The steps of a validation, in order.</summary>
public enum Stage
{
    Checks,
    Proofs,
    Reviews,
    SumUp,
    Use,
    Over,
}
