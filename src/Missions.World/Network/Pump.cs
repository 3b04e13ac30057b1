using System.Net.Sockets;

namespace Missions.World.Network;

/// <summary>Carries bytes both ways between two streams until each side has said all.</summary>
public static class Pump
{
    public static Task BothAsync(Stream near, Stream far, CancellationToken ct) =>
        Task.WhenAll(OneWayAsync(near, far, ct), OneWayAsync(far, near, ct));

    private static async Task OneWayAsync(Stream from, Stream to, CancellationToken ct)
    {
        try
        {
            await from.CopyToAsync(to, ct);
            if (to is NetworkStream socket) socket.Socket.Shutdown(SocketShutdown.Send);
            else await to.DisposeAsync(); // It knows no other way to say that all was said.
        }
        catch (Exception gone) when (gone is IOException or SocketException or InvalidOperationException)
        {
            // One end has gone away, and so the other does.
            await to.DisposeAsync();
            await from.DisposeAsync();
        }
    }
}
