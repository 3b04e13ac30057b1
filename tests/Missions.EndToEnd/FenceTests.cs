using Missions.Simulation.Proving;
using Missions.Simulation.Proving.Attacks;
using Missions.Simulation.Proving.Leaking;
using Missions.World.Network;

namespace Missions.EndToEnd;

/// <summary>A slice of <c>./prove attacks</c> and of <c>./prove leaks</c>.</summary>
[Collection(nameof(Alone))]
public sealed class FenceTests
{
    private static readonly RelayProgram Relay = new(ShippedProgram.Path, ["relay"]);

    private static readonly Asked Small = new(IsFull: false, Seed: 7, IsJson: false);

    [Fact]
    public async Task Attacks_are_stopped_and_what_is_honest_is_allowed()
    {
        var proven = await AttacksProof.RunAsync(Small, Relay, CancellationToken.None);

        Assert.True(proven is { Ok: true, Tried: >= 12 }, proven.Table);
    }

    [Fact]
    public async Task Nothing_is_left_of_commands_that_do_not_want_to_end()
    {
        var proven = await Leaks.RunAsync(Small, 100, Relay, CancellationToken.None);

        // Other tests of this process open and close descriptors at the same time.
        Assert.True(proven.Misses.All(miss => miss.Contains("descriptors", StringComparison.Ordinal)), proven.Table);
    }
}
