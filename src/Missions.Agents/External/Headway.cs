using System.Text.Json;
using Missions.Agents.Loop;
using Missions.Agents.Tools;
using static Missions.Agents.Loop.TranscriptEvent;

namespace Missions.Agents.External;

/// <summary>
/// Whether an agent from outside gets anywhere, by the very rules of our own loop: asked over what it has us do, and
/// over what it says it does by itself, one step after the other.
/// </summary>
internal sealed class Headway
{
    /// <summary>What it may call fills no model of ours.</summary>
    private static readonly Toolbox None = new([]);

    private readonly LoopLimits _limits;
    private readonly Lock _one = new();
    private History _steps;

    /// <param name="before">What it did before a cut.</param>
    public Headway(History before, LoopLimits limits)
    {
        _limits = limits;
        _steps = History.Empty.After(new Briefed("", 0, 0, "", "", []));
        foreach (var call in before.Exchanges.SelectMany(Answered)) Add(call.Call, call.Answer);
    }

    /// <summary>How many steps it has taken.</summary>
    public int Steps => _steps.Turn;

    /// <summary>What is to become of it after one more step: null, a word of warning, or its end.</summary>
    public Move? After(Call call, string answer)
    {
        lock (_one)
        {
            Add(call, answer);
            var move = Move.Next(_steps, None, _limits);
            if (move is Move.Refuse { CallId: null } warning) _steps = _steps.After(new Refused(null, warning.Because));
            return move is Move.Refuse or Move.End ? move : null;
        }
    }

    /// <summary>A step that nobody observed, as it tells of it.</summary>
    public static Call Told(string name, JsonElement? input) =>
        new("", name, input is { ValueKind: JsonValueKind.Object } known ? known : JsonElement.Parse("{}"), null);

    private void Add(Call call, string answer)
    {
        var step = call with { Id = $"{_steps.Turn + 1}-1" };
        _steps = _steps.After(new TurnReceived(_steps.Turn + 1, "", [step], "tool", default, Extras: null))
            .After(new ToolAnswered(step.Id, answer, IsRefusal: false, EndsRun: false, Facts: null));
    }

    private static IEnumerable<(Call Call, string Answer)> Answered(Exchange exchange) =>
        exchange.Received.Calls.Where(call => exchange.Answers.ContainsKey(call.Id))
            .Select(call => (call, exchange.Answers[call.Id]));
}
