using Missions.Core;
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
        var plan = shop.Mission.State.Plan!;
        await foreach (var known in new Rehearser(shop).TryAsync([.. assertions.Select(id => plan.Assertion(id)!)], ct))
            await shop.Mission.MustAsync(new MissionCommand.Rehearse(known), ct);
    }
}
