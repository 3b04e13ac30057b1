using Missions.Agents;
using Missions.Agents.Loop;
using Missions.World.Logs;

namespace Missions.Engine.Budgets;

/// <summary>What sessions used, by the turns in their transcripts: known however they were cut off.</summary>
internal static class TurnsTaken
{
    public static async Task<Usage> SumAsync(ILogs logs, IEnumerable<string> transcripts, CancellationToken ct)
    {
        var used = default(Usage);
        foreach (var path in transcripts)
            await foreach (var record in logs.ReadAsync(path, ct))
                if (Transcript.Read(record) is TranscriptEvent.TurnReceived turn) used += turn.Usage;
        return used;
    }
}
