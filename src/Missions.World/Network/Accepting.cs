using System.Net.Sockets;

namespace Missions.World.Network;

/// <summary>Serves everybody who connects to a socket, until it is disposed.</summary>
internal sealed class Accepting : IAsyncDisposable
{
    private readonly CancellationTokenSource _closing = new();
    private readonly Socket _listener;
    private readonly Task _accepting;

    public Accepting(Socket listener, Func<Stream, CancellationToken, Task> serve)
    {
        _listener = listener;
        _accepting = AcceptAsync(serve);
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Dispose();
        await _accepting;
    }

    private async Task AcceptAsync(Func<Stream, CancellationToken, Task> serve)
    {
        try
        {
            while (true) _ = ServeAsync(await _listener.AcceptAsync(_closing.Token), serve);
        }
        catch (Exception closed) when (
            closed is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // It is disposed: nobody is served any more.
        }
    }

    private async Task ServeAsync(Socket client, Func<Stream, CancellationToken, Task> serve)
    {
        await using var stream = new NetworkStream(client, ownsSocket: true);
        try
        {
            await serve(stream, _closing.Token);
        }
        catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException)
        {
            // The client has gone away, or all of it ends: nobody is left to be told.
        }
    }
}
