using Missions.Agents.External.Mcp;
using Missions.World.Files;
using Missions.World.Processes;
using Missions.World.Sandboxes;

namespace Missions.Agents.External;

/// <summary>
/// The room of an agent's own process: the files that it works on, its one credential, the way to its provider, and a
/// port that leads to our tools. What we run for it runs in the room of the session's place, without any of that.
/// </summary>
internal sealed class AgentRoom : IAsyncDisposable
{
    /// <summary>What programs of the kind load from a repository by themselves.</summary>
    private static readonly string[] Configuration =
        [".claude", ".mcp.json", ".codex", ".gemini", ".cursor", ".opencode", "opencode.json", ".goose"];

    private const string InsideHome = "/home/agent";

    private readonly FoundProgram _found;
    private readonly FreshFolder? _home;
    private IRoom? _room;
    private AgentNetwork? _network;

    private AgentRoom(FoundProgram found, Papers papers, FreshFolder? home) =>
        (_found, Papers, _home) = (found, papers, home);

    /// <summary>How the agent reaches our tools.</summary>
    public ToolServer Tools => _network!.Tools;

    public IRoom Room => _room!;
    public Papers Papers { get; }

    /// <summary>Opens all of it, or nothing.</summary>
    /// <exception cref="ExternalException">The program is not there.</exception>
    public static async Task<AgentRoom> OpenAsync(
        AgentMachine machine,
        AgentProgram program,
        Place place,
        ToolsOverMcp tools,
        CancellationToken ct)
    {
        var found = FoundProgram.Find(program.Command[0]) ?? throw new ExternalException(
            FailureKind.Refused,
            $"{program.Command[0]} is not on the PATH. Install it, or mend agents.{program.Name}.command.");
        var home = machine.Rooms.HasWalls || place.Home is not null ? null : new FreshFolder();
        var room = new AgentRoom(found, new(machine.Rooms.HasWalls), home);
        try
        {
            room._room = await machine.Rooms.OpenAsync(room.Spec(machine, program, place), ct);
            room._network = await AgentNetwork.OpenAsync(machine, program, room, tools, ct);
            return room;
        }
        catch
        {
            await room.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the program; what it leaves running ends with the room.</summary>
    public Task<IPiped> StartAsync(IEnumerable<string> arguments, CancellationToken ct)
    {
        var words = ShellWord.Line(arguments.Prepend(_found.File));
        var line = $"PATH={ShellWord.Of(_found.Folder)}:$PATH; export PATH; exec {words}";
        return Room.PipeAsync(new(line) { Environment = _network!.Environment }, ct);
    }

    public async ValueTask DisposeAsync()
    {
        if (_room is not null) await _room.DisposeAsync();
        if (_network is not null) await _network.DisposeAsync();
        Papers.Dispose();
        _home?.Dispose();
    }

    private RoomSpec Spec(AgentMachine machine, AgentProgram program, Place place)
    {
        var environment = new Dictionary<string, string>(program.Environment);
        if (program.Key is var (name, value)) environment[name] = value;
        if (!machine.Rooms.HasWalls) environment["HOME"] = place.Home ?? _home!.Path;
        var words = program.Command.Skip(1)
            .Where(Path.IsPathRooted)
            .SelectMany(word => FoundProgram.Find(word)?.Seen ?? []);
        var seen = _found.Seen.Concat(words).Concat(machine.Bridge.Folders).Distinct();
        Mount[] own = place.Home is { } kept ? [new(kept, InsideHome, true)] : [];
        Mount[] mounts = machine.Rooms.HasWalls
            ?
            [
                .. own, .. Papers.Mounts, .. place.Caches,
                .. seen.Select(one => new Mount(one, one, IsWritable: false)),
                new(place.Path, place.Inside, place.MayWrite),
            ]
            : [];
        return new(mounts, place.Inside, environment)
        {
            Hidden = program.ReadsRepositoryConfiguration ? []
                : [.. Configuration.Select(name => $"{place.Inside}/{name}")],
        };
    }
}
