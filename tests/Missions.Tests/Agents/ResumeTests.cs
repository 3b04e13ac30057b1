using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Missions.Agents;
using Missions.Agents.Models.Scripted;
using Missions.Tests.Agents.Support;
using Missions.World.Logs;
using static Missions.Agents.Loop.TranscriptEvent;
using static Missions.Tests.Agents.Support.Stage;

namespace Missions.Tests.Agents;

/// <summary>A session that was cut off goes on as if it had not been.</summary>
public class ResumeTests
{
    private static readonly ScriptedTurn HandOff = Calls(Call("hand_off", """{ "good": true }"""));

    private static readonly ScriptedTurn[] Eventful =
    [
        Says("Let me think."),
        Calls(Call("look"), Call("nothing_such"), Call("look", """{ "at": "é \ud83d\ude00 \u0007" }""")),
        Calls(Call("look")) with { Fault = Fault.MalformedArguments },
        Calls(Call("look"), Call("look")) with { Fault = Fault.DuplicateIds },
        Calls(Call("hand_off")),
        Calls(Call("hand_off", """{ "good": true }"""), Call("look")),
    ];

    [Fact]
    public void A_crash_after_any_event_changes_nothing_that_was_said()
    {
        var uncut = new Stage(Eventful);
        var done = uncut.Run();
        Assert.IsType<Outcome.Done>(done);

        for (var length = 0; length <= uncut.Log.Entries.Count; length++)
        {
            var resumed = new Stage(Eventful) { Log = new(uncut.Log.Entries.Take(length)) };

            Assert.Equal(done, resumed.Run());
            Assert.Equal(Said(uncut), Said(resumed));
        }
    }

    [Fact]
    public void No_effect_that_cannot_be_repeated_happens_twice()
    {
        ScriptedTurn[] script = [Calls(Call("push"), Call("look")), HandOff];
        var uncut = new Stage(script);
        uncut.Run();

        for (var length = 0; length <= uncut.Log.Entries.Count; length++)
        {
            var resumed = new Stage(script) { Log = new(uncut.Log.Entries.Take(length)) };

            Assert.IsType<Outcome.Done>(resumed.Run());
            var before = uncut.Log.Entries.Take(length).Count(IsPushCalled);
            var after = resumed.Effects.Count(effect => effect.Contains("push 1-1", StringComparison.Ordinal));
            Assert.Equal(1, before + after);
        }
    }

    [Fact]
    public void A_call_that_may_be_repeated_is_repeated_under_its_id()
    {
        var resumed = CutAfterCalling("look");

        Assert.IsType<Outcome.Done>(resumed.Run());
        Assert.Equal(["look 1-1 again", "hand_off 2-1"], resumed.Effects);
    }

    [Fact]
    public void A_call_that_may_not_be_repeated_is_told_as_interrupted_and_the_script_looks_again()
    {
        var resumed = CutAfterCalling("push");

        Assert.IsType<Outcome.Done>(resumed.Run());
        Assert.Contains("was interrupted", resumed.Answer("1-1"), StringComparison.Ordinal);
        Assert.Equal(["push 2-1", "hand_off 3-1"], resumed.Effects);
    }

    [Fact]
    public void A_resumed_session_is_told_what_it_was_told_before()
    {
        var first = new Stage(HandOff);
        first.Run();
        List<string> prompts = [];

        new Stage(HandOff)
        {
            Log = new(first.Log.Entries.Take(2)),
            Briefing = new("Changed.", "Changed.", []),
            Around = model => new Heard(messages => prompts.Add(Text(messages)), model),
        }.Run();

        Assert.Contains("You are a worker.", prompts[0], StringComparison.Ordinal);
        Assert.DoesNotContain("Changed.", prompts[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_that_has_ended_answers_with_its_outcome_and_does_nothing()
    {
        var stage = new Stage(HandOff);
        var outcome = stage.Run();
        var lines = stage.Log.Entries.Count;

        Assert.Equal(outcome, stage.Run());
        Assert.Equal(lines, stage.Log.Entries.Count);
        Assert.Single(stage.Effects);
    }

    [Fact]
    public void The_prompt_of_every_turn_begins_with_the_prompt_of_the_turn_before()
    {
        List<string> prompts = [];
        var uncut = new Stage(Eventful) { Around = model => new Heard(messages => prompts.Add(Text(messages)), model) };
        uncut.Run();

        new Stage(Eventful)
        {
            Log = new(uncut.Log.Entries.Take(uncut.Log.Entries.Count / 2)),
            Around = model => new Heard(messages => prompts.Add(Text(messages)), model),
        }.Run();

        var ordered = prompts.OrderBy(prompt => prompt.Length).ToList();
        Assert.True(ordered.Count > 6);
        Assert.All(
            ordered.Zip(ordered.Skip(1)),
            pair => Assert.StartsWith(pair.First, pair.Second, StringComparison.Ordinal));
    }

    private static Stage CutAfterCalling(string tool)
    {
        ScriptedTurn[] script = [Calls(Call(tool)), HandOff];
        var uncut = new Stage(script);
        uncut.Run();

        var called = uncut.Events.Index().First(numbered => numbered.Item is ToolCalled).Index;
        return new(script) { Log = new(uncut.Log.Entries.Take(called + 1)) };
    }

    private static string Text(IEnumerable<ChatMessage> messages) =>
        string.Concat(messages.Select(message => JsonSerializer.Serialize(message, AIJsonUtilities.DefaultOptions)));

    private static bool IsPushCalled(LogEntry entry) =>
        Encoding.UTF8.GetString(entry.Json.Span).Contains("\"tool-called\",\"id\":\"1-1\"", StringComparison.Ordinal);

    private static List<string> Said(Stage stage) => [.. stage.Events
        .Where(happened => happened is Briefed or TurnReceived or ToolAnswered or Refused or Ended)
        .Select(happened => JsonSerializer.Serialize<object>(happened))];
}
