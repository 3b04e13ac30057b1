using Missions.Agents.Loop;
using Missions.Core;
using Missions.Core.Runs;
using Missions.World;

namespace Missions.Engine.Workspaces;

/// <summary>Reads the transcript of a run, also while it is being written.</summary>
internal static class Transcripts
{
    public static async IAsyncEnumerable<TranscriptEvent> ReadAsync(
        Workshop shop, RunId run, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var record in shop.Logs.ReadAsync(shop.Home.Transcript(run), ct)) yield return Transcript.Read(record);
    }

    /// <summary>How the transcript of a run ends now; null where it cannot be read, which is found without it.</summary>
    public static async Task<TranscriptEnd?> EndAsync(Workshop shop, RunId run, CancellationToken ct)
    {
        var end = new TranscriptEnd(0, "");
        try
        {
            await foreach (var record in shop.Logs.ReadAsync(shop.Home.Transcript(run), ct))
                end = new(record.Seq, record.Hash);
            return end;
        }
        catch (WorldException)
        {
            return null;
        }
    }
}
