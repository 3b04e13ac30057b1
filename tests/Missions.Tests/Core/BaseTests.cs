using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Core.Verdicts;
using static Missions.Core.MissionCommand;
using static Missions.Core.MissionEvent;
using static Missions.Tests.Core.Samples;

namespace Missions.Tests.Core;

/// <summary>The user's branch moves on while a mission is under way.</summary>
public class BaseTests
{
    private static readonly Seq<string> Search = ["src/search.mjs"];

    private static Given Asked => Stories.FirstSealed.And(Actor.Human, new MissionCommand.Sync("b1"));
    private static Given Merged => Asked.And(Actor.Engine, new MergeBase("b1", "m1", Known: Ready.Base));
    private static Given InConflict => Asked.And(Actor.Engine, new MergeBase("b1", "m1", Search, Search, Ready.Base));

    [Fact]
    public void A_new_commit_is_noticed_once()
    {
        Stories.Working.When(Actor.Engine, new NoticeBase("b1")).Then(new BaseMoved("b1"));
        Stories.Working.And(Actor.Engine, new NoticeBase("b1")).When(Actor.Engine, new NoticeBase("b1")).Then();
        Stories.Working.When(Actor.Engine, new NoticeBase("base")).Then();
    }

    [Fact]
    public void What_is_noticed_comes_in_once_it_is_asked_for() =>
        Assert.Equal(
            (new Step.Implement(PinFeature.Id), (Step)new Step.Sync("b1")),
            (Navigator.Next(Stories.FirstSealed.And(new BaseMoved("b1")).State), Navigator.Next(Asked.State)));

    [Fact]
    public void Where_the_setting_says_so_it_comes_in_by_itself() =>
        Assert.Equal(
            new Step.Sync("b1"),
            Navigator.Next(new Given()
                .And(Actor.Human, Open() with { SyncAt = SyncWhen.Boundary })
                .Until(mission => mission.IsApproved)
                .And(new BaseMoved("b1")).State));

    [Fact]
    public void Nothing_comes_in_while_a_milestone_is_being_built_or_validated()
    {
        const string because = "Nothing is to come in from the base now: that is not due.";
        var merge = new MergeBase("b1", "m1");

        foreach (var story in (Given[])[Stories.Working, Stories.Built, Stories.Validating, Stories.Won, Stories.Lost])
            story.And(Actor.Human, new MissionCommand.Sync("b1")).When(Actor.Engine, merge).ThenRefused(because);
        Stories.FirstSealed.When(Actor.Engine, merge).ThenRefused(because);
        Asked.When(Actor.Engine, merge with { Commit = "b0" })
            .ThenRefused("b0 is not where the base stands: that is not due.");
        Asked.When(Actor.Engine, merge with { Marked = Search })
            .ThenRefused("What is marked and in no conflict is not due.");
    }

    [Fact]
    public void A_sync_says_what_was_noticed_on_the_way() =>
        Stories.Working.When(Actor.Human, new MissionCommand.Sync("b1")).Then(new BaseMoved("b1"), new SyncAsked());

    [Fact]
    public void A_sync_of_nothing_is_refused()
    {
        Stories.Working.When(Actor.Human, new MissionCommand.Sync("base")).ThenRefused(
            "main has nothing that the mission has not: `mission sync` has nothing to bring in.");
        Asked.When(Actor.Human, new MissionCommand.Sync("b1")).ThenRefused(
            "`mission sync` was asked for already; it is done at the next milestone boundary.");
        new Given().And(Actor.Human, Open() with { Branch = null }).When(Actor.Human, new MissionCommand.Sync("b1"))
            .ThenRefused(
                "The mission began where no branch was checked out, so `mission sync` has nothing to bring in.");
        Stories.Working.And(Actor.Human, new Abort()).When(Actor.Human, new MissionCommand.Sync("b1"))
            .ThenRefused("The mission is over; nothing can be changed any more.");
    }

    [Fact]
    public void What_was_sealed_runs_again_before_anybody_builds_on()
    {
        Assert.Equal(new Step.ProveAgain([Samples.Search.Id, Keeps.Id]), Navigator.Next(Merged.State));
        Merged.When(Actor.Engine, new StartRun(Role.Worker, Purpose.Implement, "any/one", [], PinFeature.Id))
            .ThenRefused("A-SEARCH-1 is still to be proven again on what came in from the base.");
        Assert.Equal(
            new Step.Implement(PinFeature.Id),
            Navigator.Next(Merged.Until(mission => mission.ToHoldAgain is []).State));
    }

    [Fact]
    public void What_does_not_hold_any_more_breaks_its_seal_and_blocks()
    {
        var given = Merged.And(Actor.Engine, new RecordEvidence(Again(holds: false)));

        Assert.Contains(given.Journal, one => one.Event is SealBroken { Milestone: var id } && id == First);
        Assert.Equal(
            (Samples.Search.Id, Severity.Blocking),
            (given.State.Issues[^1].Assertion!.Value, given.State.Issues[^1].Severity));
        Assert.True(given.State.Standing(Samples.Search.Id) is { Truth: Truth.Refuted, Commit: "m1" });
        var done = given.Until(mission => mission.Completion is not null).State;
        Assert.True(done.Completion!.EveryAssertionProven);
        Assert.NotEqual("m1", done.Standing(Samples.Search.Id)!.Commit);
    }

    [Fact]
    public void What_holds_again_is_only_noted() =>
        Assert.Equal(
            Stories.FirstSealed.State.Standing(Samples.Search.Id),
            Merged.And(Actor.Engine, new RecordEvidence(Again(holds: true))).State.Standing(Samples.Search.Id));

    [Fact]
    public void What_the_checks_say_on_the_new_base_is_what_is_known()
    {
        Seq<BaseCheck> known = [new("lint", "npm run lint", [1, 1, 1], ["new: broken"], [])];
        var given = Asked.And(Actor.Engine, new MergeBase("b1", "m1", Known: known))
            .Until(mission => mission.OpenRound is not null);
        var seen = Again(holds: false) with
        {
            Kind = EvidenceKind.Check,
            Check = "lint",
            Assertion = null,
            ProofHash = null,
            ExitCode = 1,
            Findings = ["new: broken"],
            Milestone = Second,
            Round = 1,
            Commit = given.State.Head,
        };

        Assert.Empty(given.And(Actor.Engine, new RecordEvidence(seen)).State.NewFindings(given.State.OpenRound!));
    }

    [Fact]
    public void A_base_that_cannot_be_checked_blocks() =>
        Assert.Equal(
            "On the base's new commit: It has no tests.",
            Asked.When(Actor.Engine, new MergeBase("b1", "m1", Problems: ["It has no tests."]))
                .ThenOne<IssueRaised>().Issue.Text);

    [Fact]
    public void A_conflict_is_an_issue_that_names_both_sides_and_the_files()
    {
        var issue = Asked.When(Actor.Engine, new MergeBase("b1", "m1", Search, Search)).ThenOne<IssueRaised>().Issue;

        Assert.Equal((Severity.Blocking, Search), (issue.Severity, issue.Files));
        Assert.Equal(
            "What is new on main (b1) and what the mission built (c2) conflict in src/search.mjs. "
                + "Both sides stand between markers in src/search.mjs.",
            issue.Text);
    }

    [Fact]
    public void Nothing_is_validated_while_both_sides_stand_between_markers()
    {
        var left = Samples.Done() with { Outcome = HandoffOutcome.Partial, Undone = ["The other half."] };
        var given = InConflict.And(new IssueResolved(new(3), new(ResolvedBy.Dismiss, "No.")))
            .Until(mission => mission.OpenRuns.Any(run => run.Role is Role.Worker))
            .And(Role.Worker, new HandOff(left, Facts("m1", "c9") with { Conflicts = Search }))
            .And(new IssueResolved(new(4), new(ResolvedBy.Dismiss, "No.")))
            .Until(mission => !mission.OpenRuns.Any());

        const string because = "Both sides of a merge still stand between markers in src/search.mjs.";
        Assert.Equal(new Step.Consult(because), Navigator.Next(given.State));
        given.When(Actor.Engine, new StartValidation()).ThenRefused(because);
    }

    [Fact]
    public void The_feature_that_is_to_settle_a_conflict_is_not_done_before()
    {
        var given = InConflict.And(new IssueResolved(new(3), new(ResolvedBy.Feature, "It must be.", PinFeature.Id)))
            .Until(mission => mission.OpenRuns.Any(run => run.Role is Role.Worker));

        given.When(Role.Worker, new HandOff(Samples.Done(), Facts("m1", "c9") with { Conflicts = Search })).ThenRefused(
            "src/search.mjs still holds both sides of a merge between markers: settle it, then hand off again.");
        Assert.Empty(given.And(Role.Worker, new HandOff(Samples.Done(), Facts("m1", "c9"))).State.Conflicts);
    }

    [Fact]
    public void Where_all_was_sealed_the_last_milestone_is_open_again()
    {
        var given = Stories.Completed.And(Actor.Human, new MissionCommand.Sync("b1"));
        Assert.Equal(new Step.Sync("b1"), Navigator.Next(given.State));

        given.And(Actor.Engine, new MergeBase("b1", "m1", Known: Ready.Base));
        Assert.Equal(new Step.StartValidation(Second), Navigator.Next(given.State));

        var done = given.Until(mission => mission.Completion is not null).State;
        Assert.Equal(("m1", true), (done.Seals[^1].Commit, done.Completion!.EveryAssertionProven));
    }

    [Fact]
    public void What_came_in_after_a_seal_goes_with_a_roll_back_and_is_wanted_again()
    {
        var back = Merged.Until(mission => mission.Handoffs.Count > 2 && !mission.OpenRuns.Any())
            .And(Actor.Human, new Say("Hm.")).Until(mission => mission.OpenRuns.Any())
            .And(Role.Orchestrator, new RollBack(First, "The foundation is wrong.")).State;

        Assert.Equal(("c2", "base", true), (back.Head, back.Base, back.IsSyncWanted));
        Assert.Equal(Ready.Base, back.KnownChecks);
    }

    [Fact]
    public void What_came_in_before_a_milestone_was_sealed_again_stays_when_one_goes_back_to_it()
    {
        var more = new Feature(new("F-9"), "More", "It is there.", Enabling: "What follows needs it.");
        var given = Stories.Completed.And(Actor.Human, new MissionCommand.Sync("b1"))
            .And(Actor.Engine, new MergeBase("b1", "m1", Known: Ready.Base));
        var plan = given.State.Plan!;
        var back = given
            .And(new PlanAmended(new("More is asked for."), plan with
            {
                Milestones = plan.Milestones.Add(new(new("M-3"), "More", "More is there.", [more])),
            }))
            .Until(mission => mission.IsSealed(Second))
            .Until(mission => mission.Handoffs.Any(one => one.Feature == more.Id) && !mission.OpenRuns.Any())
            .And(Actor.Human, new Say("Hm.")).Until(mission => mission.OpenRuns.Any())
            .And(Role.Orchestrator, new RollBack(Second, "That was too much.")).State;

        Assert.Equal(("m1", "b1", false), (back.Head, back.Base, back.IsSyncWanted));
    }

    private static Evidence Again(bool holds) =>
        Stories.SeenOf(Samples.Search, holds, commit: "m1") with { Milestone = null, Round = null };
}
