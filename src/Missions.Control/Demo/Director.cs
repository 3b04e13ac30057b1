using Missions.Control.Wiring;
using Missions.Core;
using Missions.Core.Runs;
using Missions.Engine;
using Missions.World.Processes;

namespace Missions.Control.Demo;

/// <summary>
/// Runs a scripted mission in processes of its own, plays the human where one is needed, and kills the process for real
/// where the plan says so.
/// </summary>
internal sealed class Director(Machine machine, MissionHome home)
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(100);

    private long _told;

    /// <summary>Besides the usual ones, the variables that its processes need: those that hold keys.</summary>
    public IReadOnlyList<string> Variables { get; init; } = [];

    /// <summary>Told of every event of the journal, in order, once.</summary>
    public Action<Recorded> Happened { get; init; } = _ => { };

    /// <summary>Told what the human does.</summary>
    public Action<string> Acted { get; init; } = _ => { };

    /// <summary>Asked often while a process runs: is now the moment to kill it?</summary>
    public Func<Mission, bool> Kills { get; init; } = _ => false;

    /// <summary>Asked often while a process runs: what happens meanwhile, and what the human types then.</summary>
    public Func<Mission, CancellationToken, Task<IReadOnlyList<string[]>>> Meanwhile { get; init; } =
        (_, _) => Task.FromResult<IReadOnlyList<string[]>>([]);

    /// <summary>Whether the human allows what the orchestrator wants to weaken.</summary>
    public bool Allows { get; init; }

    /// <summary>Called once a process that was killed is gone.</summary>
    public Func<Task> Killed { get; init; } = () => Task.CompletedTask;

    /// <summary>The state in the end: done, failed, or stuck where the scripted human knows no answer.</summary>
    public async Task<Mission> RunAsync(CancellationToken ct)
    {
        while (true)
        {
            var exit = await OnceAsync(ct);
            var state = await TellAsync(ct);
            if (exit is Exit.Done or Exit.Failed && state.IsOver) return state;
            if (exit is Exit.NeedsYou && !await ActAsync(state, ct)) return state;
            if (exit is Exit.Done && state.IsPaused)
                throw new MissionException($"You paused the mission, so the demo ends here. `mission resume {home.Id}` "
                    + $"and then `mission run {home.Id}` go on with it (MISSIONS_HOME={home.Root}).");
            if (exit == KilledExit) await Killed();
            else if (exit is not Exit.NeedsYou)
                throw new MissionException($"`mission run {home.Id}` ended with {exit}: {_lastWords}");
        }
    }

    private const int KilledExit = 128 + 9;

    private string _lastWords = "";

    private async Task<int> OnceAsync(CancellationToken ct)
    {
        await using var child = await machine.Programs.StartAsync(Self("run", home.Id));
        var silence = new StreamReader(child.Output).ReadToEndAsync(ct);
        var errors = new StreamReader(child.Errors).ReadToEndAsync(ct);

        while (!child.HasEnded)
        {
            var state = await TellAsync(ct);
            if (Kills(state)) child.Kill();
            foreach (var typed in await Meanwhile(state, ct))
                await SayAsync(ct, [typed[0], home.Id, .. typed[1..]]);
            await Task.WhenAny(child.Ended, Task.Delay(Often, machine.Clock, ct));
        }
        await silence;
        _lastWords = await errors;
        return await child.Ended;
    }

    /// <summary>Types what a human would, and answers with what the program said.</summary>
    public async Task<(int Exit, string Said)> SayAsync(CancellationToken ct, params string[] words)
    {
        Acted($"mission {string.Join(' ', words)}");
        await using var child = await machine.Programs.StartAsync(Self(words));
        var errors = new StreamReader(child.Errors).ReadToEndAsync(ct);
        var said = await new StreamReader(child.Output).ReadToEndAsync(ct);
        var exit = await child.Ended;
        await TellAsync(ct);
        return (exit, said + await errors);
    }

    private async Task<Mission> TellAsync(CancellationToken ct)
    {
        var events = await machine.Door(home.Id).EventsAsync(ct);
        foreach (var recorded in events.Where(one => one.Seq > _told))
        {
            _told = recorded.Seq;
            Happened(recorded);
        }
        return Mission.From(events);
    }

    /// <summary>
    /// Answers every question as it is recommended, and approves. False where there is nothing it may do.
    /// </summary>
    private async Task<bool> ActAsync(Mission state, CancellationToken ct)
    {
        var commands = state.OpenQuestions
            .Select(question => (MissionCommand)new MissionCommand.AnswerQuestion(question.Id, question.Fallback))
            .ToList();
        if (commands is [] && state.OpenChoices is [var choice, ..])
        {
            if (!Allows || choice.Kind is not ChoiceKind.Weakening) return false;
            commands.Add(new MissionCommand.Decide(choice.Id, "allow", null));
        }
        if (commands is []) commands.Add(new MissionCommand.Approve());

        foreach (var command in commands)
        {
            Acted(command switch
            {
                MissionCommand.AnswerQuestion answer => $"mission answer {answer.Question} \"{answer.Text}\"",
                MissionCommand.Decide decide => $"mission decide {decide.Decision} {decide.Choice}",
                _ => "mission approve",
            });
            var refusal = await machine.Door(home.Id).PutAsync(command, "cli", machine.CommandId(), ct);
            if (refusal is not null) throw new MissionException($"The scripted human was refused: {refusal}");
        }
        await TellAsync(ct);
        return true;
    }

    /// <summary>This very program; a test that plays the director names the one that was built.</summary>
    private ProgramCall Self(params string[] arguments)
    {
        var self = Environment.GetEnvironmentVariable("MISSIONS_PROGRAM") ?? Environment.ProcessPath!;
        string[] program = Path.GetFileNameWithoutExtension(self) == "dotnet" ? [typeof(Director).Assembly.Location] : [];
        return new(self, [.. program, .. arguments])
        {
            Environment = Inherited(),
            Folder = home.Folder,
        };
    }

    private Dictionary<string, string> Inherited()
    {
        string[] names = ["PATH", "HOME", "DOTNET_ROOT", "LANG", "TMPDIR", .. Variables];
        var environment = names
            .Select(name => (name, Value: Environment.GetEnvironmentVariable(name)))
            .Where(one => one.Value is not null)
            .ToDictionary(one => one.name, one => one.Value!);
        environment["MISSIONS_HOME"] = machine.Root;
        return environment;
    }
}
