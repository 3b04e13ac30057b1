using Missions.Simulation.Proving;

namespace Missions.EndToEnd;

/// <summary>A slice of <c>./prove kills</c>.</summary>
public sealed class KillTests
{
    [Fact]
    public async Task A_mission_killed_at_random_moments_ends_as_the_undisturbed_one()
    {
        Environment.SetEnvironmentVariable("MISSIONS_PROGRAM", ShippedProgram.Path);

        var proven = await Kills.RunAsync(wanted: 5, seed: 7, CancellationToken.None);

        Assert.True(proven.Ok, proven.Table);
    }
}
