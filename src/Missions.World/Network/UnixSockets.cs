using System.Net.Sockets;

namespace Missions.World.Network;

/// <summary>Connects to sockets that have a path.</summary>
public static class UnixSockets
{
    /// <exception cref="IOException">Nobody listens there.</exception>
    public static async Task<Stream> DialAsync(string path, CancellationToken ct)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (SocketException failure)
        {
            socket.Dispose();
            throw new IOException($"Nobody listens at {path}: {failure.Message}.", failure);
        }
    }
}
