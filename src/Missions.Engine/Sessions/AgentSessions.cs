using System.Text;
using Missions.Agents;
using Missions.Agents.Tools;
using Missions.Core;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Engine.Budgets;
using Missions.Engine.Tools;
using Missions.Engine.Workspaces;
using Missions.World;

namespace Missions.Engine.Sessions;

/// <summary>
/// Runs one agent session from its start in the journal to its end there, or goes on with one that was cut off.
/// </summary>
public sealed class AgentSessions(Workshop shop)
{
    /// <summary>
    /// The run that is to do this: the one that was cut off, or a new one, in the journal before anything else.
    /// </summary>
    /// <returns>Null where a gate does not let it start now.</returns>
    public async Task<Run?> StartAsync(
        Role role, Purpose purpose, FeatureId? feature, Run? resumed, CancellationToken ct)
    {
        if (resumed is not null) return resumed;
        var seat = await SeatAsync(role, ct);
        var command = new MissionCommand.StartRun(role, purpose, seat.Name, shop.Briefings.Hashes(purpose), feature);
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
        var tries = shop.Mission.State.Parking?.Tries ?? 0;
        var seat = await SeatAsync(run, ct);
        var purse = await PurseAsync(run, seat, isProbe: tries > 0, ct);
        try
        {
            await using var log = await shop.Logs.OpenAsync(shop.Home.Transcript(run.Id), ct);
            using var folder = shop.Folders.Open(checkout.Folder);
            Tool[] tools = [.. new WorkspaceTools(shop).For(run, checkout, folder), .. new MissionToolbox(shop).For(run)];
            var session = new Session(
                briefing, new(tools), new(log, shop.Clock), text => shop.Activity($"{run.Id} {text}"))
            {
                Place = new(checkout.Room, folder, checkout.Folder),
                Purse = purse,
            };
            var outcome = await seat.Agent.RunAsync(session, ct);
            await FinishAsync(new(run, outcome, Spend(purse, outcome), tries), ct);
        }
        catch (WorldException broken) when (!ct.IsCancellationRequested && broken is not StepRefused)
        {
            await LoseAsync(run, $"Its surroundings broke: {broken.Message}", purse.Total, ct);
        }
        finally
        {
            if (shop.Mission.State.Run(run.Id) is not { IsOpen: true }) shop.Ledger.Close(run.Id);
        }
    }

    /// <summary>Ends a run without a report. What it has used is known from its transcript.</summary>
    public async Task LoseAsync(Run run, string reason, CancellationToken ct)
    {
        var seat = await SeatAsync(run, ct);
        await LoseAsync(run, reason, seat.Spend(await SettledLines.SumAsync(shop, run.Id, ct)), ct);
        shop.Ledger.Close(run.Id);
    }

    /// <summary>Who sits there from the next run on.</summary>
    private async Task<Seat> SeatAsync(Role role, CancellationToken ct) =>
        shop.Mission.State.SeatOf(role) is { } changed
            ? await shop.Seats.NamedAsync(changed.Seat, changed.Effort, ct)
            : shop.Seats.For(role);

    /// <summary>Who sits in a run: the one that it was begun with, whoever has the seat by now.</summary>
    private async Task<Seat> SeatAsync(Run run, CancellationToken ct) =>
        await SeatAsync(run.Role, ct) is var now && now.Name == run.Seat ? now
        : shop.Seats.For(run.Role) is var usual && usual.Name == run.Seat ? usual
        : await shop.Seats.NamedAsync(run.Seat, null, ct);

    /// <summary>Opens the run's purse, and first those of all others that are open, so that no spend is forgotten.</summary>
    private async Task<RunPurse> PurseAsync(Run run, Seat seat, bool isProbe, CancellationToken ct)
    {
        foreach (var other in shop.Mission.State.OpenRuns.Where(one => one.Id != run.Id && !shop.Ledger.Knows(one.Id)))
        {
            var theirs = await SeatAsync(other, ct);
            shop.Ledger.Open(other, theirs, theirs.Spend(await SettledLines.SumAsync(shop, other.Id, ct)));
        }
        var purse = shop.Ledger.Open(run, seat, seat.Spend(await SettledLines.SumAsync(shop, run.Id, ct)));
        if (isProbe) purse.Answered = UnparkAsync;
        return purse;
    }

    private async Task UnparkAsync(CancellationToken ct) =>
        await shop.Mission.SubmitAsync(new MissionCommand.Unpark(), Actor.Engine, ct);

    /// <summary>An agent that counts only at its end says so in its outcome.</summary>
    private static Spend Spend(RunPurse purse, Outcome outcome) =>
        purse.IsKept ? purse.Total : purse.Total is { Tokens: > 0 } before ? before : purse.Seat.Spend(outcome.Usage);

    /// <summary>What came of a session.</summary>
    /// <param name="Tries">How often in a row a provider had not answered before it.</param>
    private sealed record Finish(Run Run, Outcome Outcome, Spend Spend, int Tries);

    private async Task FinishAsync(Finish finish, CancellationToken ct)
    {
        var (run, outcome, spend, _) = finish;
        if (outcome is Outcome.Failed { Kind: FailureKind.Cancelled })
        {
            ct.ThrowIfCancellationRequested();
            return;
        }
        if (Standstill(finish) is { } still)
        {
            await shop.Mission.SubmitAsync(still, Actor.Engine, ct);
            return;
        }
        if (finish.Tries > 0) await UnparkAsync(ct);
        if (outcome is Outcome.Failed failed)
        {
            await LoseAsync(run, $"{failed.Kind}: {failed.Detail}", spend, ct);
            return;
        }
        var decision = await shop.Mission.SubmitAsync(new MissionCommand.EndRun(run.Id, spend), Actor.Engine, ct);
        if (decision.Refusal is { } because) await LoseAsync(run, because, spend, ct);
    }

    /// <summary>What no run is lost for: it stays open, and goes on by itself or when the human has put it right.</summary>
    private static MissionCommand? Standstill(Finish finish) => finish.Outcome switch
    {
        Outcome.Failed { Kind: FailureKind.Unavailable } failed => new MissionCommand.Park(
            finish.Run.Id,
            WaitsOn.Provider,
            $"{finish.Run.Seat} cannot answer now: {Sentence(failed.Detail)}",
            finish.Spend,
            Patience.After(finish.Tries + 1, failed.RetryAfter),
            finish.Tries + 1),
        Outcome.Failed { Kind: FailureKind.Refused } failed => new MissionCommand.Park(
            finish.Run.Id,
            WaitsOn.Human,
            $"{finish.Run.Seat} refuses us: {Sentence(failed.Detail)}",
            finish.Spend),
        Outcome.Failed { Kind: FailureKind.OverBudget } failed =>
            new MissionCommand.ReachBudget(finish.Run.Id, Sentence(failed.Detail), finish.Spend),
        _ => null,
    };

    private static string Sentence(string text) =>
        text.TrimEnd() is var trimmed && trimmed is [.., '.' or '!' or '?'] ? trimmed : $"{trimmed}.";

    private async Task LoseAsync(Run run, string reason, Spend spend, CancellationToken ct) =>
        await shop.Mission.SubmitAsync(new MissionCommand.LoseRun(run.Id, reason, spend), Actor.Engine, ct);
}
