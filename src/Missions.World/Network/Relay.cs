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

            await Task.WhenAll(PumpAsync(near, far, ct), PumpAsync(far, near, ct));
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

    private static async Task PumpAsync(NetworkStream from, NetworkStream to, CancellationToken ct)
    {
        await from.CopyToAsync(to, ct);
        to.Socket.Shutdown(SocketShutdown.Send);
    }
}
