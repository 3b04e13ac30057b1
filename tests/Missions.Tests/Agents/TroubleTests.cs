using System.Net;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Missions.Agents;
using Missions.Agents.Models;
using Missions.Agents.Models.Scripted;
using Missions.Tests.Agents.Support;
using static Missions.Agents.Loop.TranscriptEvent;
using static Missions.Tests.Agents.Support.Stage;

namespace Missions.Tests.Agents;

/// <summary>Providers that break off and models that go round in circles (B1-B8 and B18 of the fault table).</summary>
public class TroubleTests
{
    private static readonly ScriptedCall HandOff = Call("hand_off", """{ "good": true }""");

    [Theory]
    [InlineData(Fault.Cut, "The stream was cut off")]
    [InlineData(Fault.Silence, "The stream brought nothing for 600 s.")]
    [InlineData(Fault.Throw, "The scripted provider is overloaded.")]
    public void A_turn_that_did_not_finish_did_not_happen_and_is_asked_for_again(Fault fault, string note)
    {
        var stage = new Stage(Calls(Call("push"), HandOff) with { Say = "Now.", Fault = fault });

        Assert.IsType<Outcome.Done>(stage.Run());
        Assert.Single(stage.Events.OfType<TurnReceived>());
        Assert.Equal(2, stage.Events.OfType<TurnSent>().Count());
        Assert.Equal(["push 1-1", "hand_off 1-2"], stage.Effects);
        Assert.Contains(stage.Activity, line => line.StartsWith(note, StringComparison.Ordinal));
    }

    [Fact]
    public void An_empty_turn_is_no_end()
    {
        var stage = new Stage(Calls(HandOff) with { Fault = Fault.Empty });

        Assert.IsType<Outcome.Done>(stage.Run());
        Assert.Equal(2, stage.Events.OfType<TurnReceived>().Count());
    }

    [Fact]
    public void Arguments_that_are_no_json_are_shown_to_the_model_and_never_reach_a_tool()
    {
        var push = Calls(Call("push", """{ "branch": "main" }""")) with { Fault = Fault.MalformedArguments };
        var stage = new Stage(push, Calls(HandOff));

        Assert.IsType<Outcome.Done>(stage.Run());
        Assert.Equal(["push 2-1", "hand_off 3-1"], stage.Effects);
        Assert.Contains("""They read: {"branc""", stage.Answer("1-1"), StringComparison.Ordinal);
        Assert.Equal("{}", stage.Events.OfType<TurnReceived>().First().Calls[0].Arguments.GetRawText());
    }

    [Fact]
    public void Ids_that_a_provider_repeats_are_told_apart()
    {
        var stage = new Stage(Calls(Call("look"), Call("look"), HandOff) with { Fault = Fault.DuplicateIds });

        Assert.IsType<Outcome.Done>(stage.Run());
        Assert.Equal(["look 1-1", "look 1-2", "hand_off 1-3"], stage.Effects);
    }

    [Fact]
    public void A_provider_that_stays_away_is_unavailable_and_the_session_can_go_on_later()
    {
        var stage = Failing(new HttpRequestException("busy", null, (HttpStatusCode)529));
        var start = stage.Pump.Clock.Now;

        var failed = Assert.IsType<Outcome.Failed>(stage.Run());
        Assert.Equal((FailureKind.Unavailable, "busy"), (failed.Kind, failed.Detail));
        Assert.Equal(5, stage.Events.OfType<TurnSent>().Count());
        Assert.Equal(TimeSpan.FromSeconds(2 + 4 + 8 + 16), stage.Pump.Clock.Now - start);

        Assert.IsType<Outcome.Done>(new Stage(Calls(HandOff)) { Log = stage.Log }.Run());
    }

    [Fact]
    public void A_provider_that_refuses_us_is_not_asked_again()
    {
        var stage = Failing(new HttpRequestException("no such key", null, HttpStatusCode.Unauthorized));

        Assert.Equal(FailureKind.Refused, Assert.IsType<Outcome.Failed>(stage.Run()).Kind);
        Assert.Single(stage.Events.OfType<TurnSent>());
    }

    [Fact]
    public void A_provider_that_wants_to_be_left_alone_for_long_is_unavailable_at_once()
    {
        var stage = Failing(new ModelException(FailureKind.Unavailable, "full", TimeSpan.FromHours(1)));

        Assert.Equal(FailureKind.Unavailable, Assert.IsType<Outcome.Failed>(stage.Run()).Kind);
        Assert.Single(stage.Events.OfType<TurnSent>());
    }

    [Fact]
    public void The_same_call_with_the_same_answer_earns_a_warning_and_then_ends_the_session()
    {
        var stage = new Stage([.. Enumerable.Repeat(Calls(Call("look")), 20)]);

        Assert.Equal(FailureKind.NoProgress, Assert.IsType<Outcome.Failed>(stage.Run()).Kind);
        Assert.Equal(12, stage.Effects.Count);

        var warning = stage.Events.OfType<Refused>().Single();
        Assert.StartsWith("You have called look 6 times in a row", warning.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Asking_again_while_the_answer_changes_is_no_loop()
    {
        var stage = new Stage([.. Enumerable.Repeat(Calls(Call("count")), 40), Calls(HandOff)]);

        Assert.IsType<Outcome.Done>(stage.Run());
        Assert.Empty(stage.Events.OfType<Refused>());
    }

    [Fact]
    public void Doing_something_else_in_between_is_no_loop()
    {
        var turns = Enumerable.Range(0, 30).Select(turn => Calls(Call(turn % 5 == 4 ? "count" : "look")));
        var stage = new Stage([.. turns, Calls(HandOff)]);

        Assert.IsType<Outcome.Done>(stage.Run());
        Assert.Empty(stage.Events.OfType<Refused>());
    }

    [Fact]
    public void B18_a_runaway_of_small_turns_is_stopped_within_thirty()
    {
        var turns = Enumerable.Range(0, 200).Select(turn => Calls(Call("push", $$"""{ "echo": "step {{turn}}" }""")));
        var stage = new Stage([.. turns]);

        Assert.Equal(FailureKind.NoProgress, Assert.IsType<Outcome.Failed>(stage.Run()).Kind);
        Assert.InRange(stage.Effects.Count, 20, 30);
        var warning = stage.Events.OfType<Refused>().Single().Text;
        Assert.Contains("In your last 14 turns", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void B18_going_to_and_fro_is_stopped_too()
    {
        var turns = Enumerable.Range(0, 200).Select(turn => Calls(Call(turn % 2 == 0 ? "look" : "push")));
        var stage = new Stage([.. turns]);

        Assert.Equal(FailureKind.NoProgress, Assert.IsType<Outcome.Failed>(stage.Run()).Kind);
        Assert.InRange(stage.Effects.Count, 20, 31);
    }

    [Fact]
    public void B18_a_hundred_honest_pollers_pass()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var dice = new Random(seed);
            var (patience, between) = (dice.Next(1, 12), dice.Next(3));
            var poll = Enumerable.Range(0, 60).Select(turn => Calls(Call(turn % 7 < between ? "push" : "look")));
            var stage = new Stage([.. poll, Calls(HandOff)]) { Sight = turn => $"{turn / patience} of 60 done" };

            Assert.True(stage.Run() is Outcome.Done, $"seed {seed}");
        }
    }

    [Fact]
    public void B18_whoever_waits_long_between_two_looks_may_look_often_and_whoever_hurries_may_not()
    {
        Stage Looking(int seconds) => new([.. Enumerable.Range(0, 40).Select(_ => Calls(Call("look"))), Calls(HandOff)])
        {
            Took = TimeSpan.FromSeconds(seconds),
        };

        Assert.IsType<Outcome.Done>(Looking(60).Run());
        Assert.Equal(FailureKind.NoProgress, Assert.IsType<Outcome.Failed>(Looking(20).Run()).Kind);
    }

    [Fact]
    public void B18_reading_much_in_pages_is_no_runaway()
    {
        var turns = Enumerable.Range(0, 60).Select(turn => Calls(Call("look", $$"""{ "from": {{turn * 100}} }""")));
        var stage = new Stage([.. turns, Calls(HandOff)]) { Sight = turn => new string((char)('a' + turn % 26), 500) };

        Assert.IsType<Outcome.Done>(stage.Run());
    }

    [Fact]
    public void B4_arguments_that_are_never_json_end_the_session()
    {
        var call = new FunctionCallContent("x", "look") { Exception = new JsonException("No.") };
        var first = new ChatResponseUpdate(ChatRole.Assistant, [call]) { FinishReason = ChatFinishReason.ToolCalls };
        var stage = new Stage(Calls(HandOff)) { Around = model => new Heard(_ => { }, model) { Always = first } };

        var failed = Assert.IsType<Outcome.Failed>(stage.Run());
        Assert.Equal(FailureKind.NoProgress, failed.Kind);
        Assert.Equal(5, stage.Events.OfType<TurnReceived>().Count());
        Assert.Empty(stage.Effects);
    }

    [Theory]
    [InlineData("functions.look")]
    [InlineData("")]
    public void B5_a_name_that_no_provider_would_take_back_does_not_enter_the_history(string name)
    {
        var call = new FunctionCallContent("", name, new Dictionary<string, object?>());
        var first = new ChatResponseUpdate(ChatRole.Assistant, [call]) { FinishReason = ChatFinishReason.ToolCalls };
        var stage = new Stage(Calls(HandOff)) { Around = model => new Heard(_ => { }, model) { First = first } };

        Assert.IsType<Outcome.Done>(stage.Run());
        Assert.Matches("^[a-z_]+$", stage.Events.OfType<TurnReceived>().First().Calls[0].Name);
    }

    [Fact]
    public void B6_an_answer_is_capped_in_tokens_and_dense_text_counts_for_what_it_is()
    {
        var words = string.Concat(Enumerable.Repeat("word ", 40_000));
        var dense = Convert.ToBase64String(new byte[90_000]);

        Assert.InRange(Missions.Agents.Loop.Answer.Fit(words, 1000).Length, 3900, 4000);
        Assert.InRange(Missions.Agents.Loop.Answer.Fit(dense, 1000).Length, 1200, 1400);
        var bytes = Missions.Agents.Loop.Answer.Fit(new string('\u0001', 60_000), 1000);
        Assert.StartsWith("(60000 characters that are no text", bytes, StringComparison.Ordinal);
    }

    [Fact]
    public void B7_a_session_ends_before_it_asks_for_more_than_fits()
    {
        var stage = new Stage([.. Enumerable.Repeat(Calls(Call("look")), 30)])
        {
            Limits = new() { ContextTokens = 20_000 },
            Sight = turn => $"{turn} {new string('x', 4000)}",
        };

        Assert.Equal(FailureKind.ContextFull, Assert.IsType<Outcome.Failed>(stage.Run()).Kind);
        Assert.InRange(stage.Effects.Count, 3, 5);
    }

    [Fact]
    public void Half_a_surrogate_pair_in_arguments_does_not_enter_the_history()
    {
        var call = new FunctionCallContent("x", "look", new Dictionary<string, object?>
        {
            ["a"] = JsonElement.Parse("""["\ud83d\ude00 \ud800 \u0000 \\ud800", 1]"""),
            ["b"] = 1,
        });
        var first = new ChatResponseUpdate(ChatRole.Assistant, [call]) { FinishReason = ChatFinishReason.ToolCalls };
        var stage = new Stage(Calls(HandOff)) { Around = model => new Heard(_ => { }, model) { First = first } };

        Assert.IsType<Outcome.Done>(stage.Run());
        Assert.Equal(
            """{"a":["\uD83D\uDE00 � � \\ud800",1],"b":1}""",
            stage.Events.OfType<TurnReceived>().First().Calls[0].Arguments.GetRawText());
    }

    private static Stage Failing(Exception failure) =>
        new(Calls(HandOff)) { Around = model => new Heard(_ => throw failure, model) };
}
