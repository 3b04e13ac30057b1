using Missions.Core;
using Missions.Engine.Steps;

namespace Missions.Engine;

/// <summary>Drives a mission until it rests. It holds nothing, so it may be killed at any moment and started again.</summary>
public sealed class MissionRunner(LiveMission mission, IStepRunner steps)
{
    /// <summary>Why it rests. An interruption by the human's word to the orchestrator is only the end of a step.</summary>
    /// <param name="until">Asked between steps: rest here although there is more to do.</param>
    public async Task<Step.Rest> RunAsync(Func<Mission, bool> until, CancellationToken ct)
    {
        while (true)
        {
            await mission.MustAsync(new MissionCommand.TakeDefaults(), ct);

            var step = Navigator.Next(mission.State);
            if (step is Step.Rest rest) return rest;
            if (until(mission.State)) return new(RestReason.Paused, "It rests where you asked it to.");

            await steps.RunAsync(step, ct);
        }
    }
}
