using System.Text;
using Missions.Agents.Loop;
using Missions.Agents.Models.Scripted;
using Missions.Control.Wiring;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Engine;
using Missions.Engine.Briefings;
using Missions.Engine.Inboxes;
using Missions.Engine.Journals;
using Missions.Engine.Prompts;
using Missions.Engine.Steps;
using Missions.Engine.Workspaces;
using Missions.World.Files;
using Missions.World.Git;
using Missions.World.Locks;
using Missions.World.Logs;
using Missions.World.Network;
using Missions.World.Processes;
using Missions.World.Sandboxes;

namespace Missions.Simulation.Proving.Cheats;

/// <summary>A repository and one mission on it, by the real engine, git and rooms; agents play a script.</summary>
internal sealed class Stage(Programs programs, IRooms rooms, string folder)
{
    private const string Id = "cheats";

    public string Folder => folder;
    public string Repository => Path.Combine(folder, "repository");
    public MissionHome Home { get; } = new(Path.Combine(folder, "home"), Id);
    public string Engine => Home.Repository;

    /// <summary>Lays the repository, with an earlier attempt on another branch, and opens a mission.</summary>
    public async Task OpenAsync(IReadOnlyDictionary<string, string> files, CancellationToken ct)
    {
        foreach (var (path, text) in files)
        {
            var target = Path.Combine(Repository, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            await File.WriteAllTextAsync(target, text, ct);
        }
        await ShellAsync(Repository, """
            git init -q -b main . && git config user.name Ada && git config user.email ada@example.org
            git add -A && git commit -q -m 'Keep notes'
            git checkout -q -b attempt && mv answers.txt answers.json && git add -f answers.json &&
            git commit -q -m 'Try' && git checkout -q main
            """, ct);
        Directory.CreateDirectory(Home.Folder);
        var head = (await ShellAsync(Repository, "git rev-parse HEAD", ct)).Trim();
        await using var mission = await MissionAsync(ct);
        await mission.SubmitAsync(new MissionCommand.Open(
            Id, "Let readers find notes.", Repository, head, "main", false, true, true, new()), Actor.Human, ct);
    }

    public async Task<Stage> CopyAsync(string to, CancellationToken ct)
    {
        await ShellAsync("/", $"cp -a --reflink=auto '{folder}' '{to}'", ct);
        return new(programs, rooms, to);
    }

    /// <summary>Plays until it rests, or until what is asked for is so.</summary>
    public async Task<(Mission State, IReadOnlyList<Recorded> Events)> PlayAsync(
        Scenario scenario, Wiring wiring, Func<Mission, bool> until, CancellationToken ct)
    {
        var happened = new List<Recorded>();
        await using var mission = await MissionAsync(ct);
        mission.Happened = happened.Add;
        var shop = await ShopAsync(mission, scenario, wiring, ct);
        if (wiring.Believes) await Believing.WorkAsync(shop, scenario, ct);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var watching = new Inbox(new DiskFiles(), Home.Inbox, TimeProvider.System).WatchAsync(mission, over.Token);
        var runner = new MissionRunner(mission, new StepRunner(shop), new(TimeProvider.System), waits: false);
        await runner.RunAsync(until, ct);
        await over.CancelAsync();
        await watching.ContinueWith(_ => { }, default, TaskContinuationOptions.None, TaskScheduler.Default);
        return (mission.State, happened);
    }

    /// <summary>Writes facts down that nobody decided, as a mission without its gate would.</summary>
    public async Task BelieveAsync(Func<Mission, IEnumerable<MissionEvent>> facts, CancellationToken ct)
    {
        Mission state;
        await using (var mission = await MissionAsync(ct)) state = mission.State;
        await using var log = await new FileLogs().OpenAsync(Home.Journal, ct);
        var now = TimeProvider.System.GetUtcNow();
        await log.AppendAsync([.. facts(state).Select(one => MissionJournal.Entry(one, now))], ct);
    }

    public async Task<LiveMission> MissionAsync(CancellationToken ct) => await LiveMission.OpenAsync(
        await new FileLogs().OpenAsync(Home.Journal, ct), Home.Journal, TimeProvider.System, ct);

    private async Task<Workshop> ShopAsync(LiveMission mission, Scenario scenario, Wiring wiring, CancellationToken ct)
    {
        var spec = new RepositorySpec(Home.Repository, Repository, Home.Id, mission.State.Opening!.Base);
        IRepository repository = await GitRepository.OpenAsync(programs, spec, ct);
        if (wiring.IsStale) repository = new StaleRepository(repository, Home.Workspace, programs);
        return new(
            mission, Home, new DiskFiles(), new FileLogs(), wiring.HasWalls ? rooms : new OpenRooms(programs),
            repository, new GitBase(programs, spec), new ScriptedSeats(scenario),
            new BriefingWriter(new PromptLibrary()),
            TimeProvider.System, "Ada <ada@example.org>", _ => { })
        {
            Layers = new DiskLayers(programs),
            UserPrograms = new UserPrograms(programs),
            Host = new OpenRooms(programs),
            Ports = new MachinePorts(),
        };
    }

    /// <summary>A line on the machine itself, outside of all that is to be shown.</summary>
    public async Task<string> ShellAsync(string where, string line, CancellationToken ct)
    {
        await using var run = await programs.StartAsync(new("/bin/sh", ["-c", line])
        {
            Folder = where,
            Environment = new Dictionary<string, string>
            {
                ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "/usr/bin:/bin",
                ["GIT_CONFIG_GLOBAL"] = "/dev/null",
            },
        });
        var errors = new StreamReader(run.Errors).ReadToEndAsync(ct);
        var output = await new StreamReader(run.Output).ReadToEndAsync(ct);
        return await run.Ended == 0 ? output : throw new InvalidOperationException($"{line}: {output}{await errors}");
    }

    /// <summary>Whether what is left at a commit is truly what was asked for; the mission is not asked.</summary>
    public async Task<bool> IsTrueAsync(string commit, string truth, CancellationToken ct)
    {
        var place = Path.Combine(folder, "truth");
        var files = Path.Combine(place, "workspace");
        Directory.CreateDirectory(files);
        await ShellAsync(files, $"git --git-dir='{Engine}' archive {commit} | tar -x", ct);
        foreach (var (path, text) in Notebook.Files.Where(one => one.Key.StartsWith("test", StringComparison.Ordinal))
            .Append(new("true/search.check.mjs", Notebook.Check)).Append(new("true/cases.json", Notebook.True)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(files, path))!);
            await File.WriteAllBytesAsync(Path.Combine(files, path), Encoding.UTF8.GetBytes(text), ct);
        }
        await using var room = await rooms.OpenAsync(
            new([new(files, "/elsewhere", IsWritable: true)], "/elsewhere", new Dictionary<string, string>()), ct);
        var line = new RoomCommand($"{Lines.Truth}\n{truth}") { Limit = TimeSpan.FromSeconds(30) };
        return (await room.RunAsync(line, ct)).ExitCode == 0;
    }

    private sealed class ScriptedSeats(Scenario scenario) : ISeats
    {
        private readonly ModelAgent _agent = new(
            new ScriptedModel(scenario, TimeProvider.System, 0), new(), TimeProvider.System);

        public Seat For(Role role) => new("scripted/cheats", _agent, _ => 0);

        public Task<Seat> NamedAsync(string name, string? effort, CancellationToken ct) =>
            Task.FromResult(For(Role.Worker));
    }
}
