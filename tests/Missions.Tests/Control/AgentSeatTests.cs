using Missions.Core.Seats;
using Missions.Agents;
using Missions.Control.Wiring.Seats;
using Missions.Engine;

namespace Missions.Tests.Control;

/// <summary>
/// Programs from outside in seats, as settings name them: refused with what is known, or looked at one by one.
/// </summary>
public sealed class AgentSeatTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Theory]
    [InlineData("""{ "kind": "robot", "command": ["sh"] }""", "kind is `acp` or `headless`, not `robot`.")]
    [InlineData("""{ "kind": "acp", "command": [] }""", "command is empty; name the program and its arguments.")]
    [InlineData("""{ "kind": "acp", "command": ["sh"], "dialect": "plain" }""", "dialect is only for headless ones.")]
    [InlineData(
        """{ "kind": "headless", "command": ["sh"] }""", "dialect is missing: `plain` or `claude-code` or `codex`.")]
    [InlineData(
        """{ "kind": "headless", "command": ["sh"], "dialect": "klingon" }""",
            "dialect is `plain` or `claude-code` or `codex`, not `klingon`.")]
    [InlineData(
        """{ "kind": "acp", "command": ["sh"], "credentials": "broker" }""",
            "credentials is `process` or `inside`, not `broker`; no broker is built yet.")]
    [InlineData(
        """{ "kind": "acp", "command": ["sh"], "keyFrom": "sk-123" }""",
            "keyFrom is the name of a variable, such as `env:ANTHROPIC_API_KEY`, not what is there.")]
    [InlineData(
        """{ "kind": "acp", "command": ["sh"], "billing": "beer" }""",
            "billing is `tokens` or `subscription`, not `beer`.")]
    public async Task What_no_agent_can_be_is_refused_with_what_one_can(string agent, string because)
    {
        await SettleAsync(agent);

        var refused = await Assert.ThrowsAsync<UsedWrongly>(SeatsAsync);

        Assert.Equal($"{_desk.Machine.SettingsPath}: agents.mine.{because}", refused.Message);
        Assert.Equal((false, $"agents.mine.{because}", $"Mend {_desk.Machine.SettingsPath}."), await SeenAsync());
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_named_with_what_to_type()
    {
        await SettleAsync("""{ "kind": "acp", "command": ["/nowhere/claude-agent-acp"] }""");

        Assert.Equal(
            (false, "/nowhere/claude-agent-acp is not on the PATH",
                "npm install -g @agentclientprotocol/claude-agent-acp"),
            await SeenAsync());
    }

    [Fact]
    public async Task A_key_that_is_not_set_is_named_with_what_to_type()
    {
        await SettleAsync("""{ "kind": "acp", "command": ["sh"], "keyFrom": "env:NO_SUCH_KEY" }""");

        Assert.Equal((false, "mine has no key: NO_SUCH_KEY is not set", "export NO_SUCH_KEY=..."), await SeenAsync());
        await Assert.ThrowsAsync<MissionException>(SeatsAsync);
    }

    [Fact]
    public async Task What_is_well_says_how_it_is_fenced_in()
    {
        await SettleAsync("""{ "kind": "headless", "dialect": "codex", "command": ["/bin/sh"] }""");

        Assert.Equal(
            (true, "mine (/bin/sh), fenced in; it may reach api.openai.com, chatgpt.com, auth.openai.com", ""),
                await SeenAsync());
    }

    [Theory]
    [InlineData("""{ "kind": "headless", "dialect": "codex", "command": ["sh"] }""", "mine/codex", "process")]
    [InlineData("""{ "kind": "headless", "dialect": "plain", "command": ["sh"] }""", "mine/plain", "inside")]
    [InlineData("""{ "kind": "acp", "command": ["sh"] }""", "mine/acp", "inside")]
    [InlineData("""{ "kind": "acp", "command": ["sh"], "credentials": "process" }""", "mine/acp", "process")]
    public async Task Who_may_hold_the_key_is_known_of_the_seat(string agent, string name, string credentials)
    {
        await SettleAsync(agent);

        var seat = (await SeatsAsync()).For(Role.Worker);

        Assert.Equal((name, credentials), (seat.Name, seat.Credentials));
    }

    [Theory, InlineData("subscription", 0.0), InlineData("tokens", 0.5)]
    public async Task A_subscription_costs_nothing_and_tokens_what_the_agent_says(string billing, double usd)
    {
        await SettleAsync($$"""{ "kind": "acp", "command": ["sh"], "billing": "{{billing}}" }""");

        Assert.Equal((decimal)usd, (await SeatsAsync()).For(Role.Worker).Spend(new(10, 0, 5, ClaimedUsd: 0.5m)).Usd);
    }

    [Fact]
    public async Task What_was_used_and_not_said_has_no_price()
    {
        await SettleAsync("""{ "kind": "acp", "command": ["sh"] }""");

        var spend = (await SeatsAsync()).For(Role.Worker).Spend(new Usage() with { IsUnreported = true });

        Assert.True(spend.IsUnpriced);
    }

    [Fact]
    public async Task The_name_that_the_journal_has_for_it_seats_it_again()
    {
        await SettleAsync("""{ "kind": "headless", "dialect": "codex", "command": ["sh"] }""");

        var seat = await (await SeatsAsync()).NamedAsync("mine/codex", "high", Desk.Never);

        Assert.Equal("mine/codex", seat.Name);
    }

    [Theory]
    [InlineData("""{ "kind": "acp", "command": ["sh"] }""")]
    [InlineData("""{ "kind": "headless", "dialect": "plain", "command": ["sh"] }""")]
    public async Task Whoever_has_no_option_for_an_effort_is_not_asked_for_one(string agent)
    {
        await SettleAsync(agent);
        var seats = await SeatsAsync();

        var refused = await Assert.ThrowsAsync<UsedWrongly>(() => seats.NamedAsync("mine", "high", Desk.Never));

        Assert.StartsWith("The agent mine cannot be told an effort (high)", refused.Message, StringComparison.Ordinal);
    }

    private Task SettleAsync(string agent) => _desk.Machine.Files.WriteAsync(
        _desk.Machine.SettingsPath,
        System.Text.Encoding.UTF8.GetBytes(
            $$"""{ "agents": { "mine": {{agent}} }, "seats": { "orchestrator": { "agent": "mine" } } }"""),
        Desk.Never);

    private async Task<FilledSeats> SeatsAsync() =>
        await FilledSeats.OfAsync(_desk.Machine, await _desk.Machine.SettingsAsync(Desk.Never), Desk.Never);

    private async Task<(bool IsWell, string Seen, string Cure)> SeenAsync()
    {
        var settings = await _desk.Machine.SettingsAsync(Desk.Never);
        var symptoms = await SeatSymptoms.OfAsync(_desk.Machine, settings, Desk.Never);
        var symptom = symptoms.Single(one => one.Name == "seat orchestrator");
        return (symptom.IsWell, symptom.Seen, symptom.Cure ?? "");
    }
}
