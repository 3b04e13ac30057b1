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

    private AgentNetwork(AgentMachine machine) => _machine = machine;

    public ToolServer Tools { get; private set; } = null!;

    /// <summary>How programs are told of the proxy; nothing where there is none.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; private set; } = new Dictionary<string, string>();

    public static async Task<AgentNetwork> OpenAsync(
        AgentMachine machine,
        AgentProgram program,
        IRoom room,
        ToolsOverMcp tools,
        CancellationToken ct)
    {
        var network = new AgentNetwork(machine);
        if (program.WantsHttp) await network.OpenHttpAsync(room, tools, ct);
        else await network.OpenPipesAsync(room, tools, ct);
        if (machine.Rooms.HasWalls) await network.OpenHostsAsync(room, program, ct);
        return network;
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
        _ways.Add(await room.ListenAsync(port, http.ServeAsync, ct));
        _ways.Add(http);
        Tools = new("missions", "", [], new Dictionary<string, string>())
        {
            Url = http.Url,
            Authorization = $"Bearer {word}",
        };
    }

    private static string Word() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    private async Task OpenPipesAsync(IRoom room, ToolsOverMcp tools, CancellationToken ct)
    {
        var (port, word) = (Port(UsualToolPort), Word());
        var door = new WordDoor(word, (stream, _) => tools.ServeAsync(stream));
        _ways.Add(await room.ListenAsync(port, door.ServeAsync, ct));

        var environment = new Dictionary<string, string>(_machine.Bridge.Environment) { [Bridge.Variable] = word };
        Tools = new("missions", _machine.Bridge.File, [.. _machine.Bridge.Arguments, $"{port}"], environment);
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
        Environment = Proxy($"http://127.0.0.1:{UsualProxyPort}");
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
