using Missions.Core;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Engine.Sessions;
using Missions.Engine.Workspaces;

namespace Missions.Engine.Steps;

/// <summary>
/// Goes on with a run that the journal says is open although nobody works on it: the program died, or was stopped.
/// </summary>
internal sealed class RecoverStep(Workshop shop)
{
    public async Task RunAsync(RunId id, Func<Run, Task> goOn, CancellationToken ct)
    {
        var run = shop.Mission.State.Run(id)!;
        if (shop.Mission.State.Words.Any(word => word is { Now: true, IsHeard: false }))
        {
            await new AgentSessions(shop).LoseAsync(run, "The human interrupted it to say something.", default, ct);
            return;
        }

        var decision = await shop.Mission.SubmitAsync(new MissionCommand.ResumeRun(id), Actor.Engine, ct);
        if (decision.Refusal is { } because) await new AgentSessions(shop).LoseAsync(run, because, default, ct);
        else await goOn(run);
    }
}
