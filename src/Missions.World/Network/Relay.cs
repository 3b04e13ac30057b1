using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Missions.World.Network;

/// <summary>
/// Stands inside a room's network namespace and listens on a Unix socket outside its walls. Whoever connects there
/// sends a port and a line feed, is answered '+' or '-', and after a '+' talks to that port of the room's loopback.
/// </summary>
public static class Relay
{
    internal const string Ready = "ready";
    internal const byte Connected = (byte)'+';
    internal const byte Refused = (byte)'-';

    /// <summary>Says "ready" on standard output once it listens, and goes on until it is cancelled or killed.</summary>
    public static async Task RunAsync(string socketPath, CancellationToken ct)
    {
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(socketPath));
        listener.Listen();
        await Console.Out.WriteLineAsync(Ready);

        while (true) _ = ServeAsync(await listener.AcceptAsync(ct), ct);
    }

    /// <summary>
    /// The other way: stands inside, listens on a port of the room's loopback, and hands whoever connects there to a
    /// Unix socket outside. Says "ready" once it listens and has hold of the socket, which may lose its name then.
    /// </summary>
    public static async Task OutwardAsync(string socketPath, int port, CancellationToken ct)
    {
        using var outside = RelayedPorts.Open(socketPath, RelayedPorts.JustThePath);
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, port));
        listener.Listen();
        await Console.Out.WriteLineAsync(Ready);

        var way = new UnixDomainSocketEndPoint($"/proc/self/fd/{outside.DangerousGetHandle()}");
        while (true) _ = HandOutAsync(await listener.AcceptAsync(ct), way, ct);
    }

    /// <summary>Connects to a port of this network namespace's loopback: of IPv4, or else of IPv6.</summary>
    /// <exception cref="IOException">Nothing listens there.</exception>
    public static async Task<Stream> DialAsync(int port, CancellationToken ct) =>
        await TryDialAsync(IPAddress.Loopback, port, ct)
        ?? await TryDialAsync(IPAddress.IPv6Loopback, port, ct)
        ?? throw NothingListens(port);

    internal static IOException NothingListens(int port) => new($"Nothing listens on port {port} of the room.");

    private static async Task<Stream?> TryDialAsync(IPAddress address, int port, CancellationToken ct)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }
    }

    private static async Task ServeAsync(Socket client, CancellationToken ct)
    {
        try
        {
            await using var near = new NetworkStream(client, ownsSocket: true);
            await using var far = await AnswerAsync(near, ct);
            if (far is null) return;

            await Pump.BothAsync(near, far, ct);
        }
        catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException)
        {
            // One end has gone away, and so the other does: that is all there is to say to either.
        }
    }

    private static async Task<NetworkStream?> AnswerAsync(NetworkStream near, CancellationToken ct)
    {
        try
        {
            var far = (NetworkStream)await DialAsync(await ReadPortAsync(near, ct), ct);
            await near.WriteAsync(new[] { Connected }, ct);
            return far;
        }
        catch (IOException)
        {
            await near.WriteAsync(new[] { Refused }, ct);
            return null;
        }
    }

    private static async Task<int> ReadPortAsync(NetworkStream near, CancellationToken ct)
    {
        var digits = new StringBuilder();
        var one = new byte[1];
        while (digits.Length < 6 && await near.ReadAsync(one, ct) == 1 && one[0] != '\n') digits.Append((char)one[0]);
        return ushort.TryParse(digits.ToString(), out var port) ? port : throw new IOException("That is not a port.");
    }

    private static async Task HandOutAsync(Socket client, UnixDomainSocketEndPoint way, CancellationToken ct)
    {
        await using var near = new NetworkStream(client, ownsSocket: true);
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await using var far = await ReachAsync(socket, way, ct);
        if (far is not null) await Pump.BothAsync(near, far, ct);
    }

    private static async Task<NetworkStream?> ReachAsync(Socket socket, EndPoint way, CancellationToken ct)
    {
        try
        {
            await socket.ConnectAsync(way, ct);
            return new(socket, ownsSocket: true);
        }
        catch (SocketException)
        {
            socket.Dispose(); // Nobody outside listens any more: the room is about to end.
            return null;
        }
    }
}
