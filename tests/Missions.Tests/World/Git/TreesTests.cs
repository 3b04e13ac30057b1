using Missions.Simulation.Proving;

namespace Missions.Tests.World.Git;

/// <summary>A slice of <c>./prove trees</c>.</summary>
public class TreesTests
{
    [Fact]
    public async Task Nothing_of_the_users_changes_whatever_state_it_is_in()
    {
        var proven = await TreesProof.RunAsync(wanted: 20, seed: 7, withProgram: false, CancellationToken.None);

        Assert.True(proven.Ok, proven.Table);
        Assert.Equal((20, 20), (proven.Tried, proven.Held));
    }
}
