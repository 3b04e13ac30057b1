using Missions.Agents;
using Missions.Agents.Loop;
using Missions.Core;
using Missions.Engine.Workspaces;

namespace Missions.Engine.Sessions.Scouting;

/// <summary>What all scouts of a run used, by their transcripts.</summary>
internal static class ScoutUsage
{
    public static async Task<Usage> OfAsync(Workshop shop, RunId run, CancellationToken ct)
    {
        var sum = default(Usage);
        foreach (var path in shop.Files.List(shop.Home.Scouts(run)))
            await foreach (var record in shop.Logs.ReadAsync(path, ct))
                if (Transcript.Read(record) is TranscriptEvent.TurnReceived turn) sum += turn.Usage;
        return sum;
    }
}
