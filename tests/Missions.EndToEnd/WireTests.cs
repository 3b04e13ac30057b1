namespace Missions.EndToEnd;

/// <summary>The first show: real protocols, real clients, and one call in twenty that goes wrong.</summary>
public class WireTests
{
    [Fact]
    public async Task The_demo_proves_the_same_with_one_call_in_twenty_faulted()
    {
        using var calm = await WireMission.PlayAsync("anthropic", faultRate: 0);
        using var rough = await WireMission.PlayAsync("anthropic", faultRate: 0.05);

        Assert.True(calm.Exit == 0, calm.Errors);
        Assert.True(rough.Exit == 0, rough.Errors);
        Assert.DoesNotContain("NOT MET", calm.Errors + rough.Errors);
        Assert.Equal(calm.Proven, rough.Proven);
        Assert.True(rough.Books.Count(line => line.Fault is not null) >= 5);
        Assert.InRange(rough.Tokens / (double)calm.Tokens, 0.97, 1.03);
    }

    [Theory]
    [InlineData("chat")]
    [InlineData("responses")]
    public async Task The_demo_is_done_over_the_protocol(string api)
    {
        using var mission = await WireMission.PlayAsync(api, faultRate: 0);

        Assert.True(mission.Exit == 0, mission.Errors);
        Assert.DoesNotContain("NOT MET", mission.Errors);
        Assert.True(mission.Proven.Count >= 8);
        Assert.All(mission.Books, line => Assert.Equal(200, line.Status));
    }
}
