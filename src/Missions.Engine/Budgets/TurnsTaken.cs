using Missions.Agents;
using Missions.Agents.Loop;
using Missions.Core;
using Missions.Engine.Workspaces;

namespace Missions.Engine.Budgets;

/// <summary>What a run has used, by the turns in its transcript: that is known however the run was cut off.</summary>
public static class TurnsTaken
{
    public static async Task<Usage> SumAsync(Workshop shop, RunId run, CancellationToken ct)
    {
        var used = default(Usage);
        await foreach (var record in shop.Logs.ReadAsync(shop.Home.Transcript(run), ct))
            if (Transcript.Read(record) is TranscriptEvent.TurnReceived turn) used += turn.Usage;
        return used;
    }
}
