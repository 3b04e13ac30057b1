using System.Text;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Verdicts;
using Missions.Engine.Proofs;
using Missions.Engine.Workspaces;

namespace Missions.Engine.Steps;

/// <summary>
/// Tries every new proof on the untouched base: it must fail there for the stated reason, or hold and notice
/// damage.
/// </summary>
internal sealed class RehearseStep(Workshop shop)
{
    private readonly ProofRunner _proofs = new(shop);

    public async Task RunAsync(Seq<AssertionId> assertions, CancellationToken ct)
    {
        foreach (var id in assertions)
        {
            var assertion = shop.Mission.State.Plan!.Assertion(id)!;
            shop.Activity($"Rehearsing {id} on the base");
            await shop.Mission.MustAsync(new MissionCommand.Rehearse(await RehearsalAsync(assertion, ct)), ct);
        }
    }

    /// <summary>What comes of trying a proof on the base, as often as it takes.</summary>
    public async Task<Rehearsal> RehearsalAsync(Assertion assertion, CancellationToken ct)
    {
        if (assertion.Proof is not Proof.Command proof) return new(assertion.Id, assertion.ProofHash, WasSkipped: true);
        await PinAsync(assertion, proof, ct);

        var commit = shop.Mission.State.Base;
        var runs = await Task.WhenAll(_proofs.RunAsync(assertion, commit, ct), _proofs.RunAsync(assertion, commit, ct));
        var first = runs[0];
        var mutants = assertion.IsGuard && first.ExitCode == proof.ExpectExit
            ? await new Mutations(shop, _proofs).TryAsync(assertion, commit, ct)
            : (0, 0);
        var output = await shop.Blobs.PutAsync(Encoding.UTF8.GetBytes(first.Output), ct);

        return new(assertion.Id, assertion.ProofHash, RehearsalRules.Problem(assertion, [.. runs], mutants), output);
    }

    /// <summary>The proof's files, outside every worker's reach, for people to read.</summary>
    private async Task PinAsync(Assertion assertion, Proof.Command proof, CancellationToken ct)
    {
        foreach (var file in proof.Files)
            await shop.Files.WriteAsync(
                Path.Combine(shop.Home.Pinned, assertion.Id.ToString(), file.Path),
                Encoding.UTF8.GetBytes(file.Content),
                ct);
    }
}
