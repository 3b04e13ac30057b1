using System.Text.Json;
using Microsoft.Extensions.AI;
using Missions.Agents;
using Missions.Agents.Loop;
using Missions.Agents.Models.Scripted;
using Missions.Agents.Tools;
using static Missions.Agents.Loop.TranscriptEvent;

namespace Missions.Tests.Agents.Support;

/// <summary>A session with a scripted model, made-up tools and a log, and what came of it.</summary>
internal sealed class Stage(params IReadOnlyList<ScriptedTurn> turns)
{
    public static readonly CancellationToken Never = CancellationToken.None;

    public Pump Pump { get; } = new();
    public ListLog Log { get; init; } = new();
    public Briefing Briefing { get; init; } = new("You are a worker.", "Do it.\nAssignment: role=worker", ["hand_off"]);
    public LoopLimits Limits { get; init; } = new();

    /// <summary>What looking at things shows.</summary>
    public Func<int, string> Sight { get; init; } = _ => "It looks well.";

    /// <summary>How long each call takes.</summary>
    public TimeSpan Took { get; init; }

    public IReadOnlyList<Reaction> Reactions { get; init; } = [];
    public Func<IChatClient, IChatClient> Around { get; init; } = model => model;

    /// <summary>What happened outside: the calls that had an effect, by id.</summary>
    public List<string> Effects { get; } = [];

    public List<string> Activity { get; } = [];

    public Outcome Run(CancellationToken ct = default)
    {
        var scenario = new Scenario("test", [new(turns, Reactions: Reactions)]);
        var agent = new ModelAgent(Around(new ScriptedModel(scenario, Pump.Clock, 1)), Limits, Pump.Clock);
        return Pump.Run(() => agent.RunAsync(Session, ct));
    }

    public Session Session => new(Briefing, Tools(), Transcript, Activity.Add);

    public Transcript Transcript => new(Log, Pump.Clock);

    public IReadOnlyList<TranscriptEvent> Events =>
        Pump.Run(async () => await Transcript.ReadAsync(Never).ToListAsync(Never));

    /// <summary>The transcript as a line a fact, for comparing whole.</summary>
    public IEnumerable<string> Story => Events.Select(Told).Where(line => line.Length > 0);

    /// <summary>A tool answer by its call's id.</summary>
    public string Answer(string id) => Events
        .Select(happened => happened switch
        {
            ToolAnswered answered when answered.Id == id => answered.Text,
            Refused refused when refused.Id == id => refused.Text,
            _ => null,
        })
        .OfType<string>()
        .Single();

    public static ScriptedTurn Calls(params IReadOnlyList<ScriptedCall> calls) => new(Calls: calls);

    public static ScriptedTurn Says(string text) => new(Say: text);

    public static ScriptedCall Call(string tool, string args = "{}") => new(tool, JsonElement.Parse(args));

    private Toolbox Tools() => new(
    [
        Make("look", Recovery.Repeat, call => new(Sight(Effects.Count))),
        Make("count", Recovery.Repeat, call => new($"{Effects.Count} so far")),
        Make("push", Recovery.Tell, call => new("Pushed.")),
        Make("hand_off", Recovery.Repeat, call => call.Arguments.TryGetProperty("good", out _)
            ? new("Accepted.", EndsRun: true)
            : ToolAnswer.Refused("good is missing.")),
    ]);

    private Tool Make(string name, Recovery recovery, Func<ToolCall, ToolAnswer> answer) =>
        new(name, $"To {name}.", JsonElement.Parse("""{ "type": "object" }"""), recovery, async (call, ct) =>
        {
            ct.ThrowIfCancellationRequested();
            if (Took > TimeSpan.Zero) await Task.Delay(Took, Pump.Clock, ct);
            Effects.Add($"{name} {call.Id}{(call.IsRepeat ? " again" : "")}");
            return answer(call);
        });

    private static string Told(TranscriptEvent happened) => happened switch
    {
        Briefed => "briefed",
        TurnSent sent => $"sent {sent.Turn}",
        TurnReceived turn => $"received {turn.Turn} [{string.Join(", ", turn.Calls.Select(call => call.Id))}]",
        ToolCalled called => $"called {called.Name} {called.Id}",
        ToolAnswered answered => $"answered {answered.Id}: {answered.Text}",
        Refused refused => $"refused {refused.Id}: {refused.Text}",
        TranscriptEvent.Activity activity => $"activity: {activity.Text}",
        Ended ended => $"ended {ended.Failure}",
        _ => "",
    };
}
