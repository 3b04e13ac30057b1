using System.Text.Json;
using Missions.Agents;
using Missions.Agents.Loop;
using Missions.Agents.Models.Scripted;
using Missions.Agents.Tools;
using Missions.Engine.Budgets;
using Missions.Simulation.World;

namespace Missions.Simulation.Proving.Money;

/// <summary>One session of many small turns in the real loop, with a real purse and virtual time.</summary>
internal static class Turning
{
    private const int Turns = 400;

    /// <summary>Does the same small things again and again, without a pause.</summary>
    public static Outcome Runaway(Random dice, RunPurse purse, VirtualTime time)
    {
        var (kind, size) = (dice.Next(4), dice.Next(1, 300));
        var turns = Enumerable.Range(0, Turns).Select(turn => kind switch
        {
            0 => Call("look", 0),
            1 => Call("push", turn),
            2 => Call(turn % 2 == 0 ? "look" : "push", 0),
            _ => Call(turn % dice.Next(1, 5) == 0 ? "push" : "look", turn % dice.Next(1, 4)),
        });
        return Run(
            [.. turns], purse, time, _ => TimeSpan.FromMilliseconds(dice.Next(2_000)), _ => new string('.', size));
    }

    /// <summary>Waits honestly: looks seldom, at what stays the same for long, and goes on once it is there.</summary>
    public static Outcome Poller(Random dice, RunPurse purse, VirtualTime time)
    {
        var (gap, looks, change) = (dice.Next(60, 900), dice.Next(10, 40), dice.Next(10, 45));
        var turns = Enumerable.Range(0, looks).Select(_ => Call("look", 0)).Append(Call("hand_off", 0));
        return Run([.. turns], purse, time, _ => TimeSpan.FromSeconds(gap), look => $"{look / change} of 9 are done");
    }

    private static Outcome Run(
        List<ScriptedTurn> turns, RunPurse purse, VirtualTime time, Func<int, TimeSpan> gap, Func<int, string> sight)
    {
        var agent = new ModelAgent(new ScriptedModel(new("turns", [new(turns)]), time, 0), new(), time);
        var looks = 0;
        Toolbox tools = new(
        [
            Make("look", async ct =>
            {
                await Task.Delay(gap(looks), time, ct);
                return new(sight(looks++));
            }),
            Make("push", _ => Task.FromResult(new ToolAnswer("Pushed."))),
            Make("hand_off", _ => Task.FromResult(new ToolAnswer("Accepted.", EndsRun: true))),
        ]);
        return new PassingTime(time).Run(async () =>
        {
            await using var log = await new MemoryLogs().OpenAsync("/transcript", CancellationToken.None);
            var briefing = new Briefing("You work.", "Do it.\nAssignment: role=worker", ["hand_off"]);
            var session = new Session(briefing, tools, new(log, time), _ => { }) { Purse = purse };
            return await agent.RunAsync(session, CancellationToken.None);
        });
    }

    private static ScriptedTurn Call(string tool, int number) =>
        new(Calls: [new(tool, JsonElement.Parse($$"""{ "step": {{number}} }"""))]);

    private static Tool Make(string name, Func<CancellationToken, Task<ToolAnswer>> answer) => new(
        name, $"To {name}.", JsonElement.Parse("""{ "type": "object" }"""), Recovery.Repeat, (_, ct) => answer(ct));
}
