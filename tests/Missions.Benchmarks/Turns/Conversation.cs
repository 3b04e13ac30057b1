using System.Text.Json;
using Missions.Agents;
using Missions.Agents.Loop;
using Missions.Agents.Models.Scripted;
using Missions.Agents.Tools;
using Missions.Core;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Engine.Budgets;
using Missions.Engine.Workspaces;

namespace Missions.Benchmarks.Turns;

/// <summary>A session of many turns alike: a few words, one call of a tool that does nothing, and its answer.</summary>
internal static class Conversation
{
    private static readonly string Answer =
        string.Concat(Enumerable.Range(0, 40).Select(line => $"{line:00}: what stands there\n"));

    private static readonly JsonElement Schema = JsonElement.Parse(
        """{ "type": "object", "properties": { "path": { "type": "string" } } }""");

    public static Scenario Scenario(int turns, double delaySeconds = 0) => new("turns", [new(
    [
        .. Enumerable.Range(1, turns).Select(turn => new ScriptedTurn(
            Say: "Now the next file, which may say more about how the parts belong together.",
            DelaySeconds: delaySeconds,
            Calls: [new("look", JsonElement.Parse($$"""{ "path": "src/part-{{turn}}.mjs" }"""))])),
    ])]);

    /// <param name="looked">Called in each turn, when everything before the tool is done.</param>
    public static Session Session(Briefing briefing, Transcript transcript, IPurse? purse, Func<Task> looked) => new(
        briefing,
        new([new("look", "To look.", Schema, Recovery.Repeat, async (_, _) =>
        {
            await looked();
            return new(Answer);
        })]),
        transcript,
        _ => { })
    {
        Purse = purse,
    };

    /// <summary>A purse under the caps of a mission, which has had its runs.</summary>
    public static RunPurse Purse(Mission mission)
    {
        var run = new Run(
            mission.NextRun, Role.Worker, Purpose.Implement, "anthropic/test-1", 1, Milestone: mission.Current?.Id);
        var seat = new Seat(run.Seat, null!, usage => usage.Input * 0.000001m);
        return new Ledger(() => mission, TimeProvider.System).Open(run, seat, default);
    }
}
