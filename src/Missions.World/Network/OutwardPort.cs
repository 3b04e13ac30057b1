using System.Net;
using System.Net.Sockets;
using Missions.World.Processes;

namespace Missions.World.Network;

/// <summary>
/// A port of a room's loopback that leads out of it, by a relay inside. Its socket has a name only until the relay has
/// hold of it, so nobody else can use it, and nothing is left behind however we end.
/// </summary>
internal sealed class OutwardPort : IAsyncDisposable
{
    private readonly RunningProgram _relay;
    private readonly Accepting _accepting;

    private OutwardPort(RunningProgram relay, Accepting accepting) => (_relay, _accepting) = (relay, accepting);

    /// <param name="call">Makes the call that starts the relay, given the path of the socket.</param>
    public static async Task<OutwardPort> OpenAsync(
        Programs programs, Func<string, ProgramCall> call, Func<Stream, CancellationToken, Task> serve)
    {
        var folder = Directory.CreateTempSubdirectory("missions-room-").FullName; // Only our own user may enter it.
        try
        {
            var path = Path.Combine(folder, "outward");
            var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            listener.Bind(new UnixDomainSocketEndPoint(path));
            listener.Listen();
            var accepting = new Accepting(listener, serve);
            var relay = await programs.StartAsync(call(path));
            await RelayedPorts.WaitUntilReadyAsync(relay);
            return new(relay, accepting);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _relay.DisposeAsync();
        await _accepting.DisposeAsync();
    }

    /// <summary>The same on this machine's own loopback.</summary>
    public static IAsyncDisposable OnLoopback(int port, Func<Stream, CancellationToken, Task> serve)
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            listener.Bind(new IPEndPoint(IPAddress.Loopback, port));
        }
        catch (SocketException taken)
        {
            listener.Dispose();
            throw new WorldException($"Port {port} cannot be listened on: {taken.Message}.", taken);
        }

        listener.Listen();
        return new Accepting(listener, serve);
    }
}
