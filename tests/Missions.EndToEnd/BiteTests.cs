using Missions.Simulation.Proving;
using Missions.Simulation.Proving.Biting;

namespace Missions.EndToEnd;

/// <summary>A slice of <c>./prove bite</c>: the weak proofs, without the demo.</summary>
public sealed class BiteTests
{
    [Fact]
    public async Task Proofs_that_are_weak_on_purpose_are_named()
    {
        var proven = await BiteProof.RunAsync(new Asked(IsFull: false, Seed: 1, IsJson: false), CancellationToken.None);

        Assert.True(proven.Ok, proven.Table);
    }
}
