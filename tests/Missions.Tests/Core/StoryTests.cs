using Missions.Core;
using Missions.Core.Verdicts;

namespace Missions.Tests.Core;

public class StoryTests
{
    [Fact]
    public void Honest_work_ends_with_every_assertion_proven()
    {
        var mission = Stories.Completed.State;

        Assert.Equal(new Step.Rest(RestReason.Done, "Every assertion is proven."), Navigator.Next(mission));
        Assert.All(mission.Standings, standing => Assert.Equal(Truth.Proven, standing.Truth));
    }
}
