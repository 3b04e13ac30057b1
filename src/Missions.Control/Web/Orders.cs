using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Missions.Control.Verbs;
using Missions.Control.Wiring;
using Missions.Core;
using Missions.Engine;
using Missions.Engine.Views;

namespace Missions.Control.Web;

/// <summary>Carries out what a human commands, and starts a run where a mission can go on then.</summary>
internal sealed class Orders(Machine machine, Glances glances, Func<MissionHome, CancellationToken, Task> start)
{
    /// <summary>For what takes long: so long is waited, and then it goes on by itself.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Beginning = TimeSpan.FromSeconds(3), Often = TimeSpan.FromMilliseconds(50);

    private readonly ConcurrentDictionary<string, string> _said = new();

    /// <summary>What a command that took long came to.</summary>
    public string? LastWord(string mission) => _said.GetValueOrDefault(mission);

    /// <param name="via">Which way it came in: <c>web</c> or <c>api</c>.</param>
    /// <param name="goesOn">Whether a run is started where the mission can go on then.</param>
    public async Task<Carried> GiveAsync(
        MissionHome home, Letter letter, string via, CancellationToken ct, bool goesOn = true)
    {
        if (letter.Verb is { } verb) return await TypeAsync(home, verb, via, ct);
        if (letter.Command is not { } command) return await RunAsync(home, ct);

        await CheckAsync(home, command, ct);
        var refusal = await machine.Door(home.Id).PutAsync(command, via, letter.Id ?? machine.CommandId(), ct);
        if (refusal is not null) return new(home.Id, Ok: false, Refused: refusal);
        await glances.CatchUpAsync(home, ct);

        if (goesOn && command is not MissionCommand.Pause and not MissionCommand.Abort) await GoOnAsync(home, ct);
        return await CarriedAsync(home, ct);
    }

    /// <summary>
    /// A run is started where there is something to do and nobody does it; it has begun when this returns.
    /// </summary>
    public async Task GoOnAsync(MissionHome home, CancellationToken ct)
    {
        if ((await glances.LookAsync(home.Id, ct)).Board is { State: "idle" } board) await StartAsync(home, board, ct);
    }

    private async Task StartAsync(MissionHome home, Dashboard before, CancellationToken ct)
    {
        await start(home, ct);
        for (var began = machine.Clock.GetTimestamp(); machine.Clock.GetElapsedTime(began) < Beginning;)
        {
            if (machine.Locks.Owner(home.Lock) is not null) return;
            if ((await machine.Door(home.Id).LookAsync(ct)).LastAt != before.LastAt) return;
            await Task.Delay(Often, machine.Clock, ct);
        }
    }

    private async Task<Carried> RunAsync(MissionHome home, CancellationToken ct)
    {
        var board = (await glances.LookAsync(home.Id, ct)).Board;
        if (board.State is not ("idle" or "waiting"))
            return new(home.Id, Ok: false, Refused: $"There is nothing to start. {board.Now}");
        if (board.Runner is { } runner)
            return new(home.Id, Ok: false, Refused: $"Process {runner.Pid} on {runner.Host} runs it already.");
        await StartAsync(home, board, ct);
        return await CarriedAsync(home, ct);
    }

    private async Task<Carried> CarriedAsync(MissionHome home, CancellationToken ct)
    {
        var board = (await glances.LookAsync(home.Id, ct)).Board;
        return new(home.Id, Ok: true, State: board.State, Now: board.Now);
    }

    /// <summary>What cannot be judged by the journal alone is judged as the verbs do.</summary>
    private async Task CheckAsync(MissionHome home, MissionCommand command, CancellationToken ct)
    {
        if (command is MissionCommand.ChangeSeat change) await SeatVerb.CheckAsync(machine, home, change, ct);
        if (command is MissionCommand.ChangeBudget budget)
            await BudgetVerb.CheckAsync(machine, home, budget.Budget, ct);
    }

    /// <summary>As if it had been typed; what takes longer than one waits for goes on by itself.</summary>
    private async Task<Carried> TypeAsync(MissionHome home, string verb, string via, CancellationToken ct)
    {
        var typing = TypedAsync(home, verb, via);
        if (await Task.WhenAny(typing, Task.Delay(Patience, machine.Clock, ct)) != typing)
            return new(home.Id, Ok: true, Now: $"`{verb}` is under way; the journal tells when it is done.");
        return await typing;
    }

    private async Task<Carried> TypedAsync(MissionHome home, string verb, string via)
    {
        await Task.Yield();
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var cli = new Cli(machine with { Via = via }, output, error, TextReader.Null, home.Folder, false);
        var exit = await Typed.RunAsync(cli, AllVerbs.Of(cli), [verb, home.Id, "--json"]);

        var said = error.ToString().Trim();
        var refused = exit is Exit.Done ? null : said is "" ? Error(output.ToString()) : said;
        _said[home.Id] = refused ?? said;
        await glances.CatchUpAsync(home, CancellationToken.None);
        if (exit is Exit.Done) await GoOnAsync(home, CancellationToken.None);
        return new(home.Id, refused is null, refused, Now: refused is null ? said : null);
    }

    private static string Error(string json) =>
        JsonNode.Parse(json)?["error"]?.ToString() ?? "It was not carried out, and nothing says why.";
}

/// <summary>What became of a command: carried out, or the sentence that refuses it.</summary>
/// <param name="Mission">Whose command it was.</param>
/// <param name="Ok">It was carried out.</param>
/// <param name="Refused">Why it was not.</param>
/// <param name="State">How the mission stands then, as the dashboard has it.</param>
/// <param name="Now">The same in a sentence.</param>
public sealed record Carried(
    string Mission, bool Ok, string? Refused = null, string? State = null, string? Now = null);
