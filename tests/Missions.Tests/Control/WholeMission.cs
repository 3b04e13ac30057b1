using System.Text;
using Missions.Agents;
using Missions.Agents.Loop;
using Missions.Core;
using Missions.Core.Plans;
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
    public static Task<MissionHome> LayAsync(Desk desk, string? built = null) =>
        LayAsync(desk, name => name == "base" ? desk.Git.Head : built ?? desk.Git.Head, plan => plan);

    /// <param name="commits">The commit that is there, by the name that the story has for it.</param>
    /// <param name="shaped">The plan, made such that its proofs can really run.</param>
    public static async Task<MissionHome> LayAsync(Desk desk, Func<string, string> commits, Func<Plan, Plan> shaped)
    {
        var home = desk.Home();
        var blobs = new Blobs(desk.Machine.Files, home.Blobs);
        var mission = Mission.Unopened;
        await using var log = await desk.Machine.Logs.OpenAsync(home.Journal, Desk.Never);
        foreach (var recorded in Stories.Completed.Journal)
        {
            var happened = recorded.Event switch
            {
                MissionEvent.PlanProposed(var plan) => new MissionEvent.PlanProposed(shaped(plan)),
                MissionEvent.RunEnded ended =>
                    ended with { Transcript = await TranscribeAsync(desk, home, ended.Run) },
                MissionEvent.RunLost lost => lost with { Transcript = await TranscribeAsync(desk, home, lost.Run) },
                var other => await RealAsync(other, mission, (desk.Git, commits), blobs),
            };
            await log.AppendAsync([MissionJournal.Entry(happened, recorded.At)], Desk.Never);
            mission = mission.After(recorded with { Event = happened });
        }
        return home;
    }

    /// <summary>The same fact with outputs that are there, on the one commit that is there.</summary>
    private static async Task<MissionEvent> RealAsync(
        MissionEvent happened, Mission mission, (PlainGit Git, Func<string, string> Commits) place, Blobs blobs)
    {
        var (git, real) = place;
        return happened switch
        {
            MissionEvent.MissionOpened opened => opened with { Repository = git.Folder, Base = real(opened.Base) },
            MissionEvent.FeatureHandedOff handed =>
                handed with
                {
                    Facts = handed.Facts with { Base = real(handed.Facts.Base), Head = real(handed.Facts.Head) },
                },
            MissionEvent.ValidationStarted started => started with { Commit = real(started.Commit) },
            MissionEvent.EvidenceRecorded recorded =>
                recorded with { Evidence = await RealAsync(OnIts(recorded.Evidence, real), blobs) },
            MissionEvent.AssertionProven proven =>
                proven with { Standing = proven.Standing with { Commit = real(proven.Standing.Commit!) } },
            MissionEvent.MilestoneSealed made => made with { Seal = SealRules.Of(mission, mission.WonRound!) },
            _ => happened,
        };
    }

    private static Evidence OnIts(Evidence seen, Func<string, string> real) => seen with { Commit = real(seen.Commit) };

    private static async Task<Evidence> RealAsync(Evidence seen, Blobs blobs)
    {
        if (seen.Kind is EvidenceKind.Citation or EvidenceKind.Word) return seen; // Its note is its output.

        var output = Encoding.UTF8.GetBytes($"output of {seen.Id}");
        return seen with { Output = await blobs.PutAsync(output, Desk.Never), OutputBytes = output.Length };
    }

    private static async Task<TranscriptEnd> TranscribeAsync(Desk desk, MissionHome home, RunId run)
    {
        await using var log = await desk.Machine.Logs.OpenAsync(home.Transcript(run), Desk.Never);
        var transcript = new Transcript(log, desk.Machine.Clock);
        await transcript.AppendAsync([new TranscriptEvent.Activity("It works.")], Desk.Never);
        await transcript.AppendAsync([new TranscriptEvent.Ended(null, null, new Usage(1, 0, 1))], Desk.Never);
        var last = await log.ReadAsync(Desk.Never).LastAsync();
        return new(last.Seq, last.Hash);
    }
}
