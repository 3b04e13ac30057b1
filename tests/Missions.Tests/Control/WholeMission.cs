using System.Text;
using Missions.Agents;
using Missions.Agents.Loop;
using Missions.Core;
using Missions.Core.Runs;
using Missions.Core.Verdicts;
using Missions.Engine;
using Missions.Engine.Journals;
using Missions.Tests.Core;
using Missions.Tests.Support;
using Missions.World.Files;

namespace Missions.Tests.Control;

/// <summary>A mission that is done, with everything on the disk that its journal speaks of.</summary>
internal static class WholeMission
{
    public static async Task<MissionHome> LayAsync(Desk desk, string? built = null)
    {
        var home = desk.Home();
        var blobs = new Blobs(desk.Machine.Files, home.Blobs);
        var mission = Mission.Unopened;
        await using var log = await desk.Machine.Logs.OpenAsync(home.Journal, Desk.Never);
        foreach (var recorded in Stories.Completed.Journal)
        {
            var happened = await RealAsync(recorded.Event, mission, (desk.Git, built ?? desk.Git.Head), blobs);
            await log.AppendAsync([MissionJournal.Entry(happened, recorded.At)], Desk.Never);
            mission = mission.After(recorded with { Event = happened });
        }
        foreach (var run in mission.Runs) await TranscribeAsync(desk, home, run);
        return home;
    }

    /// <summary>The same fact with outputs that are there, on the one commit that is there.</summary>
    private static async Task<MissionEvent> RealAsync(
        MissionEvent happened, Mission mission, (PlainGit Git, string Commit) place, Blobs blobs)
    {
        var (git, commit) = place;
        return happened switch
        {
            MissionEvent.MissionOpened opened => opened with { Repository = git.Folder, Base = git.Head },
            MissionEvent.FeatureHandedOff handed =>
                handed with { Facts = handed.Facts with { Base = git.Head, Head = commit } },
            MissionEvent.ValidationStarted started => started with { Commit = commit },
            MissionEvent.EvidenceRecorded recorded =>
                recorded with { Evidence = await RealAsync(recorded.Evidence with { Commit = commit }, blobs) },
            MissionEvent.AssertionProven proven => proven with { Standing = proven.Standing with { Commit = commit } },
            MissionEvent.MilestoneSealed made => made with { Seal = SealRules.Of(mission, mission.WonRound!) },
            _ => happened,
        };
    }

    private static async Task<Evidence> RealAsync(Evidence seen, Blobs blobs)
    {
        if (seen.Kind is EvidenceKind.Citation or EvidenceKind.Word) return seen; // Its note is its output.

        var output = Encoding.UTF8.GetBytes($"output of {seen.Id}");
        return seen with { Output = await blobs.PutAsync(output, Desk.Never), OutputBytes = output.Length };
    }

    private static async Task TranscribeAsync(Desk desk, MissionHome home, Run run)
    {
        await using var log = await desk.Machine.Logs.OpenAsync(home.Transcript(run.Id), Desk.Never);
        var transcript = new Transcript(log, desk.Machine.Clock);
        await transcript.AppendAsync([new TranscriptEvent.Activity("It works.")], Desk.Never);
        await transcript.AppendAsync([new TranscriptEvent.Ended(null, null, new Usage(1, 0, 1))], Desk.Never);
    }
}
