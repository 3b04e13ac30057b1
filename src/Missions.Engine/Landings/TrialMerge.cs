using System.Text;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Verdicts;
using Missions.Engine.Proofs;
using Missions.Engine.Verifying;
using Missions.Engine.Workspaces;
using Missions.World.Git;

namespace Missions.Engine.Landings;

/// <summary>
/// What would be on the user's branch once the mission is there, and whether all that was sealed still holds on it.
/// </summary>
/// <param name="Commit">Not moved to yet by anybody.</param>
/// <param name="Conflicts">Paths that keep it from being one.</param>
/// <param name="Reruns">Empty where there was nothing to run again: <see cref="IsSealed"/> or a conflict.</param>
/// <param name="IsSealed">It is the very commit that the last milestone is sealed on.</param>
public sealed record Trial(string Commit, Seq<string> Conflicts, Seq<Rerun> Reruns, bool IsSealed)
{
    public bool Holds => Conflicts is [] && Reruns.All(one => one.Holds);
}

/// <summary>Merges the head with the user's branch, and runs checks, guards and sealed proofs on that.</summary>
public sealed class TrialMerge(Workshop shop)
{
    /// <param name="tip">Where the user's branch stands; null where it is gone.</param>
    public async Task<Trial> TryAsync(string? tip, CancellationToken ct)
    {
        var state = shop.Mission.State;
        if (tip is null) return new(state.Head, [], [], IsSealed: true);

        var message = CommitText.Of(
            state.Opening!.Commits, $"Merge mission/{shop.Home.Id} into {state.Opening.Branch}", "chore", shop.Author,
            $"Mission: {shop.Home.Id}");
        var draft = new CommitDraft($"Land: {tip}", message, shop.Author, state.LastAt);
        var merged = await shop.Base.MergeAsync(tip, state.Head, draft, ct);
        if (merged.Conflicts is [_, ..]) return new(merged.Commit, [.. merged.Conflicts], [], IsSealed: false);

        var isSealed = await IsSealedAsync(merged.Commit, ct);
        return new(merged.Commit, [], isSealed ? [] : await RerunAsync(merged.Commit, tip, ct), isSealed);
    }

    /// <summary>Equal files prove the same, whatever else a commit says.</summary>
    private async Task<bool> IsSealedAsync(string commit, CancellationToken ct) =>
        shop.Mission.State.Seals is [.., var seal]
        && await shop.Repository.TreeAsync(seal.Commit, ct) == await shop.Repository.TreeAsync(commit, ct);

    private async Task<Seq<Rerun>> RerunAsync(string commit, string tip, CancellationToken ct)
    {
        var (state, done) = (shop.Mission.State, new List<Rerun>());
        var proofs = new ProofRunner(shop) { Against = tip };
        foreach (var check in state.Plan?.Checks?.All ?? [])
            done.Add(await CheckAsync(proofs, check, (commit, tip), ct));
        return [.. done, .. await new Rerunning(shop, "on the trial merge").RunAsync(commit, tip, ct)];
    }

    /// <summary>What is new there: neither the known base nor the branch by itself complains about it.</summary>
    private async Task<Rerun> CheckAsync(
        ProofRunner proofs, Check check, (string Commit, string Tip) at, CancellationToken ct)
    {
        shop.Activity($"Checking the trial merge: {check.Name}");
        var outcome = await proofs.CheckAsync(check, at.Commit, ct);
        var known = shop.Mission.State.KnownChecks.FirstOrDefault(one => one.Name == check.Name)
            ?? new(check.Name, check.Run, [0], [], []);
        var holds = NewIn(known, outcome) is [];
        if (!holds && at.Tip != shop.Mission.State.Base)
        {
            var alone = await proofs.CheckAsync(check, at.Tip, ct);
            var there = new BaseCheck(check.Name, check.Run, [alone.ExitCode], Proofs.Findings.In(alone.Output), []);
            holds = NewIn(there, outcome) is [];
        }
        return new(check.Name, holds, outcome.ExitCode, await KeepAsync(outcome, ct));
    }

    private static Seq<string> NewIn(BaseCheck known, ProofOutcome outcome) =>
        known.NewIn(outcome.ExitCode, outcome.ExitCode == 0 ? [] : Proofs.Findings.In(outcome.Output));

    private Task<string> KeepAsync(ProofOutcome outcome, CancellationToken ct) =>
        shop.Blobs.PutAsync(Encoding.UTF8.GetBytes(outcome.Output), ct);
}
