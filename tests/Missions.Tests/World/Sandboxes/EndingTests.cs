using Missions.Tests.Support;
using Missions.World.Network;
using Missions.World.Processes;
using Missions.World.Sandboxes;

namespace Missions.Tests.World.Sandboxes;

/// <summary>What runs outside of rooms is asked to end, has time for that, and is ended all the same.</summary>
public sealed class EndingTests : IDisposable
{
    private static readonly CancellationToken Never = CancellationToken.None;

    private readonly TempFolder _temp = new();
    private readonly OpenRooms _rooms = new(new Programs(TimeProvider.System));

    public void Dispose() => _temp.Dispose();

    [Theory]
    [InlineData("trap 'echo bye > gone; exit' TERM; echo up; while :; do sleep 0.05; done", 30, true)]
    [InlineData("trap '' TERM; echo up; while :; do sleep 0.05; done", 0.2, false)]
    [InlineData("trap 'echo bye > gone; exit' TERM; echo up; while :; do sleep 0.05; done", 0, false)]
    public async Task A_service_may_clean_up_as_long_as_it_is_given(string line, double seconds, bool cleanedUp)
    {
        await using var room = await _rooms.OpenAsync(
            new([], _temp.Path, new Dictionary<string, string>()), Never);
        var running = await room.StartAsync(new(line) { Ending = TimeSpan.FromSeconds(seconds) }, Never);
        await Eventually.HoldsAsync(() => running.Output.Contains("up", StringComparison.Ordinal));

        await running.DisposeAsync();

        Assert.True(running.HasEnded);
        Assert.Equal(cleanedUp, File.Exists(_temp.Of("gone")));
    }

    [Fact]
    public void A_port_is_leased_to_one_at_a_time()
    {
        var ports = new MachinePorts();
        int[] leased = [.. Enumerable.Range(0, 50).Select(_ => ports.Lease())];

        Assert.Distinct(leased);
        foreach (var port in leased) ports.Return(port);
    }
}
