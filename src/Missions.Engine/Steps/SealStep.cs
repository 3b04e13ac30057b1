using Missions.Core;
using Missions.Engine.Workspaces;

namespace Missions.Engine.Steps;

/// <summary>Seals a milestone that holds, and shows the user the commit that it holds on.</summary>
internal sealed class SealStep(Workshop shop)
{
    public async Task RunAsync(CancellationToken ct)
    {
        await shop.Mission.MustAsync(new MissionCommand.SealMilestone(), ct);
        await Branches.ShowAsync(shop, ct);
    }
}
