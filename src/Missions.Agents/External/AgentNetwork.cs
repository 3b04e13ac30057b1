using System.Net;
using System.Security.Cryptography;
using Missions.Agents.External.Mcp;
using Missions.World.Network;
using Missions.World.Sandboxes;

namespace Missions.Agents.External;

/// <summary>The ways out of an agent's room: to our tools, and to the hosts of its provider.</summary>
internal sealed class AgentNetwork : IAsyncDisposable
{
    private const int UsualToolPort = 3117;
    private const int UsualProxyPort = 3128;

    private readonly List<IAsyncDisposable> _ways = [];
    private readonly List<int> _leased = [];
    private readonly AgentMachine _machine;
    private readonly Papers _papers;

    private AgentNetwork(AgentMachine machine, Papers papers) => (_machine, _papers) = (machine, papers);

    public ToolServer Tools { get; private set; } = null!;

    /// <summary>How programs are told of these ways.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>Opens all of them, or none.</summary>
    public static async Task<AgentNetwork> OpenAsync(
        AgentMachine machine, AgentProgram program, AgentRoom room, ToolsOverMcp tools, CancellationToken ct)
    {
        var network = new AgentNetwork(machine, room.Papers);
        try
        {
            if (program.WantsHttp) await network.OpenHttpAsync(room.Room, tools, ct);
            else await network.OpenPipesAsync(room.Room, tools, ct);
            if (machine.Rooms.HasWalls) await network.OpenHostsAsync(room.Room, program, ct);
            return network;
        }
        catch
        {
            await network.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var way in _ways) await way.DisposeAsync();
        foreach (var port in _leased) _machine.Ports.Return(port);
    }

    private async Task OpenHttpAsync(IRoom room, ToolsOverMcp tools, CancellationToken ct)
    {
        var (port, word) = (Port(UsualToolPort), Word());
        var http = await ToolsOverHttp.OpenAsync(tools, port, word, ct);
        _ways.Add(http);
        _ways.Insert(0, await room.ListenAsync(port, http.ServeAsync, ct));
        Tools = new("missions", "", [], new Dictionary<string, string>(), _papers)
        {
            Url = http.Url,
            Authorization = $"Bearer {word}",
        };
        Environment[ToolServer.Variable] = Tools.Authorization;
    }

    private static string Word() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    private async Task OpenPipesAsync(IRoom room, ToolsOverMcp tools, CancellationToken ct)
    {
        var (port, word) = (Port(UsualToolPort), Word());
        var door = new WordDoor(word, (stream, _) => tools.ServeAsync(stream));
        _ways.Add(await room.ListenAsync(port, door.ServeAsync, ct));

        var bridge = _machine.Bridge;
        string[] arguments = [.. bridge.Arguments, $"{port}", _papers.Write("word", word)];
        Tools = new("missions", bridge.File, arguments, bridge.Environment, _papers);
    }

    /// <summary>
    /// A server of this very machine is reached at the port that it has, as if it were in the room; all others through
    /// a proxy that dials nobody else.
    /// </summary>
    private async Task OpenHostsAsync(IRoom room, AgentProgram program, CancellationToken ct)
    {
        var hosts = program.Hosts.Select(host => Destination.Parse(host, 443)).OfType<Destination>().ToList();
        foreach (var near in hosts.Where(IsLoopback))
            _ways.Add(await room.ListenAsync(near.Port, (stream, stop) => PassAsync(stream, near.Port, stop), ct));

        var far = hosts.Where(host => !IsLoopback(host)).ToHashSet();
        if (far.Count == 0) return;

        var own = _machine.PrivateHosts.Select(host => Destination.Parse(host, 443)).OfType<Destination>();
        var allowed =
            new AllowedHosts(far, own.ToHashSet()) { Whom = program.Name, Where = $"agents.{program.Name}.hosts" };
        _ways.Add(await room.ListenAsync(UsualProxyPort, new AllowlistProxy(allowed, _machine.Outside).ServeAsync, ct));
        foreach (var (name, value) in Proxy($"http://127.0.0.1:{UsualProxyPort}")) Environment[name] = value;
    }

    private static Dictionary<string, string> Proxy(string url) => new()
    {
        ["HTTP_PROXY"] = url,
        ["HTTPS_PROXY"] = url,
        ["http_proxy"] = url,
        ["https_proxy"] = url,
        ["NO_PROXY"] = "127.0.0.1,localhost",
        ["no_proxy"] = "127.0.0.1,localhost",
        ["NODE_USE_ENV_PROXY"] = "1",
    };

    private async Task PassAsync(Stream near, int port, CancellationToken ct)
    {
        await using var far = await _machine.Outside.DialAsync(new(IPAddress.Loopback, port), ct);
        await Pump.BothAsync(near, far, ct);
    }

    private static bool IsLoopback(Destination host) =>
        host.Host is "localhost" || IPAddress.TryParse(host.Host, out var address) && IPAddress.IsLoopback(address);

    /// <summary>Without walls the room's loopback is the machine's, where others may have the port.</summary>
    private int Port(int usual)
    {
        if (_machine.Rooms.HasWalls) return usual;
        var port = _machine.Ports.Lease();
        _leased.Add(port);
        return port;
    }
}
