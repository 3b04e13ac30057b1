using Missions.Agents;
using Missions.Agents.Models.Profiles;
using Missions.Control.Wiring.Seats;
using Missions.Engine.Settings;

namespace Missions.Tests.Control;

/// <summary>Who takes a seat, and what it costs.</summary>
public class ModelSeatTests
{
    private static readonly Usage Used = new(1_000_000, 600_000, 10_000, CacheWrite: 300_000);

    [Fact]
    public void What_is_written_to_a_cache_has_its_own_price() => Assert.Equal(
        0.1m * 3 + 0.6m * 0.3m + 0.3m * 3.75m + 0.01m * 15,
        Prices.Cost(new(Input: 3, CachedInput: 0.3m, Output: 15, CacheWrite: 3.75m), Used));

    [Fact]
    public void Without_a_price_nobody_knows_the_cost() => Assert.Null(Prices.Cost(null, Used));

    [Theory]
    [InlineData("anthropic", "worker", "claude-sonnet-5")]
    [InlineData("anthropic", "orchestrator", "claude-opus-5")]
    [InlineData("openai", "scout", "gpt-5.4-mini")]
    [InlineData("openai", "reviewer", "gpt-5.5")]
    [InlineData("openai-compatible", "worker", null)]
    public void Profiles_name_a_model_for_each_role(string kind, string role, string? model) =>
        Assert.Equal(model, ProviderProfile.Of(kind)!.Seat(role));

    [Fact]
    public void Profiles_say_what_fits_and_how_to_ask()
    {
        Assert.Equal("2026-11-21", ProviderProfile.AsOf);
        Assert.Equal(Thinking.Budget, ProviderProfile.Of("anthropic")!.Model("claude-haiku-4-5-20251001").Thinking);
        Assert.True(ProviderProfile.Of("openai")!.Model("gpt-5.5").UsesResponses);
        Assert.False(ProviderProfile.Of("openai")!.Model("gpt-4o").UsesResponses);
        Assert.False(ProviderProfile.Of("openai-compatible")!.Model("qwen").IsHosted);
    }
}
