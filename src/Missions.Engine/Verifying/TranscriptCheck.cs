using Missions.Agents.Loop;
using Missions.Core;
using Missions.Core.Runs;
using Missions.World;
using Missions.World.Files;
using Missions.World.Logs;

namespace Missions.Engine.Verifying;

/// <summary>
/// Every run's transcript is there, whole and unbroken, and no run is there that the journal does not know.
/// </summary>
internal sealed class TranscriptCheck(MissionHome home, IFiles files, ILogs logs, Findings found)
{
    /// <param name="isWhole">
    /// The journal was read to its end, so that a run it does not know is a sign of its own.
    /// </param>
    public async Task CheckAsync(Mission mission, bool isWhole, CancellationToken ct)
    {
        foreach (var run in mission.Runs.DistinctBy(run => run.Id)) await CheckAsync(mission.Run(run.Id)!, ct);
        found.Check("Transcripts", mission.Runs.Count, "runs", Path.Combine(home.Folder, "runs"));

        // A journal that was cut short, or replaced by an older copy, leaves runs behind that it does not know.
        if (isWhole && files.List(home.Run(mission.NextRun)) is [var stray, ..])
            found.Add(home.Journal, $"knows nothing of {mission.NextRun}, although {stray} is there: its end is "
                + $"missing.");
    }

    private static bool IsOf(Run run, TranscriptEvent.Briefed briefed) =>
        $"{briefed.Particular} ".Split('\n', ' ').Contains($"run={run.Id}");

    private async Task CheckAsync(Run run, CancellationToken ct)
    {
        var path = home.Transcript(run.Id);
        try
        {
            TranscriptEvent? last = null;
            var end = new TranscriptEnd(0, "");
            await foreach (var record in logs.ReadAsync(path, ct))
            {
                (last, end) = (Transcript.Read(record), new(record.Seq, record.Hash));
                if (last is TranscriptEvent.Briefed briefed && !IsOf(run, briefed))
                    found.Add(path, $"is the transcript of another run than {run.Id}.");
            }

            if (run.State is RunState.Ended && last is null)
                found.Add(path, $"is missing or empty, although {run.Id} has ended.");
            else if (run.State is RunState.Ended && last is not TranscriptEvent.Ended)
                found.Add(path, $"stops before its end, although {run.Id} has ended.");
            else if (run.Transcript is { } known && known != end)
                found.Add(path, $"has {end.Lines} lines and is not what {run.Id} left: by the journal it has "
                    + $"{known.Lines}, and the last has the hash {known.Hash}.");
        }
        catch (LogDamaged damage)
        {
            found.Add(damage, path);
        }
        catch (WorldException unknown)
        {
            found.Add(path, unknown.Message);
        }
    }
}
