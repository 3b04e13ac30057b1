using Microsoft.Extensions.AI;
using Missions.Agents;
using Missions.Agents.Models;
using Missions.Agents.Models.Scripted;
using Missions.Tests.Agents.Support;
using static Missions.Agents.Loop.TranscriptEvent;
using static Missions.Tests.Agents.Support.Stage;

namespace Missions.Tests.Agents;

/// <summary>Turns that were rejected, cut off or never finished.</summary>
public class HalfTurnTests
{
    private static readonly ScriptedCall HandOff = Call("hand_off", """{ "good": true }""");

    [Fact]
    public void B5_a_call_that_the_output_limit_cut_off_before_its_first_argument_is_not_made()
    {
        var push = new FunctionCallContent("x", "push", new Dictionary<string, object?>());
        var first = new ChatResponseUpdate(ChatRole.Assistant, [push]) { FinishReason = ChatFinishReason.Length };
        var stage = new Stage(Calls(HandOff)) { Around = model => new Heard(_ => { }, model) { First = first } };

        Assert.IsType<Outcome.Done>(stage.Run());
        Assert.Equal(["hand_off 2-1"], stage.Effects);
        Assert.Contains("the turn was full", stage.Answer("1-1"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_call_without_arguments_is_made_where_the_turn_came_to_its_end()
    {
        var push = new FunctionCallContent("x", "push", new Dictionary<string, object?>());
        var first = new ChatResponseUpdate(ChatRole.Assistant, [push]) { FinishReason = ChatFinishReason.ToolCalls };
        var stage = new Stage(Calls(HandOff)) { Around = model => new Heard(_ => { }, model) { First = first } };

        Assert.IsType<Outcome.Done>(stage.Run());
        Assert.Equal(["push 1-1", "hand_off 2-1"], stage.Effects);
    }

    [Fact]
    public void B2_what_is_rejected_at_once_is_how_the_seat_is_set_and_only_a_human_can_mend_that()
    {
        var stage = Failing(new ModelException(FailureKind.Rejected, "Unknown effort 'enormous'."));

        var failed = Assert.IsType<Outcome.Failed>(stage.Run());
        Assert.Equal(FailureKind.Refused, failed.Kind);
        Assert.StartsWith(
            "Unknown effort 'enormous'. That was its first request", failed.Detail, StringComparison.Ordinal);
        Assert.Empty(stage.Events.OfType<Ended>());
    }

    [Fact]
    public void B8_what_is_rejected_later_is_what_was_said_so_far_and_a_fresh_session_can_go_on()
    {
        var asked = 0;
        var stage = new Stage(Calls(Call("look")), Calls(HandOff))
        {
            Around = model => new Heard(
                _ => { if (++asked == 2) throw new ModelException(FailureKind.Rejected, "Odd."); }, model),
        };

        Assert.Equal(FailureKind.Rejected, Assert.IsType<Outcome.Failed>(stage.Run()).Kind);
        Assert.Single(stage.Events.OfType<Ended>());
    }

    [Fact]
    public void Signs_of_life_alone_are_no_answer_for_ever()
    {
        Stage stage = null!;
        stage = new(Calls(HandOff))
        {
            Limits = new() { Attempts = 1 },
            Around = _ => new Pinging(TimeSpan.FromMinutes(1), stage.Pump.Clock),
        };

        var failed = Assert.IsType<Outcome.Failed>(stage.Run());
        Assert.Equal("The turn was not finished after 60 min.", failed.Detail);
    }

    private static Stage Failing(Exception failure) =>
        new(Calls(HandOff)) { Around = model => new Heard(_ => throw failure, model) };
}
