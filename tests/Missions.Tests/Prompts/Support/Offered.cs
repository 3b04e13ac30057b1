using System.Text.Json;
using Missions.Agents.Tools;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Engine;
using Missions.Engine.Sessions;
using Missions.Engine.Tools;
using Missions.Engine.Workspaces;
using Missions.Simulation.World;
using Missions.Tests.Agents.Support;
using Missions.Tests.Support;
using Missions.World.Files;

namespace Missions.Tests.Prompts.Support;

/// <summary>The tools that the engine really gives to a role, and the words that their JSON is made of.</summary>
internal static class Offered
{
    public static readonly Role[] Roles =
        [Role.Orchestrator, Role.Worker, Role.Scrutineer, Role.Reviewer, Role.UserTester];

    public static async Task<IReadOnlyList<Tool>> ToAsync(Role role)
    {
        using var folder = new TempFolder();
        var clock = TimeProvider.System;
        await using var mission = await LiveMission.OpenAsync(new MemoryLog(), "memory", clock, CancellationToken.None);
        var shop = new Workshop(
            mission, new(folder.Path, "notes-1"), new FakeFolder(), null!, new SimulatedRooms(clock, new()),
            null!, null!, null!, null!,
            clock, "", _ => { })
        {
            Layers = new SimulatedLayers(new()),
            UserPrograms = new SimulatedUserPrograms(),
            Host = null!,
            Ports = new SimulatedPortLeases(),
        };
        var run = new Run(new(1), role, Purpose.Implement, "scripted/notes", 1);

        await using var checkout = await Checkout.AroundAsync(shop, folder.Path, null, CancellationToken.None);
        using var files = ConfinedFolder.Open(folder.Path);
        return new AgentSessions(shop).ToolsFor(run, checkout, files);
    }

    public static async Task<IReadOnlyList<Tool>> ToAnybodyAsync()
    {
        var all = new List<Tool>();
        foreach (var role in Roles) all.AddRange(await ToAsync(role));
        return all;
    }

    /// <summary>Every member, and every word that a member may have for its value.</summary>
    public static IEnumerable<string> Words(JsonElement schema) => schema.ValueKind switch
    {
        JsonValueKind.Array => schema.EnumerateArray().SelectMany(Words),
        JsonValueKind.Object => schema.EnumerateObject().SelectMany(member => member switch
        {
            { Name: "properties", Value: var all } =>
                all.EnumerateObject().SelectMany(one => Words(one.Value).Prepend(one.Name)),
            { Name: "enum", Value: { ValueKind: JsonValueKind.Array } all } =>
                all.EnumerateArray().Select(one => $"{one}"),
            { Name: "const" } => [$"{member.Value}"],
            _ => Words(member.Value),
        }),
        _ => [],
    };
}
