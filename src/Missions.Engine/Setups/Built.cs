using System.Security.Cryptography;
using System.Text;
using Missions.Core.Plans;
using Missions.Engine.Workspaces;

namespace Missions.Engine.Setups;

/// <summary>
/// A checkout of the base as its `build` left it. Where building it for every proof would take longer than the human
/// allows, proofs are tried in copies of that one.
/// </summary>
internal sealed class Built(Workshop shop)
{
    /// <summary>Keeps a checkout that has just been built from nothing, where that is worthwhile.</summary>
    /// <param name="seconds">What the build took.</param>
    public async Task KeepAsync(Checkout checkout, string commit, double seconds, CancellationToken ct)
    {
        // What is built elsewhere than it is used may not fit there; rooms without walls are where they are.
        if (commit != Base || !shop.Rooms.HasWalls || !IsWorthwhile(seconds) || await FindAsync(commit, ct) is not null)
            return;
        shop.Activity("Keeping the base as it is built, for the proofs");
        await shop.Layers.CopyAsync(checkout.Folder, Tree, ct);
        await shop.Files.WriteAsync(Note, Encoding.UTF8.GetBytes($"{seconds}\n"), ct); // Last: then it is whole.
    }

    /// <summary>Where it is; null where none was kept of this base with this build and setup.</summary>
    public async Task<string?> FindAsync(string commit, CancellationToken ct) =>
        commit == Base && Plan.Checks?.Build is not null && await shop.Files.ReadAsync(Note, ct) is not null ? Tree : null;

    /// <summary>Whether all proofs that are run, each twice and in a checkout of its own, would take too long.</summary>
    private bool IsWorthwhile(double seconds)
    {
        var limit = shop.Mission.State.Opening!.Limits.GateSeconds;
        return limit > 0 && seconds * 2 * Plan.Contract.Count(one => one.Proof.IsExecuted) > limit;
    }

    private Plan Plan => shop.Mission.State.Plan!;

    private string Base => shop.Mission.State.Base;

    private string Tree => $"{Place}/tree";

    private string Note => $"{Place}/built";

    private string Place => Path.Combine(shop.Home.Setups, "built-" + Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{Base}\n{Plan.Setup}\n{Plan.Checks?.Build}")))[..32]);
}
