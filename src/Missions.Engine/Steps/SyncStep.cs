using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Seats;
using Missions.Core.Verdicts;
using Missions.Engine.Flows;
using Missions.Engine.Proofs;
using Missions.Engine.Workspaces;
using Missions.World.Git;

namespace Missions.Engine.Steps;

/// <summary>
/// Notices what is new on the user's branch, brings it in at a boundary, and does again what was proven before.
/// </summary>
internal sealed class SyncStep(Workshop shop)
{
    private readonly ProofRunner _proofs = new(shop);

    /// <summary>One look at one ref; journaled once for each new commit.</summary>
    public async Task NoticeAsync(CancellationToken ct)
    {
        if (shop.Mission.State is not { IsOver: false, Opening: { Branch: { } branch } opening }) return;
        if (await shop.Base.TipAsync(branch, ct) is { } tip && tip != shop.Mission.State.BaseTip)
            await shop.Mission.SubmitAsync(new MissionCommand.NoticeBase(tip), Actor.Engine, ct);
    }

    /// <summary>May be done again: the same two commits give the same merge, and only the last line says so.</summary>
    public async Task RunAsync(string commit, CancellationToken ct)
    {
        var (state, home) = (shop.Mission.State, shop.Home);
        shop.Activity($"Bringing in what is new on {state.Opening!.Branch}");
        var message = CommitText.Of(
            state.Opening.Commits, $"Merge {state.Opening.Branch} into mission/{home.Id}", "chore", shop.Author,
            $"Mission: {home.Id}", $"Base: {commit}");
        var draft = new CommitDraft($"Base: {commit}", message, shop.Author, state.LastAt);
        var merged = await shop.Base.MergeAsync(state.Head, commit, draft, ct);
        var marked = merged.Conflicts is [] ? [] : await shop.Base.MarkedAsync(merged.Commit, state.Head, commit, ct);
        await shop.Repository.SetRefAsync($"refs/heads/mission/{home.Id}", merged.Commit, ct);

        var problems = new List<string>();
        var known = await new BaseRecord(shop).TakeAsync(commit, problems, ct);
        // Refused where the base has moved once more meanwhile: then the next look at it brings that in.
        await shop.Mission.SubmitAsync(
            new MissionCommand.MergeBase(
                commit, merged.Commit, [.. merged.Conflicts], [.. marked], known, [.. problems]),
            Actor.Engine,
            ct);
        await Branches.ShowAsync(shop, ct);
    }

    public async Task ProveAgainAsync(Seq<AssertionId> assertions, CancellationToken ct)
    {
        foreach (var id in assertions)
            if (shop.Mission.State.ToHoldAgain.FirstOrDefault(one => one.Id == id) is { } assertion)
                await ProveAgainAsync(assertion, shop.Mission.State.Merges[^1], ct);
    }

    private async Task ProveAgainAsync(Assertion assertion, Merge merge, CancellationToken ct)
    {
        if (assertion.Proof is Proof.Flow)
        {
            await new Replaying(shop).OnMergeAsync(assertion, merge, ct);
            return;
        }
        shop.Activity($"Proving {assertion.Id} again on what came in");
        var proof = assertion.Proof;
        var outcome = await _proofs.For(assertion.Id).RunAsync(proof, merge.Head, ct);
        var holds = outcome.Meets(proof);
        var evidence = new Evidence(
            default, EvidenceKind.Proof, proof.Line!, merge.Head, holds, "", 0, "", 0,
            Assertion: assertion.Id, ProofHash: assertion.ProofHash, Seat: "engine",
            Note: holds ? null : await BecauseAsync(assertion, outcome, merge, ct));
        await _proofs.RecordAsync(evidence, outcome, $"merge/{merge.Head}/{assertion.Id}/{assertion.ProofHash}", ct);
    }

    /// <summary>Whether the base broke it by itself: a guard that fails there too is not the mission's doing.</summary>
    private async Task<string> BecauseAsync(
        Assertion assertion, ProofOutcome outcome, Merge merge, CancellationToken ct)
    {
        var how = Complaint.Of(outcome, assertion);
        if (!assertion.IsGuard) return how;

        var alone = await _proofs.For(assertion.Id).RunAsync(assertion.Proof, merge.Base, ct);
        return alone.Meets(assertion.Proof)
            ? $"{how} On the base's own commit it holds."
            : $"{how} On the base's own commit it fails, too: the base brought that in, not the mission.";
    }
}
