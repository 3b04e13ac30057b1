using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Core.Verdicts;
using static Missions.Core.MissionCommand;
using static Missions.Core.MissionEvent;
using static Missions.Tests.Core.Samples;

namespace Missions.Tests.Core;

/// <summary>What a merge with the user's branch leaves behind, and who must settle it.</summary>
public class MergeTests
{
    private const string A = "src/a.mjs", B = "src/b.mjs";

    private static Given Asked => Stories.FirstSealed.And(Actor.Human, new MissionCommand.Sync("b1"));
    private static Given Merged => Asked.And(Actor.Engine, new MergeBase("b1", "m1", Known: Ready.Base));

    /// <summary>Two files are in conflict, one of them is marked, and a feature is being built.</summary>
    private static Given Settling(Resolution resolution) =>
        Asked.And(Actor.Engine, new MergeBase("b1", "m1", [A, B], [A], Ready.Base))
            .And(new IssueResolved(new(3), resolution))
            .Until(mission => mission.OpenRuns.Any(run => run.Role is Role.Worker));

    private static readonly HandOff Unsettled = new(Done(), Facts("m1", "c9") with { Conflicts = [A] });

    private static Evidence Again(bool holds, string commit = "m1") =>
        Stories.SeenOf(Search, holds, commit: commit) with { Milestone = null, Round = null };

    [Fact]
    public void Who_was_not_asked_to_settle_a_conflict_may_leave_it() =>
        Settling(new(ResolvedBy.Dismiss, "Later.")).When(Role.Worker, Unsettled).ThenOne<FeatureHandedOff>();

    [Fact]
    public void Who_was_asked_may_not_though_the_other_file_is_settled() =>
        Settling(new(ResolvedBy.Feature, "Settle it.", PinFeature.Id)).When(Role.Worker, Unsettled).ThenRefused(
            "src/a.mjs still holds both sides of a merge between markers: settle it, then hand off again.");

    [Fact]
    public void A_conflict_without_marks_names_none() => Assert.EndsWith(
        "conflict in src/a.mjs.",
        Asked.When(Actor.Engine, new MergeBase("b1", "m1", [A])).ThenOne<IssueRaised>().Issue.Text,
        StringComparison.Ordinal);

    [Fact]
    public void Another_commit_of_the_branch_is_noticed_and_asked_for_once() =>
        Asked.When(Actor.Human, new MissionCommand.Sync("b2")).Then(new BaseMoved("b2"));

    [Fact]
    public void What_came_in_is_not_wanted_any_more() => Assert.False(Merged.State.IsSyncWanted);

    [Fact]
    public void It_is_known_what_it_was_merged_with() => Assert.Equal(
        ["c0", "c2"],
        Merged.And(new BaseMerged("b2", "m2", "c0")).State.Merges.Select(merge => merge.From).Reverse());

    [Fact]
    public void Between_two_features_of_a_milestone_nothing_comes_in()
    {
        var between = Stories.Approved.Until(mission => mission.Handoffs.Count == 1 && !mission.OpenRuns.Any());

        Assert.False(between.State.IsAtBoundary);
    }

    [Fact]
    public void What_was_taken_back_is_no_beginning() => Assert.True(
        Stories.SecondValidating.And(new RolledBack(First, "c2", "c3", 1, "Wrong.")).State.IsAtBoundary);

    [Fact]
    public void What_was_seen_elsewhere_says_nothing_about_the_merge()
    {
        var seen = Again(holds: false, commit: "c2");
        var before = Merged;

        before.When(Actor.Engine, new RecordEvidence(seen))
            .Then(new EvidenceRecorded(seen with { Id = before.State.NextEvidence }));
    }

    [Fact]
    public void Why_it_does_not_hold_any_more_is_told() => Assert.Equal(
        "It says 404.",
        Merged.When(Actor.Engine, new RecordEvidence(Again(holds: false) with { Note = "It says 404." }))
            .ThenOne<SealBroken>().Because);

    [Fact]
    public void What_was_refuted_on_merged_ground_is_void_once_that_is_taken_back()
    {
        var given = Merged.And(Actor.Engine, new RecordEvidence(Again(holds: false)))
            .And(new FeatureHandedOff(new(99), PinFeature.Id, Done(), Facts("m1", "c3")))
            .And(Actor.Human, new Say("Hm.")).Until(mission => mission.OpenRuns.Any());

        Assert.Equal(
            Search.Id,
            given.When(Role.Orchestrator, new RollBack(First, "Wrong.")).ThenOne<AssertionVoided>().Assertion);
    }

    [Fact]
    public void What_ran_on_the_host_stays_known_and_what_its_proof_needs_is_added()
    {
        var plan = Notes with
        {
            Services =
            [
                new("app", "run {port}", "{url}/", ["db"]), new("db", "db {port}", "{url}/", RunsIn: RunsIn.Host),
            ],
        };
        var given = Stories.Planning.And(Role.Orchestrator, new ProposePlan(plan))
            .Until(mission => mission.OpenRound is { } round && mission.StageOf(round) is Stage.Proofs);

        Assert.Equal(
            ["mail", "db"],
            given.When(Actor.Engine, new RecordEvidence(Stories.SeenOf(Search, holds: true) with { OnHost = ["mail"] }))
                .ThenOne<EvidenceRecorded>().Evidence.OnHost);
    }
}
