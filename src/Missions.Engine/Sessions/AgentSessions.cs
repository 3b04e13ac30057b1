using System.Text;
using Missions.Agents;
using Missions.Agents.Loop;
using Missions.Agents.Tools;
using Missions.Core;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Engine.Budgets;
using Missions.Engine.Sessions.Scouting;
using Missions.Engine.Tools;
using Missions.Engine.Workspaces;
using Missions.World;
using Missions.World.Files;

namespace Missions.Engine.Sessions;

/// <summary>
/// Runs one agent session from its start in the journal to its end there, or goes on with one that was cut off.
/// </summary>
public sealed class AgentSessions(Workshop shop)
{
    private readonly Spending _spending = new(shop);

    /// <summary>
    /// The run that is to do this: the one that was cut off, or a new one, in the journal before anything else.
    /// </summary>
    /// <returns>Null where a gate does not let it start now.</returns>
    public async Task<Run?> StartAsync(Assignment assigned, Run? resumed, CancellationToken ct)
    {
        if (resumed is not null) return resumed;
        var (role, purpose, feature, group) = assigned;
        var seat = await _spending.SeatAsync(role, ct);
        var command = new MissionCommand.StartRun(
            role, purpose, seat.Name, shop.Briefings.Hashes(purpose), feature, seat.Credentials, seat.Window, group);
        var decision = await shop.Mission.SubmitAsync(command, Actor.Engine, ct);
        return (decision.Events.FirstOrDefault() as MissionEvent.RunStarted)?.Run;
    }

    /// <summary>
    /// Lets the agent work. A cut by the human leaves the run open, so that it can go on where it stopped.
    /// </summary>
    /// <param name="checkout">Where it works.</param>
    /// <param name="seen">The blanks whose values come from the world.</param>
    public async Task RunAsync(
        Run run, Checkout checkout, IReadOnlyDictionary<string, string> seen, CancellationToken ct)
    {
        var briefing = shop.Briefings.Write(shop.Mission.State, run, seen);
        if (await shop.Files.ReadAsync(shop.Home.Briefing(run.Id), ct) is null)
            await shop.Files.WriteAsync(
                shop.Home.Briefing(run.Id),
                Encoding.UTF8.GetBytes($"{briefing.Stable}\n\n{briefing.Particular}"),
                ct);
        try
        {
            await using var log = await shop.Logs.OpenAsync(shop.Home.Transcript(run.Id), ct);
            using var folder = shop.Folders.Open(checkout.Folder);
            var (told, tries) = (new Told(briefing, new(log, shop.Clock)), shop.Mission.State.Parking?.Tries ?? 0);
            while (true)
            {
                var (outcome, purse) = await SitAsync(run, told, checkout, folder, ct);
                if (await TakenAsync(run, purse.Seat, outcome, told.Transcript, ct) is { } taken)
                {
                    run = taken;
                    continue;
                }
                var spend = await _spending.OfAsync(run, ct, outcome.Usage);
                await FinishAsync(new(run, outcome, spend, tries, purse.Reached), ct);
                return;
            }
        }
        catch (WorldException broken) when (!ct.IsCancellationRequested && broken is not (StepRefused or UsedWrongly))
        {
            var spend = shop.Ledger.Of(run.Id)?.Total ?? await _spending.OfAsync(run, ct);
            await LoseAsync(run, new(LossKind.Broken, $"Its surroundings broke: {broken.Message}"), spend, ct);
        }
        finally
        {
            shop.Ledger.Of(run.Id)?.Rest();
            if (shop.Mission.State.Run(run.Id) is not { IsOpen: true }) shop.Ledger.Close(run.Id);
        }
    }

    /// <summary>One session of whoever serves in the run.</summary>
    private async Task<(Outcome Outcome, RunPurse Purse)> SitAsync(
        Run run, Told told, Checkout checkout, IFolder folder, CancellationToken ct)
    {
        var purse = await _spending.PurseAsync(run, ct);
        if (shop.Mission.State.Parking is not null)
            purse.Answered = answered => UnparkAsync(run.Id, answered);
        var session = new Session(
            told.Briefing,
            new(ToolsFor(run, checkout, folder)),
            told.Transcript,
            text => shop.Activity($"{run.Id} {text}"))
        {
            Place = await PlaceAsync(run, checkout, folder, ct),
            Purse = purse,
        };
        return (await purse.Seat.Agent.RunAsync(session, ct), purse);
    }

    /// <summary>
    /// The run with the next who serves in it, where the one before was refused without having said a word; else null.
    /// </summary>
    private async Task<Run?> TakenAsync(
        Run run, Seat seat, Outcome outcome, Transcript transcript, CancellationToken ct)
    {
        if (outcome is not Outcome.Failed { Kind: FailureKind.Refused } failed) return null;
        if (seat.Fallback is not { } next) return null;
        if ((await transcript.HistoryAsync(ct)).Turn > 0) return null;

        shop.Activity($"{run.Id} {failed.Detail} {next.Name} takes the seat.");
        var take = new MissionCommand.TakeSeat(run.Id, next.Name, failed.Detail, next.Credentials);
        var decision = await shop.Mission.SubmitAsync(take, Actor.Engine, ct);
        return decision.Refusal is null ? shop.Mission.State.Run(run.Id) : null;
    }

    private async Task<Place> PlaceAsync(Run run, Checkout checkout, IFolder folder, CancellationToken ct)
    {
        var home = shop.Home.AgentHome(run.Id);
        if (run.Credentials is not null) await shop.Files.WriteAsync(Path.Combine(home, ".missions"), default, ct);
        return new(checkout.Room, folder, checkout.Folder)
        {
            Inside = checkout.Place,
            MayWrite = run.Role is Role.Worker,
            Caches = checkout.Caches,
            Home = run.Credentials is null ? null : home,
        };
    }

    /// <summary>All that a run may call, in a fixed order.</summary>
    public IReadOnlyList<Tool> ToolsFor(Run run, Checkout checkout, IFolder folder) =>
    [
        .. new WorkspaceTools(shop).For(run, checkout, folder),
        .. new MissionToolbox(shop).For(run),
        ScoutTool.Make(shop, run, checkout),
    ];

    /// <summary>Ends a run without a report. What it has used is known from its transcript.</summary>
    public async Task LoseAsync(Run run, Loss loss, CancellationToken ct)
    {
        await LoseAsync(run, loss, await _spending.OfAsync(run, ct), ct);
        shop.Ledger.Close(run.Id);
    }

    private async Task UnparkAsync(RunId run, CancellationToken ct) =>
        await shop.Mission.SubmitAsync(new MissionCommand.Unpark(run), Actor.Engine, ct);

    private async Task FinishAsync(Finish finish, CancellationToken ct)
    {
        var (run, outcome, spend) = (finish.Run, finish.Outcome, finish.Spend);
        if (outcome is Outcome.Failed { Kind: FailureKind.Cancelled })
        {
            ct.ThrowIfCancellationRequested();
            return;
        }
        if (Standstill.Of(finish) is { } still)
        {
            await shop.Mission.SubmitAsync(still, Actor.Engine, ct);
            return;
        }
        if (finish.Tries > 0) await UnparkAsync(run.Id, ct);
        shop.Files.Delete(shop.Home.AgentHome(run.Id));
        if (outcome is Outcome.Failed failed)
        {
            await LoseAsync(run, Loss.Of(failed), spend, ct);
            return;
        }
        var end = new MissionCommand.EndRun(run.Id, spend, await Transcripts.EndAsync(shop, run.Id, ct));
        var decision = await shop.Mission.SubmitAsync(end, Actor.Engine, ct);
        if (decision.Refusal is { } because) await LoseAsync(run, new(LossKind.NoReport, because), spend, ct);
    }

    private async Task LoseAsync(Run run, Loss loss, Spend spend, CancellationToken ct)
    {
        shop.Files.Delete(shop.Home.AgentHome(run.Id));
        var end = await Transcripts.EndAsync(shop, run.Id, ct);
        var lose = new MissionCommand.LoseRun(run.Id, loss.Reason, spend, loss.Kind, end);
        await shop.Mission.SubmitAsync(lose, Actor.Engine, ct);
    }

    /// <summary>What a run's sessions have in common, whoever serves.</summary>
    private sealed record Told(Briefing Briefing, Transcript Transcript);
}
