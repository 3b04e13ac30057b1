using Missions.Control.Wiring.Seats;
using Missions.Engine.Looking;
using Missions.Simulation.Models;
using static Missions.Tests.Agents.Support.Stage;

namespace Missions.Tests.Control;

/// <summary>What is missing for a seat that a model takes, and what to type.</summary>
public sealed class SeatSymptomTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_key_that_is_not_set_is_named_for_its_seat()
    {
        await SettleAsync(
            """{ "mine": { "kind": "anthropic", "keyFrom": "env:NO_SUCH_KEY" } }""", """{ "provider": "mine" }""");

        Assert.Contains("export NO_SUCH_KEY=", (await SeenAsync("seat worker")).Seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_is_not_named_is_asked_for()
    {
        await SettleAsync(
            """{ "mine": { "kind": "openai-compatible", "baseUrl": "http://127.0.0.1:9/v1" } }""",
            """{ "provider": "mine" }""");

        Assert.Contains("needs a `model`", (await SeenAsync("seat worker")).Seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_named()
    {
        await SettleAsync(
            """{ "mine": { "kind": "openai-compatible", "baseUrl": "http://127.0.0.1:9/v1" } }""",
            """{ "provider": "mine", "model": "test-1" }""");

        var symptom = await SeenAsync("seat worker");
        Assert.StartsWith("mine at http://127.0.0.1:9 cannot be reached", symptom.Seen, StringComparison.Ordinal);
        Assert.Equal($"Mend {_desk.Machine.SettingsPath}.", symptom.Cure);
    }

    [Theory]
    [InlineData("test-2", false, "does not serve test-2. Did you mean test-1?")]
    [InlineData("test-1", true, "mine/test-1, no price is known")]
    public async Task A_server_nearby_is_asked_whether_it_serves_the_model(string model, bool isWell, string seen)
    {
        await using var server = await ModelServer.StartAsync(
            new("test", [new([Says("Hm.")])]), new() { Key = null }, TimeProvider.System);
        await SettleAsync(
            $$"""{ "mine": { "kind": "openai-compatible", "baseUrl": "{{server.OpenAiAddress}}" } }""",
            $$"""{ "provider": "mine", "model": "{{model}}" }""");

        var symptom = await SeenAsync("seat worker");
        Assert.Equal(isWell, symptom.IsWell);
        Assert.Contains(seen, symptom.Seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_takes_over_has_a_line_of_its_own()
    {
        await SettleAsync(
            """{ "mine": { "kind": "anthropic", "keyFrom": "env:NO_SUCH_KEY" } }""",
            """{ "provider": "mine", "fallback": [ { "agent": "nobody" } ] }""");

        Assert.Equal("the agent nobody stands nowhere", (await SeenAsync("seat worker, fallback 1")).Seen);
    }

    [Theory]
    [InlineData("claude-haiku-4-5", "enormous", "takes the effort `low`, `medium` or `high`.")]
    [InlineData("claude-3-haiku", "low", "takes no `effort`; leave it out.")]
    public async Task An_effort_that_the_model_does_not_know_is_refused(string model, string effort, string because)
    {
        await SettleAsync(
            """{ "mine": { "kind": "anthropic", "keyFrom": "env:PATH" } }""",
            $$"""{ "provider": "mine", "model": "{{model}}", "effort": "{{effort}}" }""");

        Assert.EndsWith(because, (await SeenAsync("seat worker")).Seen, StringComparison.Ordinal);
    }

    private Task SettleAsync(string providers, string worker) => _desk.Machine.Files.WriteAsync(
        _desk.Machine.SettingsPath,
        System.Text.Encoding.UTF8.GetBytes(
            $$"""{ "providers": {{providers}}, "seats": { "worker": {{worker}} } }"""),
        Desk.Never);

    private async Task<Symptom> SeenAsync(string name)
    {
        var settings = await _desk.Machine.SettingsAsync(Desk.Never);
        var symptoms = await SeatSymptoms.OfAsync(_desk.Machine, settings, Desk.Never);
        return symptoms.Single(one => one.Name == name);
    }
}
