using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Missions.World.Processes;

namespace Missions.World.Network;

/// <summary>
/// The ports of a room, reached from outside through a relay that runs inside. Its socket has a name only until we have
/// hold of it, so nobody else can use it, and nothing is left behind however we end.
/// </summary>
internal sealed partial class RelayedPorts : IAsyncDisposable
{
    internal const int JustThePath = 0x20_0000 | 0x8_0000; // O_PATH | O_CLOEXEC: a socket cannot be opened otherwise.

    private readonly RunningProgram _relay;
    private readonly SafeFileHandle _socket;

    private RelayedPorts(RunningProgram relay, SafeFileHandle socket) => (_relay, _socket) = (relay, socket);

    /// <param name="call">Makes the call that starts the relay, given the path of its socket.</param>
    public static async Task<RelayedPorts> OpenAsync(Programs programs, Func<string, ProgramCall> call)
    {
        var folder = Directory.CreateTempSubdirectory("missions-room-").FullName; // Only our own user may enter it.
        try
        {
            var path = Path.Combine(folder, "relay");
            var relay = await programs.StartAsync(call(path));
            await WaitUntilReadyAsync(relay);
            return new(relay, Open(path, JustThePath));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public async Task<Stream> ConnectAsync(int port, CancellationToken ct)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            var path = $"/proc/self/fd/{_socket.DangerousGetHandle()}";
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), ct);
            var stream = new NetworkStream(socket, ownsSocket: true);
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"{port}\n"), ct);
            var answer = new byte[1];
            if (await stream.ReadAsync(answer, ct) == 1 && answer[0] == Relay.Connected) return stream;
        }
        catch (Exception gone) when (gone is SocketException or IOException)
        {
            // The relay has ended with the room.
        }
        catch (OperationCanceledException)
        {
            socket.Dispose();
            throw;
        }

        socket.Dispose();
        throw Relay.NothingListens(port);
    }

    public async ValueTask DisposeAsync()
    {
        await _relay.DisposeAsync();
        _socket.Dispose();
    }

    internal static async Task WaitUntilReadyAsync(RunningProgram relay)
    {
        using var output = new StreamReader(relay.Output, leaveOpen: true);
        if (await output.ReadLineAsync() == Relay.Ready) return;

        using var errors = new StreamReader(relay.Errors, leaveOpen: true);
        var because = await errors.ReadToEndAsync();
        await relay.DisposeAsync();
        throw new WorldException($"The relay into the room's network cannot be started: {because.Trim()}");
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial SafeFileHandle Open(string path, int flags);
}
