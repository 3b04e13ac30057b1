using System.Net;
using System.Net.Sockets;

namespace Missions.World.Network;

/// <summary>The network that this machine is on, for the one program that may reach it: the proxy.</summary>
public interface IOutside
{
    /// <summary>The addresses of a name, or the address that it is already.</summary>
    /// <exception cref="IOException">It has none.</exception>
    Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken ct);

    /// <exception cref="IOException">Nothing answers there.</exception>
    Task<Stream> DialAsync(IPEndPoint address, CancellationToken ct);
}

/// <summary>The machine's own network.</summary>
public sealed class Outside : IOutside
{
    public async Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken ct)
    {
        try
        {
            return await Dns.GetHostAddressesAsync(host, ct) is { Length: > 0 } found
                ? found
                : throw new IOException($"{host} has no address.");
        }
        catch (SocketException unknown)
        {
            throw new IOException($"{host} has no address: {unknown.Message}.", unknown);
        }
    }

    public async Task<Stream> DialAsync(IPEndPoint address, CancellationToken ct)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (SocketException failure)
        {
            socket.Dispose();
            throw new IOException($"{address} does not answer: {failure.Message}.", failure);
        }
        catch (OperationCanceledException)
        {
            socket.Dispose();
            throw;
        }
    }
}
