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
        if (!assertion.Proof.IsExecuted) return new(assertion.Id, assertion.ProofHash, WasSkipped: true);
        await PinAsync(assertion, ct);
        var proofs = new ProofRunner(shop).For(assertion.Id);

        var (problem, said) = assertion.Proof is Proof.Measure measure
            ? await MeasureAsync(proofs, measure, ct)
            : await RepeatAsync(proofs, assertion, ct);
        var output = await shop.Blobs.PutAsync(Encoding.UTF8.GetBytes(said), ct);
        return shop.Mission.State.IsArticle(assertion.Id)
            ? new(assertion.Id, assertion.ProofHash, Output: output, NotYet: problem)
            : new(assertion.Id, assertion.ProofHash, problem, output);
    }

    private async Task<(string? Problem, string Output)> RepeatAsync(
        ProofRunner proofs, Assertion assertion, CancellationToken ct)
    {
        var proof = assertion.Proof;
        var twice = await Task.WhenAll(proofs.RunAsync(proof, Base, ct), proofs.RunAsync(proof, Base, ct));
        Seq<ProofOutcome> runs = [.. twice];
        // Whoever wrote an article answers for it: that it notices damage is not asked.
        var mutants = assertion.IsGuard && runs[0].Meets(proof) && !shop.Mission.State.IsArticle(assertion.Id)
            ? await new Mutations(shop, proofs).TryAsync(assertion, Base, Noticing(proofs, proof, runs[0]), ct)
            : (0, 0);
        var problem = proof is Proof.Parity
            ? ParityRules.Problem(runs, mutants)
            : RehearsalRules.Problem(assertion, runs, mutants);

        return (problem, runs[0].Output);
    }

    private async Task<(string? Problem, string Output)> MeasureAsync(
        ProofRunner proofs, Proof.Measure proof, CancellationToken ct)
    {
        try
        {
            var measured = await new MeasureRunner(proofs).RunAsync(proof, Base, Base, ct);
            return (MeasureRules.Problem(proof, measured), MeasureRules.Judge(proof, measured).Output);
        }
        catch (SetupFailed failed)
        {
            return (failed.Message, failed.Message);
        }
    }

    /// <summary>How a guard shows that it notices damage, within a few times what it takes undamaged.</summary>
    private Notices Noticing(ProofRunner proofs, Proof proof, ProofOutcome whole)
    {
        var patience = 5 + (int)Math.Ceiling(3 * whole.Seconds);
        if (proof is Proof.Parity parity)
        {
            var runner = new ParityRunner(proofs, shop.Clock);
            var hasty = parity with { TimeoutSeconds = Math.Min(parity.TimeoutSeconds, patience) };
            Seq<Behaviour> seen = [];
            return async (checkout, ct) =>
            {
                if (seen is [])
                {
                    await using var undamaged = await proofs.OpenAsync(Base, ct);
                    seen = await runner.BehaveAsync(undamaged, hasty, ct);
                }

                return !ParityRules.Judge(hasty, seen, await runner.BehaveAsync(checkout, hasty, ct)).Meets(hasty);
            };
        }
        var command = (Proof.Command)proof;
        var quick = command with { TimeoutSeconds = Math.Min(command.TimeoutSeconds, patience) };
        return async (checkout, ct) => !(await ProofRunner.RunInAsync(checkout, quick, ct)).Meets(quick);
    }

    private string Base => shop.Mission.State.Base;

    /// <summary>The proof's files, outside every worker's reach, for people to read.</summary>
    private async Task PinAsync(Assertion assertion, CancellationToken ct)
    {
        foreach (var file in assertion.Proof.Brings)
            await shop.Files.WriteAsync(
                Path.Combine(shop.Home.Pinned, assertion.Id.ToString(), file.Path),
                Encoding.UTF8.GetBytes(file.Content),
                ct);
    }
}
