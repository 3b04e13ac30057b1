using Missions.Agents;
using Missions.Agents.External.Acp;
using Missions.Agents.External.Headless;
using static Missions.Tests.Agents.External.OutsideStage;

namespace Missions.Tests.Agents.External;

/// <summary>
/// Agents from outside that get nowhere are ended as our own loop is; those that wait for something are not.
/// </summary>
public class HeadwayTests
{
    [Theory]
    [InlineData("claudeCircles", "shell was called 12 times in a row with the same arguments and the same answer.")]
    [InlineData("claudeSmall", "In 28 turns it did nothing new, and nothing changed.")]
    [InlineData("claudeOwnCircles", "Read was called 12 times in a row with the same arguments and the same answer.")]
    public async Task Whoever_goes_in_circles_is_ended(string scene, string because)
    {
        using var stage = new OutsideStage();

        var failed = Assert.IsType<Outcome.Failed>(await RunAsync(stage, scene));

        Assert.Equal((FailureKind.NoProgress, because), (failed.Kind, failed.Detail));
    }

    [Fact]
    public async Task It_is_warned_before()
    {
        using var stage = new OutsideStage();

        await RunAsync(stage, "claudeSmall");

        Assert.Contains("I was warned.", await stage.SaidAsync());
    }

    [Fact]
    public async Task Whoever_polls_something_that_changes_is_left_alone()
    {
        using var stage = new OutsideStage();

        Assert.IsType<Outcome.Done>(await RunAsync(stage, "claudePolls"));
    }

    [Fact]
    public async Task What_it_only_tells_of_counts_in_a_conversation_too()
    {
        using var stage = new OutsideStage();

        var outcome = await stage.RunAsync(
            Script("acp.mjs", "circles"), (machine, program) => new AcpAgent(machine, program));

        Assert.Equal(FailureKind.NoProgress, Assert.IsType<Outcome.Failed>(outcome).Kind);
    }

    private static Task<Outcome> RunAsync(OutsideStage stage, string scene) => stage.RunAsync(
        Script("headless.mjs", scene), (machine, program) => HeadlessAgent.Of(machine, program, "claude-code"));
}
