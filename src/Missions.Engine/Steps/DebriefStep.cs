using Missions.Core;
using Missions.Core.Runs;
using Missions.Engine.Views;
using Missions.Engine.Workspaces;

namespace Missions.Engine.Steps;

/// <summary>Lets the orchestrator say what was built and what is weaker than asked, and ends the mission.</summary>
internal sealed class DebriefStep(Workshop shop)
{
    public async Task RunAsync(Run? resumed, CancellationToken ct)
    {
        if (shop.Mission.State.Runs.LastOrDefault() is not { Purpose: Purpose.Debrief, State: RunState.Ended })
            await new OrchestratorStep(shop).RunAsync(Purpose.Debrief, resumed, ct);

        if (shop.Mission.State is { IsSyncDue: false } state
            && state.Runs.LastOrDefault() is { Purpose: Purpose.Debrief, State: RunState.Ended } run)
        {
            // What was asked of the human is counted, so it is not for the orchestrator to say.
            var summary = $"{await SummaryAsync(run, ct)}\n\n{AttentionText.Line(state, shop.Clock.GetUtcNow())}".Trim();
            await shop.Mission.MustAsync(new MissionCommand.Complete(summary, await BeforeAfter.OfAsync(shop, ct)), ct);
        }
    }

    /// <summary>What the debrief's last call of `end_consult` says.</summary>
    private async Task<string> SummaryAsync(Run run, CancellationToken ct)
    {
        await using var log = await shop.Logs.OpenAsync(shop.Home.Transcript(run.Id), ct);
        var history = await new Missions.Agents.Loop.Transcript(log, shop.Clock).HistoryAsync(ct);
        var call = history.Last?.Received.Calls.LastOrDefault(one => one.Name == "end_consult");
        return call is not null && call.Arguments.TryGetProperty("summary", out var summary) ? summary.GetString() ?? "" : "";
    }
}
