using System.Text;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Verdicts;
using Missions.Engine.Flows;
using Missions.Engine.Proofs;
using Missions.Engine.Workspaces;

namespace Missions.Engine.Verifying;

/// <summary>
/// Does again what proved the assertions that stand as proven, on a commit: executed proofs and recorded flows, without
/// a model. Journals nothing; what was printed is kept beside the other outputs.
/// </summary>
/// <param name="where">For whoever watches, such as <c>on the trial merge</c>.</param>
public sealed class Rerunning(Workshop shop, string where)
{
    /// <param name="commit">Null for the one of each that it was proven on.</param>
    /// <param name="against">What parity and measures are held against; null for the mission's base.</param>
    public async Task<Seq<Rerun>> RunAsync(string? commit, string? against, CancellationToken ct)
    {
        var (state, done) = (shop.Mission.State, new List<Rerun>());
        var proofs = new ProofRunner(shop) { Against = against };
        foreach (var assertion in (state.Plan?.Contract ?? []).Where(one => MustHold(state, one)))
        {
            var at = commit ?? state.StandingOf(assertion.Id).Commit!;
            if (assertion.Proof.IsExecuted) done.Add(await ProveAsync(proofs, assertion, at, ct));
            else if (state.RecordingOf(assertion) is { Script: not null } recording)
                done.Add(await ReplayAsync(assertion, recording, at, ct));
        }
        return [.. done];
    }

    /// <summary>What stands as proven and nothing can run: judgements, and uses that were not recorded.</summary>
    public static Seq<AssertionId> Without(Seq<Rerun> reruns, Mission state) =>
    [
        .. (state.Plan?.Contract ?? [])
            .Where(one => MustHold(state, one) && reruns.All(rerun => rerun.What != one.Id.ToString()))
            .Select(one => one.Id),
    ];

    private static bool MustHold(Mission state, Assertion assertion) =>
        state.StandingOf(assertion.Id).Truth is Truth.Proven && !state.IsPast(assertion.Until);

    private async Task<Rerun> ProveAsync(ProofRunner proofs, Assertion assertion, string commit, CancellationToken ct)
    {
        shop.Activity($"Proving {assertion.Id} {where}");
        var outcome = await proofs.For(assertion.Id).RunAsync(assertion.Proof, commit, ct);
        var output = await KeepAsync(outcome.Output, ct);
        return new(assertion.Id.ToString(), outcome.Meets(assertion.Proof), outcome.ExitCode, output);
    }

    private async Task<Rerun> ReplayAsync(Assertion flow, Recording recording, string commit, CancellationToken ct)
    {
        shop.Activity($"Doing the flow of {flow.Id} {where}");
        var (played, wrong) = await new Replaying(shop).TwiceAsync(flow, recording, commit, ct);
        var output = await KeepAsync(Replaying.Text(played, wrong), ct);
        return new(flow.Id.ToString(), wrong is null, wrong is null ? 0 : 1, output);
    }

    private Task<string> KeepAsync(string output, CancellationToken ct) =>
        shop.Blobs.PutAsync(Encoding.UTF8.GetBytes(output), ct);
}
