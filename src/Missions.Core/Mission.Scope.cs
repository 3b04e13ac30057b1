using Missions.Core.Plans;
using Missions.Core.Verdicts;

namespace Missions.Core;

public sealed partial record Mission
{
    /// <summary>
    /// What must be proven for a milestone, on its own commit: its own assertions, every guard, and what was sealed
    /// before and is not proven any more.
    /// </summary>
    public Seq<Assertion> Scope(MilestoneId milestone)
    {
        var homes = Plan!.Homes();
        return
        [
            .. Plan.Contract.Where(assertion => Standing(assertion.Id) switch
            {
                { Truth: Truth.Waived } => false,
                _ when assertion.IsGuard => !IsPast(assertion.Until),
                var standing => homes.TryGetValue(assertion.Id, out var home)
                    && (home == milestone || standing?.Truth is not Truth.Proven && MustStillHold(assertion, homes)),
            }),
        ];
    }

    /// <summary>An assertion of a milestone that is sealed, and which must go on holding.</summary>
    private bool MustStillHold(Assertion assertion, IReadOnlyDictionary<AssertionId, MilestoneId> homes) =>
        homes.TryGetValue(assertion.Id, out var home) && IsSealed(home) && !IsPast(assertion.Until);

    /// <summary>What runs in a round: the proofs in scope, and those sealed before, which must go on holding.</summary>
    public Seq<Assertion> ProofsOf(Round round) => ProofsOf(round.Milestone);

    private Seq<Assertion> ProofsOf(MilestoneId milestone)
    {
        var homes = Plan!.Homes();
        return
        [
            .. Plan.Contract
                .Where(assertion => !assertion.IsGuard && MustStillHold(assertion, homes))
                .Where(assertion => Standing(assertion.Id)?.Truth is not Truth.Waived)
                .UnionBy(Scope(milestone), assertion => assertion.Id)
                .Where(assertion => assertion.Proof.IsExecuted),
        ];
    }

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
        var mended = fresh
            .SelectMany(feature => feature.Mends.Select(id => Plan.OwnerOf(id)?.Id).Append(feature.Follows))
            .OfType<FeatureId>()
            .ToHashSet();

        return [.. built.Where(feature =>
            fresh.Contains(feature) || mended.Contains(feature.Id) || JudgedBy(feature).Any())];
    }

    /// <summary>
    /// The review proofs that the reviewer of a feature answers: its own, and for the first those of no feature here.
    /// </summary>
    public IEnumerable<Assertion> JudgedBy(Feature feature)
    {
        if (Current is not { Features: [var first, ..] } milestone) return [];
        return Scope(milestone.Id).Where(assertion =>
            assertion.Proof is Proof.Review
            && (Plan!.OwnerOf(assertion.Id) is { } owner && milestone.Has(owner.Id) ? owner : first).Id == feature.Id);
    }

    public Seq<Assertion> FlowsOf(Round round) =>
        [.. Scope(round.Milestone).Where(assertion => assertion.Proof is Proof.Flow)];

    public Seq<Assertion> MissingHumanProofs(Round round) =>
    [
        .. Scope(round.Milestone).Where(assertion =>
            assertion.Proof is Proof.Human
            && Standing(assertion.Id)?.Commit != round.Commit
            && !Choices.Any(choice => choice.IsOpen && choice.About == assertion.Id.ToString())),
    ];
}
