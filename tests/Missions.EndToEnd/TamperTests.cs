using Missions.Simulation.Proving.Tampering;

namespace Missions.EndToEnd;

/// <summary><c>./prove tamper</c>, on the demo that the other tests look at.</summary>
[Collection(nameof(DemoMission))]
public sealed class TamperTests(DemoMission demo)
{
    [Fact]
    public async Task Whatever_was_changed_behind_a_missions_back_is_found()
    {
        Environment.SetEnvironmentVariable("MISSIONS_PROGRAM", ShippedProgram.Path);

        var proven = await TamperProof.RunOnAsync(Path.Combine(demo.Copy(), demo.Mission), 1, CancellationToken.None);

        Assert.True(proven.Ok, proven.Table);
    }
}
