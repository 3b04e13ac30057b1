using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Engine.Briefings;
using Missions.Engine.Sessions;
using Missions.Engine.Skills;
using Missions.Engine.Workspaces;

namespace Missions.Engine.Steps;

/// <summary>
/// Wakes the orchestrator to interview, to plan, or to decide; it reads the code and answers with commands.
/// </summary>
internal sealed class OrchestratorStep(Workshop shop)
{
    public async Task RunAsync(Purpose purpose, Run? resumed, CancellationToken ct)
    {
        var sessions = new AgentSessions(shop);
        if (await sessions.StartAsync(new(Role.Orchestrator, purpose), resumed, ct) is not { } run) return;

        await using var checkout = await Checkout.OpenAsync(shop, run.Base!, ct);
        using var folder = shop.Folders.Open(checkout.Folder);
        var seen = new Dictionary<string, string>
        {
            ["repository"] = await RepositoryText.OfAsync(folder, ct),
            ["skills"] = SkillFiles.List(await SkillFiles.ReadAsync(folder, ct), shop.Mission.State.Skills),
        };
        if (purpose is Purpose.Debrief)
            seen["compared"] = Text.List((await BeforeAfter.OfAsync(shop, ct)).Lines.Select(line => line.Sentence));
        await sessions.RunAsync(run, checkout, seen, ct);
        if (shop.Mission.State.RollBacks is [_, ..]) await Branches.ShowAsync(shop, ct);
    }
}
