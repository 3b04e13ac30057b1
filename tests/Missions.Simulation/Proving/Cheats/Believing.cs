using System.Text.Json;
using Missions.Agents.Models.Scripted;
using Missions.Core;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Engine.Journals;
using Missions.Engine.Workspaces;
using Missions.World.Git;

namespace Missions.Simulation.Proving.Cheats;

/// <summary>A worker's run with an engine that takes claims for what it saw: the gate on them is off.</summary>
internal static class Believing
{
    public static async Task WorkAsync(Workshop shop, Scenario scenario, CancellationToken ct)
    {
        var worker = scenario.Scenes.First(scene => scene.Match?.Role is "worker");
        var calls = worker.Turns.SelectMany(turn => turn.Calls!).ToList();
        var handoff = calls is [_, var said]
            ? JsonSerializer.Deserialize(said.Args!.Value, JournalJson.Default.Handoff)!
            : new(HandoffOutcome.Done, "It ended well.", "Search notes", new(true)); // That it ended was believed.
        await shop.Mission.MustAsync(
            new MissionCommand.StartRun(Role.Worker, Purpose.Implement, "scripted/cheats", [], new("F-1")), ct);
        var run = shop.Mission.State.OpenRuns.Single();

        await shop.Repository.CheckoutAsync(run.Base!, shop.Home.Workspace, ct);
        await using (var checkout = await Checkout.AroundAsync(shop, shop.Home.Workspace, null, ct))
            await checkout.Room.RunAsync(new(calls[0].Args!.Value.GetProperty("command").GetString()!), ct);
        var draft = new CommitDraft("believed", "Search notes", shop.Author, shop.Clock.GetUtcNow());
        var head = await shop.Repository.CheckpointAsync(shop.Home.Workspace, run.Base!, draft, ct);

        var facts = new RunFacts(
            run.Base!, head, [.. handoff.Tests.Select(test => test.File).Append("src/search.mjs")], handoff.Commands,
            [.. handoff.Tests.SelectMany(test => test.Cases.Select(one => one.Name))]);
        var decision = await shop.Mission.SubmitAsync(
            new MissionCommand.HandOff(handoff, facts), new(Role.Worker, run.Id), ct);
        if (decision.Refusal is { } because) throw new InvalidOperationException(because);
        await shop.Mission.MustAsync(new MissionCommand.EndRun(run.Id, default), ct);
    }
}
