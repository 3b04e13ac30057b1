using Microsoft.Extensions.AI;
using Missions.Agents;
using Missions.Agents.Models;
using Missions.Agents.Models.OpenAi;
using Missions.Agents.Models.Scripted;
using Missions.Simulation.Models;
using static Missions.Agents.Loop.TranscriptEvent;
using static Missions.Tests.Agents.Support.Stage;

namespace Missions.Tests.Agents.Wire;

/// <summary>What the adapters bring over the wire when nothing goes wrong.</summary>
public class WireTests
{
    private static readonly ScriptedTurn HandOff = Calls(Call("hand_off", """{ "good": true }"""));

    public static TheoryData<string> Protocols => WireFaultTests.Protocols;

    [Theory, MemberData(nameof(Protocols))]
    public async Task A_session_is_the_same_over_every_protocol(string protocol)
    {
        await using var stage = new WireStage(
            protocol, Says("Let me think."), Calls(Call("look"), Call("nothing_such")) with { Say = "Ü" }, HandOff);

        Assert.IsType<Outcome.Done>(await stage.RunAsync());

        var turns = await stage.EventsAsync<TurnReceived>();
        Assert.Equal(["Let me think.", "Ü", ""], turns.Select(turn => turn.Text));
        Assert.Equal(["look 2-1", "hand_off 3-1"], stage.Stage.Effects);
        Assert.Equal(["stop", "tool_calls", "tool_calls"], turns.Select(turn => turn.Finish));
    }

    [Theory, MemberData(nameof(Protocols))]
    public async Task Usage_is_what_the_provider_has_in_its_books(string protocol)
    {
        await using var stage = new WireStage(protocol, [.. Enumerable.Repeat(Calls(Call("look")), 5), HandOff])
        {
            Stage = new() { Briefing = new(Long("stable"), $"{Long("news")}\nAssignment: role=worker", ["hand_off"]) },
        };

        var usage = (await stage.RunAsync()).Usage;

        Assert.Equal(stage.Answered.Sum(line => line.Input.Total), usage.Input);
        Assert.Equal(stage.Answered.Sum(line => line.Input.Cached), usage.CachedInput);
        Assert.Equal(stage.Answered.Sum(line => line.Input.Written), usage.CacheWrite);
        Assert.True(usage.CachedInput > usage.Input / 2);
        Assert.Equal(protocol is "responses", usage.Reasoning > 0);
    }

    [Theory]
    [InlineData("anthropic")]
    [InlineData("responses")]
    public async Task Thoughts_go_back_as_they_came(string protocol)
    {
        await using var stage = new WireStage(protocol, Calls(Call("look")), Calls(Call("count")), HandOff);

        Assert.IsType<Outcome.Done>(await stage.RunAsync());
        var prompt = stage.Answered[^1].Asked!.Prompt;
        Assert.Equal(2, prompt.Count(block => block.Text.StartsWith("<thought>", StringComparison.Ordinal)));
    }

    [Theory, MemberData(nameof(Protocols))]
    public async Task A_picture_reaches_the_model(string protocol)
    {
        await using var stage = new WireStage(protocol, HandOff);
        using var model = await stage.ModelAsync();
        var shown = new ChatMessage(
            ChatRole.User, [new TextContent("Look."), new DataContent(new byte[] { 1, 2, 3 }, "image/png")]);

        await model.GetResponseAsync([shown]);

        var prompt = stage.Answered[0].Asked!.Prompt;
        Assert.Contains(prompt, block => block.Text.Contains("AQID", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_nearby_needs_no_key()
    {
        await using var server = await ModelServer.StartAsync(
            new("test", [new([HandOff])]), new() { Key = null }, TimeProvider.System);
        using var model = WireStage.Client("chat", server.OpenAiAddress, "local", key: null);

        var answer = await model.GetResponseAsync("Go.");

        Assert.Equal(ChatFinishReason.ToolCalls, answer.FinishReason);
    }

    [Fact]
    public async Task A_server_nearby_tells_what_it_serves()
    {
        await using var server = await ModelServer.StartAsync(
            new("test", [new([HandOff])]), new() { Key = null }, TimeProvider.System);

        var source = new ModelSource("here", "other", server.OpenAiAddress, null);
        Assert.Equal(["test-1"], await ServedModels.AskAsync(source, null, CancellationToken.None));
    }

    private static string Long(string word) =>
        string.Join(' ', Enumerable.Range(0, 1500).Select(number => $"{word}{number}"));
}
