using System.Text.Json;
using Missions.Agents;
using Missions.Agents.External;
using Missions.Agents.Loop;
using Missions.Agents.Tools;
using Missions.Tests.Agents.Support;
using Missions.Tests.Support;
using Missions.World.Files;
using Missions.World.Network;
using Missions.World.Processes;
using Missions.World.Sandboxes;
using static Missions.Agents.Loop.TranscriptEvent;

namespace Missions.Tests.Agents.External;

/// <summary>
/// A real program in a seat: a workspace, two real rooms, made-up mission tools, and what came of it.
/// </summary>
internal sealed class OutsideStage(bool hasWalls = true) : IDisposable
{
    private static readonly Programs Programs = new(TimeProvider.System);
    private static readonly string Own = Path.GetDirectoryName(typeof(OutsideStage).Assembly.Location)!;

    public TempFolder Workspace { get; } = new();
    public TempFolder Home { get; } = new();
    public ListLog Log { get; } = new();
    public List<string> Activity { get; } = [];
    public bool MayWrite { get; init; } = true;
    public bool KeepsHome { get; init; }
    public IPurse? Purse { get; init; }
    public ExternalLimits Limits { get; init; } = new() { Farewell = TimeSpan.FromSeconds(5) };
    public Func<AgentProgram, AgentProgram> With { get; init; } = program => program;

    private static IRooms Walled { get; } = new BubblewrapRooms(Programs, Bystander.Relay);
    private IRooms Rooms { get; } = hasWalls ? Walled : new OpenRooms(Programs);

    /// <summary>A script beside this assembly, and the scene that it plays.</summary>
    public static AgentProgram Script(string name, params IEnumerable<string> words) =>
        new("test", ["node", Path.Combine(Own, "agents", name), .. words])
        {
            Key = ("TEST_KEY", "key-of-the-test"),
        };

    public async Task<Outcome> RunAsync(
        AgentProgram program, Func<AgentMachine, AgentProgram, IAgent> agent, CancellationToken ct = default)
    {
        var inside = hasWalls ? "/workspace" : Workspace.Path;
        var spec = new RoomSpec([new(Workspace.Path, inside, true)], inside, new Dictionary<string, string>());
        await using var room = await Rooms.OpenAsync(spec, default);
        using var folder = new ConfinedFolders().Open(Workspace.Path);
        var bridge =
            BridgeProgram.Of(Environment.ProcessPath!, ["exec", typeof(Bystander).Assembly.Location, "bridge"], Own);
        var machine =
            new AgentMachine(Rooms, new Outside(), new MachinePorts(), bridge, TimeProvider.System) { Limits = Limits };
        var session =
            new Session(
                Briefing, new([ShellTools.Shell(room, Observation.Unrecorded), .. Mission()]), Transcript, Activity.Add)
            {
                Place = new(room, folder, Workspace.Path)
                {
                    Inside = inside,
                    MayWrite = MayWrite,
                    Home = KeepsHome ? Home.Path : null,
                },
                Purse = Purse,
            };
        return await agent(machine, With(program)).RunAsync(session, ct);
    }

    public Transcript Transcript => new(Log, TimeProvider.System);

    public async Task<IReadOnlyList<TranscriptEvent>> EventsAsync() =>
        await Transcript.ReadAsync(default).ToListAsync();

    /// <summary>All that the agent said in its own words.</summary>
    public async Task<string> SaidAsync() =>
        string.Concat((await EventsAsync()).OfType<TurnReceived>().Select(turn => turn.Text));

    /// <summary>The tools that were called, in order, with how each came out.</summary>
    public async Task<IEnumerable<string>> CallsAsync()
    {
        var events = await EventsAsync();
        return events.OfType<TurnReceived>().SelectMany(turn => turn.Calls).Select(call =>
        {
            var answer = events.OfType<ToolAnswered>().FirstOrDefault(one => one.Id == call.Id);
            return $"{call.Name} {(answer is null ? "refused" : answer.IsRefusal ? "no" : "yes")}";
        });
    }

    public void Dispose()
    {
        Workspace.Dispose();
        Home.Dispose();
    }

    private static Briefing Briefing => new("You are a worker.", "Do it.\nAssignment: role=worker", ["hand_off"]);

    private static IEnumerable<Tool> Mission() =>
    [
        Make("look", _ => new("It looks well.")),
        Make("hand_off", call => call.Arguments.TryGetProperty("good", out var _)
            ? new("Accepted.", EndsRun: true)
            : ToolAnswer.Refused("good is missing.")),
    ];

    private static Tool Make(string name, Func<ToolCall, ToolAnswer> answer) => new(
        name, $"To {name}.", JsonElement.Parse("""{ "type": "object" }"""), Recovery.Repeat, (call, _) =>
            Task.FromResult(answer(call)));
}
