using Missions.Agents;
using Missions.Agents.Loop;
using Missions.World.Logs;

namespace Missions.Engine.Budgets;

/// <summary>What sessions used, by their transcripts: known however they were cut off.</summary>
internal static class TurnsTaken
{
    public static async Task<Taken> SumAsync(ILogs logs, IEnumerable<string> transcripts, CancellationToken ct)
    {
        var sum = default(Taken);
        foreach (var path in transcripts)
        {
            var open = default(Usage);
            await foreach (var record in logs.ReadAsync(path, ct))
                (sum, open) = After(sum, open, Transcript.Read(record));
            sum = sum with { Unsettled = sum.Unsettled + open };
        }
        return sum;
    }

    /// <param name="open">What the attempt under way has set aside.</param>
    private static (Taken Sum, Usage Open) After(Taken sum, Usage open, TranscriptEvent happened) => happened switch
    {
        TranscriptEvent.TurnReceived turn => (sum with { Used = sum.Used + turn.Usage }, default),
        TranscriptEvent.Settled => (sum, default),
        TranscriptEvent.Reserved reserved =>
            (sum with { Unsettled = sum.Unsettled + open }, new(reserved.Tokens - reserved.Output, 0, reserved.Output)),
        _ => (sum, open),
    };
}

/// <summary>What sessions used.</summary>
/// <param name="Unsettled">Set aside for attempts that were cut off: nobody knows how much of it was used.</param>
internal readonly record struct Taken(Usage Used, Usage Unsettled);
