using System.Text.Json;
using Missions.Agents;
using Missions.Agents.Loop;
using Missions.Agents.Models.Scripted;
using Missions.Agents.Tools;
using Missions.Simulation.Models;

namespace Missions.Simulation.Proving.Caching;

/// <summary>A session of 60 turns with a briefing and answers of drawn lengths.</summary>
internal sealed class CacheScript(Random dice, Trouble trouble, JumpingClock clock)
{
    private int _looks;

    /// <summary>Called in the middle of the session.</summary>
    public Action? Pauses { get; set; }

    public Scenario Scenario { get; } = new("cache", [new([.. Enumerable.Range(0, CachedRun.Turns).Select(turn => Turn(turn, trouble))])]);

    public Session Session(Transcript transcript) => new(
        new($"You read. {Words(dice.Next(2500, 8000))}", $"{Words(500)}\nAssignment: role=worker", ["end"]),
        new([Tool("look", Look), Tool("end", () => new("Over.", EndsRun: true))]),
        transcript,
        _ => { });

    private static ScriptedTurn Turn(int turn, Trouble trouble)
    {
        if (turn == CachedRun.Turns - 1) return new(Calls: [new("end")]);
        var calls = trouble is Trouble.ManyCalls && turn % 10 == 5 ? 30 : 1;
        return new(
            Say: $"Now the next thing, which is the {turn}th. →",
            Calls: [.. Enumerable.Range(0, calls).Select(one => new ScriptedCall("look", JsonElement.Parse($$"""{ "at": "{{turn}}.{{one}}" }""")))]);
    }

    private ToolAnswer Look()
    {
        _looks++;
        if (_looks == CachedRun.Turns / 2)
        {
            if (trouble is Trouble.LongWait) clock.Jump(PrefixCache.Life + TimeSpan.FromMinutes(1));
            Pauses?.Invoke();
        }
        return new(Words(dice.Next(200, 1200)));
    }

    private string Words(int many) => string.Join(' ', Enumerable.Range(0, many).Select(_ => $"word{dice.Next(1000)}"));

    private static Tool Tool(string name, Func<ToolAnswer> answer) => new(
        name, $"To {name}.", JsonElement.Parse("""{ "type": "object" }"""), Recovery.Repeat, (_, _) => Task.FromResult(answer()));
}
