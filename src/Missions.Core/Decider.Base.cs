using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Verdicts;
using static Missions.Core.Decision;
using static Missions.Core.MissionCommand;
using static Missions.Core.MissionEvent;

namespace Missions.Core;

public static partial class Decider
{
    /// <summary>A mission that is done is opened again by it; what was aborted stays so.</summary>
    private static Decision Syncs(Mission mission, string tip) => mission switch
    {
        { Abortion: not null } => Refuse("The mission is over; nothing can be changed any more."),
        { Opening.Branch: null } => Refuse(
            "The mission began where no branch was checked out, so `mission sync` has nothing to bring in."),
        { Base: var known } when known == tip => Refuse(
            $"{mission.Opening!.Branch} has nothing that the mission has not: `mission sync` has nothing to bring in."),
        { IsSyncWanted: true, BaseTip: var noticed } when noticed == tip =>
            Refuse("`mission sync` was asked for already; it is done at the next milestone boundary."),
        _ => Accept([.. Notices(mission, tip).Events, .. Wants(mission)]),
    };

    private static Seq<MissionEvent> Wants(Mission mission) => mission.IsSyncWanted ? [] : [new SyncAsked()];

    /// <summary>Once for each new commit, however often somebody looks.</summary>
    private static Decision Notices(Mission mission, string tip) =>
        tip == mission.BaseTip ? Accept() : Accept(new BaseMoved(tip));

    private static Decision Merges(Mission mission, MergeBase merge)
    {
        if (!mission.IsSyncDue) return Refuse("Nothing is to come in from the base now: that is not due.");
        if (merge.Commit != mission.BaseTip)
            return Refuse($"{Short(merge.Commit)} is not where the base stands: that is not due.");
        if (merge.Conflicts is [] && merge.Marked is [_, ..])
            return Refuse("What is marked and in no conflict is not due.");

        return Accept(
        [
            new BaseMerged(merge.Commit, merge.Head, mission.Head, merge.Conflicts, merge.Marked, merge.Known),
            .. Issues(mission, [.. Conflict(mission, merge), .. merge.Problems.Select(Unchecked)]),
        ]);
    }

    /// <summary>A conflict is a feature: the orchestrator must make it one.</summary>
    private static IEnumerable<Issue> Conflict(Mission mission, MergeBase merge)
    {
        if (merge.Conflicts is []) yield break;
        var marked = merge.Marked is []
            ? ""
            : $" Both sides stand between markers in {string.Join(", ", merge.Marked)}.";
        yield return new(
            default,
            Severity.Blocking,
            $"What is new on {mission.Opening!.Branch} ({Short(merge.Commit)}) and what the mission built "
                + $"({Short(mission.Head)}) conflict in {string.Join(", ", merge.Conflicts)}.{marked}",
            "engine",
            "Add a feature that settles it, before all others, so that what either side meant still holds.",
            Files: merge.Conflicts);
    }

    private static Issue Unchecked(string problem) =>
        new(default, Severity.Blocking, $"On the base's new commit: {problem}", "engine");

    private static bool IsAboutMerge(Mission mission, Evidence evidence, Assertion assertion) =>
        evidence.Milestone is null
        && (evidence.Commit, evidence.ProofHash) == (mission.Head, assertion.ProofHash)
        && mission.ToHoldAgain.Contains(assertion);

    /// <summary>What was proven before a merge and is not any more breaks its seal, and blocks.</summary>
    private static Decision HoldsAgain(Mission mission, Evidence evidence, Assertion assertion)
    {
        if (evidence.Holds) return Accept(new EvidenceRecorded(evidence));

        var because = evidence.Note ?? "Its proof fails.";
        var standing = new Standing(assertion.Id, Truth.Refuted, [evidence.Id], evidence.Commit, because);
        var home = mission.Plan!.HomeOf(assertion.Id)?.Id;
        return Accept(
        [
            new EvidenceRecorded(evidence),
            new AssertionRefuted(standing),
            .. home is { } broken ? (MissionEvent[])[new SealBroken(broken, assertion.Id, because)] : [],
            .. Issues(mission,
            [
                new(default, Severity.Blocking,
                    $"{assertion.Id} does not hold any more with what came in from the base ({evidence.Id}): "
                        + $"\"{assertion.Claim}\" {because}",
                    "engine", Assertion: assertion.Id),
            ]),
        ]);
    }
}
