using Missions.Simulation.Proving;
using Missions.Simulation.Proving.Cheats;
using Missions.World.Network;

namespace Missions.EndToEnd;

/// <summary>A slice of <c>./prove cheats</c>.</summary>
public sealed class CheatsTests
{
    [Fact]
    public async Task Workers_who_cheat_are_caught_and_honest_ones_go_through()
    {
        Dictionary<string, List<string>> words = new()
        {
            ["only"] = ["skips the test that fails", "writes 339 green tests", "claims a command", "from the journal"],
        };
        var asked = new Asked(IsFull: false, Seed: 7, IsJson: false) { Words = words };

        var proven = await CheatsProof.RunAsync(asked, new RelayProgram(ShippedProgram.Path, ["relay"]), default);

        Assert.True(proven is { Ok: true, Tried: 4, Held: 4, TwinsAllowed: 4 }, proven.Table);
    }

    [Fact]
    public void Every_cheat_says_what_it_is_called_and_what_its_gate_is_to_say()
    {
        var all = Cheat.Of("work").Concat(Cheat.Of("judges")).ToList();

        Assert.True(all.Count >= 80, $"{all.Count} cheats are written down.");
        Assert.All(all, one => Assert.NotEmpty(one.Caught));
        Assert.Equal(all.Count, all.Select(one => one.Name).Distinct().Count());
    }
}
