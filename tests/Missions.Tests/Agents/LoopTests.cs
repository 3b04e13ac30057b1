using Missions.Agents;
using Missions.Tests.Agents.Support;
using static Missions.Agents.Loop.TranscriptEvent;
using static Missions.Tests.Agents.Support.Stage;

namespace Missions.Tests.Agents;

/// <summary>The loop around a model, told by what it writes down.</summary>
public class LoopTests
{
    private static readonly string Good = """{ "good": true }""";

    [Fact]
    public void A_session_is_written_down_before_and_after_every_effect()
    {
        var stage = new Stage(Calls(Call("look"), Call("push")), Calls(Call("hand_off", Good)));

        Assert.IsType<Outcome.Done>(stage.Run());
        Assert.Equal(
        [
            "briefed", "sent 1", "received 1 [1-1, 1-2]",
            "called look 1-1", "answered 1-1: It looks well.", "called push 1-2", "answered 1-2: Pushed.",
            "sent 2", "received 2 [2-1]", "called hand_off 2-1", "answered 2-1: Accepted.", "ended ",
        ], stage.Story);
    }

    [Fact]
    public void A_refusal_goes_back_to_the_model_and_the_session_goes_on()
    {
        var stage = new Stage(Calls(Call("hand_off")), Calls(Call("hand_off", Good)));

        Assert.IsType<Outcome.Done>(stage.Run());
        Assert.Equal("Refused: good is missing.", stage.Answer("1-1"));
    }

    [Fact]
    public void What_comes_after_an_accepted_ending_is_not_executed()
    {
        var stage = new Stage(Calls(Call("hand_off", Good), Call("push")));

        Assert.IsType<Outcome.Done>(stage.Run());
        Assert.Equal(["hand_off 1-1"], stage.Effects);
        Assert.StartsWith("Not executed", stage.Answer("1-2"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_tool_is_refused_with_the_likely_one()
    {
        var stage = new Stage(Calls(Call("loook")), Calls(Call("hand_off", Good)));
        stage.Run();

        Assert.Equal(
            "Refused: there is no tool loook. Did you mean look? The tools are look, count, push, hand_off.",
            stage.Answer("1-1"));
        Assert.Equal(["hand_off 2-1"], stage.Effects);
    }

    [Fact]
    public void A_model_that_stops_is_reminded_of_how_to_end()
    {
        var stage = new Stage(Says("I am done."), Calls(Call("hand_off", Good)));

        Assert.IsType<Outcome.Done>(stage.Run());
        Assert.Equal(
            ["You stopped without calling a tool. Go on working, or end by calling hand_off."],
            stage.Events.OfType<Refused>().Select(refused => refused.Text));
    }

    [Fact]
    public void A_model_that_keeps_stopping_has_failed_after_three_reminders()
    {
        var stage = new Stage(Says("Done."));

        Assert.Equal(FailureKind.NoEnding, Assert.IsType<Outcome.Failed>(stage.Run()).Kind);
        Assert.Equal(3, stage.Events.OfType<Refused>().Count());
        Assert.Equal(4, stage.Events.OfType<TurnReceived>().Count());
    }

    [Fact]
    public void Reminders_are_counted_anew_after_a_call()
    {
        var quiet = Says("Hm.");
        var (look, end) = (Calls(Call("look")), Calls(Call("hand_off", Good)));
        var stage = new Stage(quiet, quiet, quiet, look, quiet, quiet, quiet, end);

        Assert.IsType<Outcome.Done>(stage.Run());
    }

    [Fact]
    public void The_outcome_and_the_transcript_agree_on_what_was_used()
    {
        var stage = new Stage(Calls(Call("look")), Calls(Call("hand_off", Good)));
        var outcome = stage.Run();

        var turns = stage.Events.OfType<TurnReceived>().Select(turn => turn.Usage);
        Assert.Equal(outcome.Usage, turns.Aggregate((sum, usage) => sum + usage));
        Assert.Equal(outcome.Usage, stage.Events.OfType<Ended>().Single().Usage);
        Assert.True(outcome.Usage.CachedInput > 0);
    }

    [Fact]
    public void Cancelling_is_an_outcome_and_leaves_the_session_open()
    {
        var stage = new Stage(Calls(Call("hand_off", Good)));

        Assert.Equal(FailureKind.Cancelled, Assert.IsType<Outcome.Failed>(stage.Run(new(canceled: true))).Kind);
        Assert.IsType<Outcome.Done>(stage.Run());
    }

    [Fact]
    public void Cancelling_during_a_turn_stops_it()
    {
        using var stop = new CancellationTokenSource();
        var stage = new Stage(Calls(Call("hand_off", Good)) with { DelaySeconds = 60 });
        var soon = TimeSpan.FromSeconds(5);
        using var timer = stage.Pump.Clock.CreateTimer(_ => stop.Cancel(), null, soon, TimeSpan.Zero);

        Assert.Equal(FailureKind.Cancelled, Assert.IsType<Outcome.Failed>(stage.Run(stop.Token)).Kind);
        Assert.Equal(["briefed", "sent 1"], stage.Story);
    }

    [Fact]
    public void Events_are_one_json_object_whose_first_member_is_the_event()
    {
        var stage = new Stage(Calls(Call("look")), Calls(Call("hand_off", Good)));
        stage.Run();

        Assert.All(
            stage.Log.Entries, entry => Assert.StartsWith("{\"event\":\"", Text(entry), StringComparison.Ordinal));
        Assert.Equal("""{"event":"tool-called","id":"1-1","name":"look"}""", Text(stage.Log.Entries[5]));
        Assert.Contains("\"calls\":[{\"id\":\"1-1\",\"name\":\"look\",\"arguments\":{}}]", Text(stage.Log.Entries[3]),
            StringComparison.Ordinal);
    }

    private static string Text(Missions.World.Logs.LogEntry entry) =>
        System.Text.Encoding.UTF8.GetString(entry.Json.Span);
}
