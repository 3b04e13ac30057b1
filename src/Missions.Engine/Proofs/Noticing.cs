using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Verdicts;
using Missions.Engine.Workspaces;

namespace Missions.Engine.Proofs;

/// <summary>How a guard shows that it notices damage, within a few times what it takes undamaged.</summary>
internal sealed class Noticing(Workshop shop, ProofRunner proofs)
{
    public Notices Of(Proof proof, ProofOutcome whole)
    {
        var patience = 5 + (int)Math.Ceiling(3 * whole.Seconds);
        if (proof is Proof.Parity parity)
            return OfParity(parity with { TimeoutSeconds = Math.Min(parity.TimeoutSeconds, patience) });

        var command = (Proof.Command)proof;
        var quick = command with { TimeoutSeconds = Math.Min(command.TimeoutSeconds, patience) };
        return async (checkout, ct) => !(await ProofRunner.RunInAsync(checkout, quick, ct)).Meets(quick);
    }

    private Notices OfParity(Proof.Parity hasty)
    {
        var runner = new ParityRunner(proofs, shop.Clock);
        Seq<Behaviour> seen = [];
        return async (checkout, ct) =>
        {
            if (seen is [])
            {
                await using var undamaged = await proofs.OpenAsync(shop.Mission.State.Base, ct);
                seen = await runner.BehaveAsync(undamaged, hasty, ct);
            }

            return !ParityRules.Judge(hasty, seen, await runner.BehaveAsync(checkout, hasty, ct)).Meets(hasty);
        };
    }
}
