using System.IO.Pipelines;

namespace Missions.Simulation.World;

/// <summary>The ports of one simulated room.</summary>
internal sealed class SimulatedPorts
{
    private readonly Lock _lock = new();
    private readonly Dictionary<int, Func<Stream, Task>> _listeners = [];

    public bool Listen(int port, Func<Stream, Task> serve, CancellationToken ct)
    {
        lock (_lock)
        {
            if (!_listeners.TryAdd(port, serve)) return false;
        }

        ct.Register(() => { lock (_lock) _listeners.Remove(port); });
        return true;
    }

    public Stream Connect(int port)
    {
        Func<Stream, Task>? serve;
        lock (_lock) serve = _listeners.GetValueOrDefault(port);
        if (serve is null) throw new IOException($"Nothing listens on port {port} of the room.");

        Pipe toServer = new(), toClient = new();
        _ = ServeAsync(serve, new TwoWay(toServer.Reader.AsStream(), toClient.Writer.AsStream()));
        return new TwoWay(toClient.Reader.AsStream(), toServer.Writer.AsStream());
    }

    private static async Task ServeAsync(Func<Stream, Task> serve, Stream stream)
    {
        await using (stream) await serve(stream);
    }
}
