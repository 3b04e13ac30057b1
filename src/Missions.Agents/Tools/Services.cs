using Missions.World.Network;
using Missions.World.Sandboxes;

namespace Missions.Agents.Tools;

/// <summary>How an application is started in a room.</summary>
/// <param name="Start">A shell line; <c>{port}</c> and <c>{url}</c> are filled in here, and in the environment.</param>
/// <param name="Health">The address that answers once it is ready, such as <c>{url}/health</c>.</param>
/// <param name="Port">Of the room's loopback, where it is reached.</param>
/// <param name="DependsOn">Names of services that must be healthy first.</param>
public sealed record Service(
    string Start,
    string Health,
    int Port,
    IReadOnlyList<string> DependsOn,
    IReadOnlyDictionary<string, string> Environment)
{
    /// <summary>Where it listens outside of the room; null for one that runs inside.</summary>
    public int? HostPort { get; init; }

    /// <summary>Why it may not be started; null where it may.</summary>
    public string? Refusal { get; init; }

    public string Url => Address(Port);

    /// <summary>As whoever reaches it in the room sees it.</summary>
    internal string Fill(string text) => Fill(text, Port);

    /// <summary>As it sees itself.</summary>
    internal string FillForItself(string text) => Fill(text, HostPort ?? Port);

    private static string Fill(string text, int port) =>
        text.Replace("{port}", $"{port}").Replace("{url}", Address(port));

    private static string Address(int port) => $"http://127.0.0.1:{port}";
}

/// <summary>The services of one room, and which of them run. Disposing it stops them.</summary>
public sealed class Services(IRoom room, IReadOnlyDictionary<string, Service> known, TimeProvider clock)
    : IAsyncDisposable
{
    private const int TailCharacters = 3000;

    private static readonly TimeSpan OneTry = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Dictionary<string, IRunning> _running = [];
    private readonly RoomHttp _http = new(room, clock);

    /// <summary>The room without walls for services that run outside, asked for when one of them starts.</summary>
    public Func<CancellationToken, Task<IRoom>>? Host { get; init; }

    private readonly SortedSet<string> _onHost = new(StringComparer.Ordinal);

    /// <summary>Which of those that were started so far run outside.</summary>
    public IReadOnlyCollection<string> OnHost => _onHost;

    /// <summary>How long a service may take to become healthy.</summary>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(60);

    public IReadOnlyList<string> Names => [.. known.Keys.Order(StringComparer.Ordinal)];

    public Service? Find(string name) => known.GetValueOrDefault(name);

    /// <summary>
    /// Starts a service after those that it depends on, or finds it running. Returns why it is not healthy, or null.
    /// </summary>
    public Task<string?> StartAsync(string name, CancellationToken ct) => StartAsync(name, [], ct);

    /// <summary>May be called for a service that does not run.</summary>
    public async Task StopAsync(string name)
    {
        if (_running.Remove(name, out var running)) await running.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var name in _running.Keys.ToList()) await StopAsync(name);
    }

    private async Task<string?> StartAsync(string name, IReadOnlyList<string> waiting, CancellationToken ct)
    {
        if (!known.TryGetValue(name, out var service))
            return $"there is no service {name}.{Likely.Hint(name, Names)} There are: {string.Join(", ", Names)}.";
        if (service.Refusal is { } refusal) return refusal;
        if (waiting.Contains(name)) return $"{name} depends on itself, by way of {string.Join(", ", waiting)}.";

        foreach (var needed in service.DependsOn)
            if (await StartAsync(needed, [.. waiting, name], ct) is { } wrong) return wrong;

        if (_running.GetValueOrDefault(name) is not { HasEnded: false } running)
        {
            await StopAsync(name);
            running = _running[name] = service.HostPort is { } port
                ? await StartOnHostAsync(name, service, port, ct)
                : await room.StartAsync(Command(service), ct);
        }

        return await BecomesHealthyAsync(service, running, ct) ? null : await FailAsync(name, service, running);
    }

    private async Task<IRunning> StartOnHostAsync(string name, Service service, int port, CancellationToken ct)
    {
        var outside = await Host!(ct);
        _onHost.Add(name);
        var running = await outside.StartAsync(Command(service) with { Ending = Patience }, ct);
        try
        {
            var way = service.Port == port ? null : await room.ListenAsync(service.Port, CarryAsync, ct);
            return new RunningOutside(running, way);
        }
        catch
        {
            await running.DisposeAsync();
            throw;
        }

        async Task CarryAsync(Stream near, CancellationToken ending)
        {
            await using var far = await outside.ConnectAsync(port, ending);
            await Pump.BothAsync(near, far, ending);
        }
    }

    private static RoomCommand Command(Service service) => new(service.FillForItself(service.Start))
    {
        Environment = service.Environment.ToDictionary(entry => entry.Key, entry => service.FillForItself(entry.Value)),
        Limit = Timeout.InfiniteTimeSpan,
        Silence = Timeout.InfiniteTimeSpan,
    };

    private async Task<bool> BecomesHealthyAsync(Service service, IRunning running, CancellationToken ct)
    {
        for (var start = clock.GetTimestamp(); clock.GetElapsedTime(start) < Deadline;)
        {
            if (await IsHealthyAsync(service, ct)) return true;
            if (running.HasEnded) return false;
            await Task.Delay(Pause, clock, ct);
        }

        return false;
    }

    private async Task<bool> IsHealthyAsync(Service service, CancellationToken ct)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, service.Fill(service.Health));
            return (int)(await _http.SendAsync(request, OneTry, ct)).Status < 400;
        }
        catch (Exception failure) when (failure is HttpRequestException or TimeoutException)
        {
            return false;
        }
    }

    private async Task<string> FailAsync(string name, Service service, IRunning running)
    {
        var why = running.HasEnded
            ? "it ended by itself"
            : $"{service.Fill(service.Health)} did not answer well for {Deadline.TotalSeconds:0} s";
        var output = running.Output;
        await StopAsync(name);

        var tail = output[Math.Max(0, output.Length - TailCharacters)..];
        return $"service {name} is not healthy: {why}. Its output:\n{tail}";
    }

    private sealed class RunningOutside(IRunning running, IAsyncDisposable? way) : IRunning
    {
        public bool HasEnded => running.HasEnded;
        public string Output => running.Output;

        public async ValueTask DisposeAsync()
        {
            if (way is not null) await way.DisposeAsync();
            await running.DisposeAsync();
        }
    }
}
