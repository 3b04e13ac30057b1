using System.Text;
using System.Text.Json;
using Missions.Agents;
using Missions.Agents.Loop;
using Missions.Agents.Models;
using Missions.Agents.Models.Anthropic;
using Missions.Agents.Models.Profiles;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Engine.Journals;
using Missions.Engine.Prompts;
using Missions.Engine.Sessions;
using Missions.Engine.Workspaces;
using Missions.Simulation.Models;
using Missions.Simulation.World;

namespace Missions.Simulation.Growing;

/// <summary>What a worker's first request weighs on the wire, part by part, and what is in every one.</summary>
/// <param name="Tools">The bytes of each tool's declaration, by its name.</param>
/// <param name="System">The bytes of the prompts that are the same for all workers.</param>
/// <param name="Instructions">The bytes of the text around the blanks in the message that follows.</param>
internal sealed record FixedPart(IReadOnlyDictionary<string, int> Tools, int System, int Instructions, int Request)
{
    public int Bytes => Tools.Values.Sum() + System;

    /// <summary>Four bytes a token.</summary>
    public long FirstRequestTokens => Request / 4;

    /// <param name="briefing">What the worker is told.</param>
    /// <param name="surfaces">The application's: pages and terminals bring tools of their own.</param>
    public static async Task<FixedPart> WeighAsync(
        Run run, Briefing briefing, IEnumerable<string> surfaces, CancellationToken ct)
    {
        var plan = new Plan("One", "One.", [], [], [], Surfaces: [.. surfaces]);
        var body = JsonElement.Parse(await RequestAsync(run, briefing, plan, ct));
        var tools = body.GetProperty("tools").EnumerateArray()
            .ToDictionary(tool => tool.GetProperty("name").GetString()!, tool => Size(tool.GetRawText()));
        var blanks = new PromptLibrary().Read("worker/implement.md").Split("{{");
        var words = blanks[0] + string.Concat(blanks.Skip(1).Select(part => part.Split("}}", 2)[1]));
        return new(tools, Size(body.GetProperty("system").GetRawText()), Size(words), Size(body.GetRawText()));
    }

    private static int Size(string text) => Encoding.UTF8.GetByteCount(text);

    private static async Task<byte[]> RequestAsync(Run run, Briefing briefing, Plan plan, CancellationToken ct)
    {
        var (watch, rules) = (new Watch(), new ServerRules());
        await using var server = await ModelServer.StartAsync(
            new("one", [new([new(Say: "Done.")])]), rules, TimeProvider.System, watch: watch.PassAsync);
        var shop = SimulatedProject.Furnish(new(new("one", []), SimulatedProject.Files));
        await shop.OpenAsync("One request.");
        var log = await shop.Logs.OpenAsync(shop.Home.Journal, ct);
        await log.AppendAsync([MissionJournal.Entry(new MissionEvent.PlanProposed(plan), shop.Time.GetUtcNow())], ct);
        await using var mission = await Engine.LiveMission.OpenAsync(log, shop.Home.Journal, shop.Time, ct);
        var workshop = shop.Shop(mission);
        await using var checkout = await Checkout.AroundAsync(workshop, shop.Home.Workspace, null, ct);
        using var folder = shop.Folders.Open(checkout.Folder);

        var tools = new AgentSessions(workshop).ToolsFor(run, checkout, folder);
        var source = new ModelSource("weighed", "test-1", server.Address, "KEY");
        using var model = new AnthropicModel(source, rules.Key, new(200_000, 16_000, Thinking.Adaptive), "high");
        var agent = new ModelAgent(model, new() { Reminders = 0 }, TimeProvider.System);
        await agent.RunAsync(new(briefing, new(tools), new(new MemoryLog(), TimeProvider.System), _ => { }), ct);
        return watch.Body;
    }
}
