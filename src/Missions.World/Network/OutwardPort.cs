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
            var accepting = new Accepting(Listening(AddressFamily.Unix, new UnixDomainSocketEndPoint(path)), serve);
            try
            {
                var relay = await programs.StartAsync(call(path));
                await RelayedPorts.WaitUntilReadyAsync(relay);
                return new(relay, accepting);
            }
            catch
            {
                await accepting.DisposeAsync();
                throw;
            }
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
        try
        {
            var place = new IPEndPoint(IPAddress.Loopback, port);
            return new Accepting(Listening(AddressFamily.InterNetwork, place), serve);
        }
        catch (SocketException taken)
        {
            throw new WorldException($"Port {port} cannot be listened on: {taken.Message}.", taken);
        }
    }

    private static Socket Listening(AddressFamily family, EndPoint place)
    {
        var listener = new Socket(
            family, SocketType.Stream, family is AddressFamily.Unix ? ProtocolType.Unspecified : ProtocolType.Tcp);
        try
        {
            listener.Bind(place);
            listener.Listen();
            return listener;
        }
        catch
        {
            listener.Dispose();
            throw;
        }
    }
}
