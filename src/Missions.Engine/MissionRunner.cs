using Missions.Core;
using Missions.Core.Runs;
using Missions.Engine.Steps;

namespace Missions.Engine;

/// <summary>
/// Drives a mission until it rests. It holds nothing, so it may be killed at any moment and started again.
/// </summary>
/// <param name="waits">Whether it waits for a provider instead of resting.</param>
public sealed class MissionRunner(LiveMission mission, IStepRunner steps, ProviderWait wait, bool waits)
{
    /// <param name="until">Asked between steps: rest here although there is more to do.</param>
    public async Task<Step.Rest> RunAsync(Func<Mission, bool> until, CancellationToken ct)
    {
        await steps.NoticeAsync(ct);
        for (var wasAtBoundary = true; ; wasAtBoundary = mission.State.IsAtBoundary)
        {
            if (mission.State.IsAtBoundary && !wasAtBoundary) await steps.NoticeAsync(ct);
            if (!mission.State.IsOver) await mission.MustAsync(new MissionCommand.TakeDefaults(), ct);

            if (await NextAsync(ct) is not { } step) continue;
            if (step is Step.Rest rest) return rest;
            if (until(mission.State)) return new(RestReason.Paused, "It rests where you asked it to.");

            await RunAsync(step, ct);
        }
    }

    private async Task<Step?> NextAsync(CancellationToken ct) =>
        Navigator.Next(mission.State) is var step && step is Step.Rest { Reason: RestReason.Waiting } rest
            && mission.State.Parking is { } parking
            ? await WaitedAsync(rest, parking, ct)
            : step;

    /// <summary>What is done while a provider is waited for; null where it is to be looked up again.</summary>
    private async Task<Step?> WaitedAsync(Step.Rest rest, Parking parking, CancellationToken ct)
    {
        if (!waits && !wait.IsDue(parking)) return rest;
        if (!await wait.IsOverAsync(mission, parking, ct)) return null;
        if (mission.State.OpenRuns.FirstOrDefault() is { } run) return new Step.Recover(run.Id);

        await mission.MustAsync(new MissionCommand.Unpark(), ct);
        return null;
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
