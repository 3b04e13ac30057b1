using System.Threading.Channels;
using Missions.World.Terminals;

namespace Missions.Control.Terminal;

/// <summary>Reads keys for as long as there is a terminal.</summary>
internal static class KeyLoop
{
    // What belongs to one key comes at once, also over a slow line; a person does not press two keys so fast.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(60);

    public static async Task RunAsync(
        UserTerminal terminal, TimeProvider clock, Action<Happening> post, CancellationToken ct)
    {
        var pieces = Channel.CreateUnbounded<byte[]>();
        new Thread(() => Read(terminal, pieces.Writer)) { IsBackground = true, Name = "keys" }.Start();
        try
        {
            var keys = new KeyReader();
            while (await NextAsync(pieces.Reader, keys.IsWaiting ? Pause : Timeout.InfiniteTimeSpan, clock, ct)
                is var piece)
            {
                if (piece is [] && !keys.IsWaiting) break;
                foreach (var key in piece is [] ? keys.TakeRest() : keys.Take(piece)) post(new Happening.Pressed(key));
            }
            post(new Happening.Left());
        }
        catch (OperationCanceledException)
        {
            // The person has left.
        }
    }

    /// <summary>Nothing where none came in time, or none will.</summary>
    private static async Task<byte[]> NextAsync(
        ChannelReader<byte[]> pieces, TimeSpan patience, TimeProvider clock, CancellationToken ct)
    {
        try
        {
            return await pieces.WaitToReadAsync(ct).AsTask().WaitAsync(patience, clock, ct)
                && pieces.TryRead(out var piece) ? piece : [];
        }
        catch (TimeoutException)
        {
            return [];
        }
    }

    private static void Read(UserTerminal terminal, ChannelWriter<byte[]> pieces)
    {
        var buffer = new byte[4096];
        while (terminal.Read(buffer) is { IsEmpty: false } piece) pieces.TryWrite(piece.ToArray());
        pieces.Complete();
    }
}
