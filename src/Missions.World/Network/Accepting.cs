using System.Net.Sockets;

namespace Missions.World.Network;

/// <summary>Serves everybody who connects to a socket, until it is disposed.</summary>
internal sealed class Accepting : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly CancellationTokenSource _closing = new();
    private readonly Socket _listener;
    private readonly Func<CancellationToken, ValueTask<Socket>> _accept;
    private readonly Task _accepting;

    public Accepting(Socket listener, Func<Stream, CancellationToken, Task> serve)
        : this(listener, listener.AcceptAsync, serve) { }

    /// <param name="accept">Gives the next who connects to the listener.</param>
    public Accepting(
        Socket listener,
        Func<CancellationToken, ValueTask<Socket>> accept,
        Func<Stream, CancellationToken, Task> serve)
    {
        (_listener, _accept) = (listener, accept);
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
        while (!_closing.IsCancellationRequested)
            if (await NextAsync() is { } client) _ = ServeAsync(client, serve);
    }

    private async Task<Socket?> NextAsync()
    {
        try
        {
            return await _accept(_closing.Token);
        }
        catch (SocketException) when (!_closing.IsCancellationRequested)
        {
            // That client is gone, or there is no room for it now: the next may fare better, but not at once.
            await Task.Delay(Pause, TimeProvider.System, CancellationToken.None);
            return null;
        }
        catch (Exception closed) when (
            closed is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await _closing.CancelAsync(); // Nobody is served any more.
            return null;
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
