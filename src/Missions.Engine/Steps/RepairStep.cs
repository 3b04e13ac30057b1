using System.Text;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Core.Verdicts;
using Missions.Engine.Proofs;
using Missions.Engine.Sessions;
using Missions.Engine.Workspaces;

namespace Missions.Engine.Steps;

/// <summary>
/// Tries a repaired proof: on the base, on every commit that the old one refuted, and before a reviewer who knows
/// nothing
/// else.
/// </summary>
internal sealed class RepairStep(Workshop shop)
{
    public async Task RunAsync(ProofRepair repair, Run? resumed, CancellationToken ct)
    {
        var old = shop.Mission.State.Plan!.Assertion(repair.Assertion)!;
        var mended = old.With(repair.Files);
        var judged = shop.Mission.State.RepairJudgements.Any(one => one.Assertion == old.Id);

        if (!judged && resumed is null && await ProblemAsync(old, mended, ct) is { } problem)
        {
            await shop.Mission.MustAsync(new MissionCommand.FinishRepair(old.Id, problem), ct);
            return;
        }
        if (!judged || resumed is not null) await JudgeAsync(old, mended, resumed, ct);
        if (shop.Mission.State.RepairJudgements.Any(one => one.Assertion == old.Id))
            await shop.Mission.MustAsync(new MissionCommand.FinishRepair(old.Id), ct);
    }

    private async Task<string?> ProblemAsync(Assertion old, Assertion mended, CancellationToken ct)
    {
        var rehearsal = await new Rehearser(shop).TryAsync([mended], ct).FirstAsync(ct);
        if (rehearsal.Problem is { } problem) return problem;
        await shop.Mission.SubmitAsync(new MissionCommand.Rehearse(rehearsal), Actor.Engine, ct);

        foreach (var commit in await RejectedAsync(old, ct))
            if ((await new ProofRunner(shop).For(mended.Id).RunAsync(mended.Proof, commit, ct)).Meets(mended.Proof))
                return $"The old proof refuted {commit}, and the repaired one lets it pass.";

        return null;
    }

    /// <summary>The commits that the old proof refuted for its stated reason; a guard states none.</summary>
    private async Task<IEnumerable<string>> RejectedAsync(Assertion old, CancellationToken ct)
    {
        var rejected = new List<string>();
        foreach (var seen in shop.Mission.State.Evidence)
            if (seen is { Kind: EvidenceKind.Proof, Holds: false }
                && (seen.Assertion, seen.ProofHash) == (old.Id, old.ProofHash)
                && Encoding.UTF8.GetString(await shop.Blobs.GetAsync(seen.Output, ct))
                    .Contains(old.AtBase.Saying ?? "", StringComparison.Ordinal))
                rejected.Add(seen.Commit);
        return rejected.Distinct();
    }

    private async Task JudgeAsync(Assertion old, Assertion mended, Run? resumed, CancellationToken ct)
    {
        var sessions = new AgentSessions(shop);
        if (await sessions.StartAsync(new(Role.Reviewer, Purpose.Repair), resumed, ct) is not { } run) return;

        await using var checkout = await Checkout.OpenAsync(shop, shop.Mission.State.Base, ct);
        var seen = new Dictionary<string, string>
        {
            ["claim"] = $"{old.Id}: {old.Claim}\nRefuted by: {old.RefutedBy}\nRelies on: {string.Join("; ", old.Interface)}",
            ["old"] = Files(old),
            ["new"] = Files(mended),
        };
        await sessions.RunAsync(run, checkout, seen, ct);
    }

    private static string Files(Assertion assertion) => string.Join(
        "\n", assertion.Proof.Brings.Select(file => $"{file.Path}:\n```\n{file.Content}\n```"));
}
