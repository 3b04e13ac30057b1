using System.Net;
using Missions.World.Network;
using Missions.World.Processes;

namespace Missions.Simulation.World;

/// <summary>A network of functions: names with addresses, and addresses that answer.</summary>
public sealed class SimulatedOutside : IOutside
{
    private readonly Dictionary<string, Queue<IPAddress[]>> _names = [];
    private readonly Dictionary<string, Func<Stream, Task>> _servers = [];

    /// <summary>The addresses that were dialled.</summary>
    public List<string> Dialled { get; } = [];

    /// <summary>What a name is resolved to, one answer after the other; the last one stays.</summary>
    public SimulatedOutside Name(string host, params string[] answers)
    {
        _names[host] = new(answers.Select(answer => answer.Split(' ').Select(IPAddress.Parse).ToArray()));
        return this;
    }

    public SimulatedOutside Serve(string address, Func<Stream, Task> serve)
    {
        _servers[address] = serve;
        return this;
    }

    public Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken ct)
    {
        if (IPAddress.TryParse(host, out var address)) return Task.FromResult<IReadOnlyList<IPAddress>>([address]);
        if (!_names.TryGetValue(host, out var answers)) throw new IOException($"{host} has no address.");
        return Task.FromResult<IReadOnlyList<IPAddress>>(answers.Count > 1 ? answers.Dequeue() : answers.Peek());
    }

    public Task<Stream> DialAsync(IPEndPoint address, CancellationToken ct)
    {
        lock (Dialled) Dialled.Add(address.ToString());
        if (!_servers.TryGetValue(address.ToString(), out var serve)) throw new IOException($"{address} does not answer.");

        var ports = new SimulatedPorts();
        ports.Listen(1, serve, CancellationToken.None);
        return Task.FromResult(ports.Connect(1));
    }
}

/// <summary>Programs of a user who has those that a test names.</summary>
public sealed class SimulatedUserPrograms : IUserPrograms
{
    private readonly Dictionary<string, string> _answers = [];

    public SimulatedUserPrograms With(string line, string output)
    {
        _answers[line] = output;
        return this;
    }

    public Task<string?> AskAsync(
        string program, IReadOnlyList<string> arguments, CancellationToken ct, UserProgramGiven? given = null) =>
        Task.FromResult(_answers.GetValueOrDefault($"{program} {string.Join(' ', arguments)}"));
}
