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
        var (run, sessions) = (shop.Mission.State.Run(id)!, new AgentSessions(shop));
        if (shop.Mission.State.Words.Any(word => word is { Now: true, IsHeard: false }))
        {
            await sessions.LoseAsync(run, new(LossKind.Interrupted, "The human interrupted it to say something."), ct);
            return;
        }
        if (Replaced(run) is { } other)
        {
            var why = $"{run.Seat} could not go on, and the seat was given to {other}.";
            await sessions.LoseAsync(run, new(LossKind.Interrupted, why), ct);
            return;
        }

        // A try while the mission still stands still is no new beginning: the journal has it once it succeeds.
        if (shop.Mission.State.Parking is null && await RefusedAsync(id, ct) is { } because)
            await sessions.LoseAsync(run, new(LossKind.CutOff, because), ct);
        else await goOn(run);
    }

    private async Task<string?> RefusedAsync(RunId id, CancellationToken ct) =>
        (await shop.Mission.SubmitAsync(new MissionCommand.ResumeRun(id), Actor.Engine, ct)).Refusal;

    /// <summary>Who was given the seat of a run that stood still.</summary>
    private string? Replaced(Run run) =>
        run.WasParked && shop.Mission.State.SeatOf(run.Role) is { Seat: var seat } && seat != run.Seat ? seat : null;
}
