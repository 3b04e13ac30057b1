using Microsoft.Extensions.AI;
using Missions.Agents;
using Missions.Agents.Loop;
using Missions.Agents.Models.Scripted;
using Missions.Core;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Engine;
using Missions.Engine.Briefings;
using Missions.Engine.Inboxes;
using Missions.Engine.Prompts;
using Missions.Engine.Settings;
using Missions.Engine.Steps;
using Missions.Engine.Workspaces;
using Missions.Simulation.World;
using Missions.World.Locks;

namespace Missions.Simulation;

/// <summary>
/// A machine of twins with one mission of the real engine on it: agents play a scenario, time stands still unless it is
/// told to pass, and nothing outside the process is touched.
/// </summary>
public sealed class SimulatedWorkshop
{
    private const int Runner = 1, Human = 2;

    private readonly MemoryLocks _locks = new();
    private int _commands;

    public SimulatedWorkshop(Scenario scenario, IReadOnlyDictionary<string, string> files)
        : this(scenario, new(), new(), new(2026, 1, 1, 8, 0, 0, TimeSpan.Zero)) =>
        Repository = new(Folders, files);

    private SimulatedWorkshop(Scenario scenario, SimulatedFolders folders, MemoryLogs logs, DateTimeOffset now)
    {
        (Scenario, Folders, Logs, Time) = (scenario, folders, logs, new(now));
        (Files, Rooms, Host, Repository) = (new(folders), new(Time, folders), new(Time, folders), null!);
    }

    public Scenario Scenario { get; set; }
    public SimulatedFolders Folders { get; }
    public MemoryFiles Files { get; }
    public MemoryLogs Logs { get; }
    public VirtualTime Time { get; }
    public SimulatedRooms Rooms { get; }
    public SimulatedRepository Repository { get; private init; }
    public MissionHome Home { get; } = new("/home", "simulated");
    public SimulatedUserPrograms Programs { get; init; } = new();
    public SimulatedOutside Outside { get; init; } = new();
    public Dictionary<string, string> Variables { get; init; } = [];
    public IReadOnlyList<string> PrivateHosts { get; set; } = [];
    public IReadOnlyList<string> AllowedHosts { get; set; } = [];
    public SimulatedPortLeases Ports { get; } = new();

    /// <summary>What runs outside of all rooms has programs of its own.</summary>
    public SimulatedRooms Host { get; private init; }
    public PromptLibrary Prompts { get; set; } = new();
    public SyncWhen Sync { get; set; }

    /// <summary>Asked between steps: rest here although there is more to do.</summary>
    public Func<Mission, bool> Stops { get; set; } = _ => false;

    /// <summary>Whether it waits for a provider instead of resting.</summary>
    public bool Waits { get; set; }

    /// <summary>Whether it looks into its inbox, ten times a second.</summary>
    public bool Watches { get; set; } = true;

    /// <summary>Who is asked instead of the script, where something is to go wrong.</summary>
    public Func<IChatClient, IChatClient> Model { get; set; } = script => script;

    /// <summary>Who has all seats, and who takes them after that.</summary>
    public IReadOnlyList<string> Seated { get; set; } = ["scripted/simulated"];

    /// <summary>The model behind a seat of that name.</summary>
    public Func<string, IChatClient, IChatClient> Sits { get; set; } = (_, script) => script;

    /// <summary>What a usage costs.</summary>
    public Func<Usage, decimal?> Price { get; set; } = _ => 0;
    public Budget? Budget { get; set; }
    public Inbox Inbox => new(Files, Home.Inbox, Time);

    /// <summary>Everything that would be left after a crash at this moment, on a machine of its own.</summary>
    public SimulatedWorkshop Crashed()
    {
        var folders = Folders.Copy();
        return new(Scenario, folders, Logs.Copy(), Time.GetUtcNow())
        {
            Repository = Repository.Copy(folders),
            Prompts = Prompts,
        };
    }

    public async Task<SimulatedWorkshop> OpenAsync(string goal, bool answersItself = false, Limits? limits = null)
    {
        await PutAsync(new MissionCommand.Open(
            Home.Id, goal, "/repository", Repository.Base, "main", false, answersItself, true, limits ?? new(), Sync, Budget: Budget,
            Constitution: await ConstitutionFile.ReadAsync(Repository, Repository.Base, default)));
        return this;
    }

    /// <summary>Puts a human's command as every verb does. Null where it was carried out, else the refusal.</summary>
    public Task<string?> PutAsync(MissionCommand command) =>
        Door.PutAsync(command, "cli", $"c-{Interlocked.Increment(ref _commands)}-{Time.GetTimestamp()}", default);

    public Task<Mission> LookAsync() => Door.LookAsync(default);

    public Task<IReadOnlyList<Recorded>> EventsAsync() => Door.EventsAsync(default);

    /// <summary>Runs the mission until it rests, as <c>mission run</c> does.</summary>
    public async Task<Step.Rest> RunAsync(CancellationToken ct = default)
    {
        using var lease = View(Runner).TryTake(Home.Lock);
        await using var mission = await LiveMission.OpenAsync(await Logs.OpenAsync(Home.Journal, ct), Home.Journal, Time, ct);
        Files.Delete(Home.Checkouts);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var watching = Watches ? Inbox.WatchAsync(mission, over.Token) : Task.CompletedTask;
        try
        {
            return await new MissionRunner(mission, new StepRunner(Shop(mission)), new(Time), Waits).RunAsync(Stops, ct);
        }
        finally
        {
            await over.CancelAsync();
            await watching.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    public Workshop Shop(LiveMission mission) => new(
        mission,
        Home,
        Files,
        Logs,
        Rooms,
        Repository,
        Repository,
        new ScriptedSeats(this),
        new BriefingWriter(Prompts),
        Time,
        "Missions <missions@localhost>",
        _ => { })
    {
        Folders = Folders,
        Layers = new SimulatedLayers(Folders),
        UserPrograms = Programs,
        Outside = Outside,
        PrivateHosts = PrivateHosts,
        AllowedHosts = AllowedHosts,
        Host = Host,
        Ports = Ports,
        Variable = Variables.GetValueOrDefault,
    };

    private MissionDoor Door => new(Home, Files, Logs, View(Human), Time);

    private ILocks View(int pid) => _locks.Of(pid, Time);

    /// <summary>What all its agents are held to.</summary>
    public LoopLimits Patience { get; set; } = new();

    private sealed class ScriptedSeats(SimulatedWorkshop shop) : ISeats
    {
        public Seat For(Role role) => shop.Seated.Reverse()
            .Select(Of)
            .Aggregate((next, seat) => seat with { Fallback = next });

        public Task<Seat> NamedAsync(string name, string? effort, CancellationToken ct) => Task.FromResult(Of(name));

        private Seat Of(string name)
        {
            var model = shop.Model(shop.Sits(name, new ScriptedModel(shop.Scenario, shop.Time, 0)));
            return new(name, new ModelAgent(model, shop.Patience, shop.Time), shop.Price);
        }
    }
}
