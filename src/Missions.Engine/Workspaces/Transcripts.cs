using Missions.Agents.Loop;
using Missions.Core;

namespace Missions.Engine.Workspaces;

/// <summary>Reads the transcript of a run, also while it is being written.</summary>
internal static class Transcripts
{
    public static async IAsyncEnumerable<TranscriptEvent> ReadAsync(
        Workshop shop, RunId run, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var record in shop.Logs.ReadAsync(shop.Home.Transcript(run), ct)) yield return Transcript.Read(record);
    }
}
