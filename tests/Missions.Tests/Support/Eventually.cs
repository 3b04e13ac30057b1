using Missions.World.Sandboxes;

namespace Missions.Tests.Support;

/// <summary>
/// For what other processes bring about and do not announce: looks again until it is so, for ten seconds.
/// </summary>
public static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    public static Task HoldsAsync(Func<bool> claim) => HoldsAsync(() => Task.FromResult(claim()));

    public static async Task HoldsAsync(Func<Task<bool>> claim)
    {
        for (var tries = 0; !await claim(); tries++)
        {
            Assert.True(tries < 2000, "It never came to hold.");
            await Task.Delay(Pause, TimeProvider.System, CancellationToken.None);
        }
    }

    public static async Task<Stream> ConnectAsync(IRoom room, int port)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return await room.ConnectAsync(port, CancellationToken.None);
            }
            catch (IOException) when (tries < 2000)
            {
                await Task.Delay(Pause, TimeProvider.System, CancellationToken.None);
            }
        }
    }
}
