using System.Net;
using System.Net.Sockets;

namespace Missions.World.Network;

/// <summary>
/// A port of this machine's loopback that leads to one of a room's, for the first connection only: nobody else of the
/// machine gets in by it.
/// </summary>
internal sealed class InwardPort : IAsyncDisposable
{
    private readonly CancellationTokenSource _closing = new();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _carrying;

    /// <param name="dial">Opens a connection to the room's port.</param>
    public InwardPort(Func<CancellationToken, Task<Stream>> dial)
    {
        _listener.Start(1);
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _carrying = CarryAsync(dial);
    }

    public int Port { get; }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Dispose();
        await _carrying;
        _closing.Dispose();
    }

    private async Task CarryAsync(Func<CancellationToken, Task<Stream>> dial)
    {
        try
        {
            using var client = await _listener.AcceptTcpClientAsync(_closing.Token);
            _listener.Stop();
            await using var far = await dial(_closing.Token);
            await Pump.BothAsync(client.GetStream(), far, _closing.Token);
        }
        catch (Exception gone) when (
            gone is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // One end has gone away, or all of it ends.
        }
    }
}
