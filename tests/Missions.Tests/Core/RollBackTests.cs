using Missions.Core;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Core.Verdicts;
using static Missions.Core.MissionCommand;
using static Missions.Core.MissionEvent;
using static Missions.Tests.Core.Samples;

namespace Missions.Tests.Core;

public class RollBackTests
{
    /// <summary>The second milestone failed, and the orchestrator is asked about it.</summary>
    private static Given Failed => Stories.SecondValidating
        .Until(mission => mission.StageOf(mission.OpenRound!) is Stage.Proofs
            && mission.MissingProofs(mission.OpenRound!).Count == 1)
        .And(Actor.Engine, new RecordEvidence(Stories.SeenOf(Pin, holds: false, Second, "c3")))
        .Until(mission => mission.OpenRound is null && mission.OpenRuns.Any());

    private static Given Back => Failed.And(Role.Orchestrator, new RollBack(First, "The foundation is wrong."));

    [Fact]
    public void It_goes_to_a_sealed_milestone_and_voids_what_was_seen_since() =>
        Failed.When(Role.Orchestrator, new RollBack(First, "The foundation is wrong.")).Then(
            new RolledBack(First, "c2", "c3", 1, "The foundation is wrong."),
            new AssertionVoided(Search.Id, "Rolled back to M-1."),
            new AssertionVoided(Pin.Id, "Rolled back to M-1."),
            new AssertionVoided(Keeps.Id, "Rolled back to M-1."));

    [Fact]
    public void The_features_after_it_are_to_do_again()
    {
        Assert.Equal(("c2", PinFeature), (Back.State.Head, Back.State.NextFeature));
        Assert.True(Back.State.Handoffs[^1].IsVoid);
        Assert.Null(Back.State.LastRound);
    }

    [Fact]
    public void Its_round_is_numbered_on_so_that_old_evidence_is_not_taken_for_new() =>
        Assert.Equal(2, Back.Until(mission => mission.OpenRound is not null).State.OpenRound!.Number);

    [Fact]
    public void What_is_done_again_is_reviewed_again_and_the_mission_ends_well()
    {
        var given = Back.Until(mission => mission.OpenRound is not null);
        Assert.Equal([PinFeature], given.State.ToReview(given.State.OpenRound!));

        Assert.True(given.Until(mission => mission.Completion is not null).State.Completion!.EveryAssertionProven);
    }

    [Fact]
    public void A_guard_that_is_past_stays_proven() =>
        Assert.Equal(Truth.Proven, Back.State.Standing(KeepsOld.Id)!.Truth);

    [Fact]
    public void It_goes_nowhere_else()
    {
        Stories.Consulting.When(Role.Orchestrator, new RollBack(First, "No."))
            .ThenRefused("M-1 is not sealed. No milestone is sealed yet.");
        Failed.When(Role.Orchestrator, new RollBack(Second, "No.")).ThenRefused("M-2 is not sealed. Sealed: M-1.");
        Back.When(Role.Orchestrator, new RollBack(First, "Again."))
            .ThenRefused("Nothing was built after M-1; there is nothing to take back.");
    }

    [Fact]
    public void A_later_seal_is_gone_with_it() =>
        Assert.Equal(
            [First],
            Stories.Debriefed.And(Actor.Human, new Say("No.")).Until(mission => mission.OpenRuns.Any())
                .And(Role.Orchestrator, new RollBack(First, "All wrong.")).State.Seals.Select(seal => seal.Milestone));

    [Fact]
    public void Everything_that_came_after_it_is_taken_back_however_many_milestones()
    {
        var third = new MilestoneId("M-3");
        var plan = Notes with
        {
            Milestones = Notes.Milestones.Add(
                new(third, "More", "More.", [new(new("F-4"), "More", "Do more.", Enabling: "It must.")])),
        };
        var given = Stories.Planning.And(Role.Orchestrator, new ProposePlan(plan))
            .Until(mission => mission.IsSealed(third) && !mission.OpenRuns.Any())
            .And(new SealBroken(First, Search.Id, "No."), new Said("Hm.", false))
            .And(new RunStarted(new(new(99), Role.Orchestrator, Purpose.Consult, "one/one", 1)))
            .And(new Actor(Role.Orchestrator, new(99)), new RollBack(First, "All wrong."));

        Assert.Equal([First], given.State.Seals.Select(seal => seal.Milestone));
        Assert.Equal([false, false, true, true], given.State.Handoffs.Select(one => one.IsVoid));
        Assert.Equal([false, true, true], given.State.Rounds.Select(one => one.IsVoid));
        Assert.Equal(Truth.Pending, given.State.Standing(Pin.Id)!.Truth);
    }
}
