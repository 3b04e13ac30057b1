using Missions.Core;
using Missions.Engine.Steps;

namespace Missions.Engine;

/// <summary>
/// Drives a mission until it rests. It holds nothing, so it may be killed at any moment and started again.
/// </summary>
public sealed class MissionRunner(LiveMission mission, IStepRunner steps)
{
    /// <param name="until">Asked between steps: rest here although there is more to do.</param>
    public async Task<Step.Rest> RunAsync(Func<Mission, bool> until, CancellationToken ct)
    {
        await steps.NoticeAsync(ct);
        for (var wasAtBoundary = true; ; wasAtBoundary = mission.State.IsAtBoundary)
        {
            if (mission.State.IsAtBoundary && !wasAtBoundary) await steps.NoticeAsync(ct);
            if (!mission.State.IsOver) await mission.MustAsync(new MissionCommand.TakeDefaults(), ct);

            var step = Navigator.Next(mission.State);
            if (step is Step.Rest rest) return rest;
            if (until(mission.State)) return new(RestReason.Paused, "It rests where you asked it to.");

            await RunAsync(step, ct);
        }
    }

    /// <summary>
    /// A step that the human's word cuts short is only over sooner; what comes next is looked up again.
    /// </summary>
    private async Task RunAsync(Step step, CancellationToken ct)
    {
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(ct);
        mission.CutShort = cut.Cancel;
        try
        {
            await steps.RunAsync(step, cut.Token);
        }
        catch (OperationCanceledException) when (cut.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            // The human's word is in the journal already.
        }
        finally
        {
            mission.CutShort = () => { };
        }
    }
}
