using System.Net.Sockets;
using System.Text;
using Missions.World.Processes;

namespace Missions.World.Network;

/// <summary>The ports of a room, reached from outside through a relay that runs inside.</summary>
internal sealed class RelayedPorts : IAsyncDisposable
{
    private readonly RunningProgram _relay;
    private readonly string _folder;

    private RelayedPorts(RunningProgram relay, string folder) => (_relay, _folder) = (relay, folder);

    private string SocketPath => SocketIn(_folder);

    /// <param name="call">Makes the call that starts the relay, given the path of its socket.</param>
    public static async Task<RelayedPorts> OpenAsync(Programs programs, Func<string, ProgramCall> call)
    {
        var folder = Directory.CreateTempSubdirectory("missions-room-").FullName; // Only our own user may enter it.
        var ports = new RelayedPorts(await programs.StartAsync(call(SocketIn(folder))), folder);
        using var output = new StreamReader(ports._relay.Output, leaveOpen: true);
        if (await output.ReadLineAsync() == Relay.Ready) return ports;

        using var errors = new StreamReader(ports._relay.Errors, leaveOpen: true);
        var because = await errors.ReadToEndAsync();
        await ports.DisposeAsync();
        throw new WorldException($"The relay into the room's network cannot be started: {because.Trim()}");
    }

    public async Task<Stream> ConnectAsync(int port, CancellationToken ct)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(SocketPath), ct);
            var stream = new NetworkStream(socket, ownsSocket: true);
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"{port}\n"), ct);
            var answer = new byte[1];
            if (await stream.ReadAsync(answer, ct) == 1 && answer[0] == Relay.Connected) return stream;
        }
        catch (SocketException)
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
        Directory.Delete(_folder, recursive: true);
    }

    private static string SocketIn(string folder) => Path.Combine(folder, "relay");
}
