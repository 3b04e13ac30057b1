using Missions.Core.Plans;
using Missions.Core.Verdicts;

namespace Missions.Core;

public sealed partial record Mission
{
    /// <summary>The commit of the user's branch that the mission holds the whole of.</summary>
    public string Base => Merges is [.., var last] ? last.Base : Opening?.Base ?? "";

    /// <summary>What the checks say on that commit by itself.</summary>
    public Seq<BaseCheck> KnownChecks => Merges is [.., var last] ? last.Known : Readiness?.Base ?? [];

    /// <summary>The user's branch has commits that the mission has not.</summary>
    public bool IsBehind => BaseTip != Base;

    /// <summary>Nothing of a milestone is begun, so that the ground may change under nobody's feet.</summary>
    public bool IsAtBoundary =>
        IsApproved && !OpenRuns.Any() && OpenRound is null && Repairs is [] && Conflicts is []
        && (Current is not { } milestone
            || !milestone.Features.Any(feature => Handoffs.Any(one => one.Feature == feature.Id && !one.IsVoid))
                && !Rounds.Any(round => round.Milestone == milestone.Id && !round.IsVoid));

    /// <summary>What is new on the user's branch is to come in now.</summary>
    public bool IsSyncDue =>
        IsBehind && IsAtBoundary && (IsSyncWanted || Opening?.Sync is SyncWhen.Boundary);

    /// <summary>
    /// What ran or was done before a merge and must be again on it before anybody builds there. Where nothing is left
    /// to build, the round that follows does that; what is in conflict is settled first.
    /// </summary>
    public Seq<Assertion> ToHoldAgain =>
        Merges is [.., { Conflicts: [] } merge] && merge.Head == Head && OpenRound is null && NextFeature is not null
            ? [.. Plan!.Contract.Where(assertion => IsToHoldAgain(assertion, merge))]
            : [];

    /// <summary>Flows that are guards were never sealed: whoever validates looks at them anyway.</summary>
    private bool IsToHoldAgain(Assertion assertion, Merge merge) =>
        (assertion.Proof.IsExecuted || !assertion.IsGuard && RecordingOf(assertion)?.Script is not null)
        && Standing(assertion.Id)?.Truth is not Truth.Waived
        && (assertion.IsGuard ? !IsPast(assertion.Until) : MustStillHold(assertion, Plan!.Homes()))
        && !Evidence.Any(seen =>
            seen is { Kind: EvidenceKind.Proof or EvidenceKind.Replay, Milestone: null }
            && (seen.Assertion, seen.Commit, seen.ProofHash) == (assertion.Id, merge.Head, assertion.ProofHash));

    /// <summary>What is sealed again stands on what came in before: going back to it takes none of that away.</summary>
    private Mission After(MissionEvent.MilestoneSealed made) => this with
    {
        Seals = Seals.Add(made.Seal),
        Merges = Merges.Replace(
            merge => merge.Sealed.Contains(made.Seal.Milestone),
            merge => merge with { Sealed = merge.Sealed.Without(id => id == made.Seal.Milestone) }),
    };

    /// <summary>
    /// Where all was sealed, the last milestone is open again: it is done on the new ground once it holds there.
    /// </summary>
    private Mission After(MissionEvent.BaseMerged merged) => this with
    {
        Head = merged.Head,
        IsSyncWanted = false,
        Conflicts = merged.Marked,
        Seals = Current is null && Seals is [.., var last] ? Seals.Without(seal => seal == last) : Seals,
        Merges = Merges.Add(new(
            merged.Commit,
            merged.From ?? Head,
            merged.Head,
            merged.Conflicts,
            merged.Known,
            [.. Seals.Select(seal => seal.Milestone)])),
    };
}
