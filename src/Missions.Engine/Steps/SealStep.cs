using Missions.Core;
using Missions.Engine.Flows;
using Missions.Engine.Workspaces;

namespace Missions.Engine.Steps;

/// <summary>Seals a milestone that holds, and shows the user the commit that it holds on.</summary>
internal sealed class SealStep(Workshop shop)
{
    public async Task RunAsync(CancellationToken ct)
    {
        // Rounds record what was used before they end; one that an older version ended may not have.
        await new Recorder(shop).RunAsync(shop.Mission.State.WonRound!, ct);
        await shop.Mission.MustAsync(new MissionCommand.SealMilestone(), ct);
        await Branches.ShowAsync(shop, ct);
    }
}
