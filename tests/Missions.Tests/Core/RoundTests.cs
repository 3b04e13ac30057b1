using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Core.Verdicts;
using static Missions.Core.MissionCommand;
using static Missions.Core.MissionEvent;
using static Missions.Tests.Core.Samples;

namespace Missions.Tests.Core;

/// <summary>What belongs to a round of validation, and what does not though it looks like it.</summary>
public class RoundTests
{
    private static readonly Round Later = new(First, 2, "c2", 0), Other = new(Second, 1, "c2", 0);

    [Fact]
    public void What_was_seen_counts_in_its_own_round_alone()
    {
        var state = Stories.Won.State;

        Assert.NotEmpty(state.EvidenceIn(state.LastRound!));
        Assert.Empty(state.EvidenceIn(Later));
        Assert.Empty(state.EvidenceIn(Other));
        Assert.Empty(state.EvidenceIn(state.LastRound! with { Commit = "c9" }));
    }

    [Fact]
    public void What_is_said_of_one_round_changes_no_other()
    {
        Seq<Round> rounds = [new(First, 1, "c2", 0), Later, Other];
        var given = Stories.Built.And([.. rounds.Select(one => new ValidationStarted(one.Milestone, one.Number, "c2"))])
            .And(new ValidationEnded(First, 2, true, "It holds."));

        Assert.Equal([rounds[0], Later with { Holds = true, Because = "It holds." }, Other], given.State.Rounds);
    }

    [Fact]
    public void What_blocks_one_round_does_not_block_another()
    {
        var issue = new Issue(new(9), Severity.Blocking, "Ugly.", "R-0005", Milestone: First, Round: 1);
        var state = Stories.Validating.And(new IssueRaised(issue)).State;

        Assert.Equal([issue], state.BlockingIssuesOf(state.OpenRound!));
        Assert.Empty(state.BlockingIssuesOf(Later));
        Assert.Empty(state.BlockingIssuesOf(Other));
    }

    [Fact]
    public void What_is_refuted_and_of_no_concern_yet_refutes_no_round() =>
        Assert.Empty(Stories.Validating
            .And(new AssertionRefuted(new(Pin.Id, Truth.Refuted, [], "c2", "No pins.")))
            .State.FailuresOf(new(First, 1, "c2", 0)));

    [Fact]
    public void What_was_proven_on_another_commit_is_unproven_here()
    {
        var state = Stories.Won.State;

        Assert.Empty(state.Unproven(state.WonRound!));
        Assert.Equal(state.Scope(First).Count, state.Unproven(Later with { Commit = "c9" }).Count);
    }

    [Fact]
    public void Tests_that_the_plan_lets_change_are_no_finding()
    {
        var mayChange = Notes with { Tests = new([new("test/old*", "They test what goes.")]) };
        var seen = Stories.SeenOf(Search, holds: true) with
        {
            Kind = EvidenceKind.Check,
            Check = "test",
            Assertion = null,
            Tests = Tally,
            Touched = [new("test/old.test.mjs", TouchKind.Gone)],
        };

        var strict = Stories.Validating.And(Actor.Engine, new RecordEvidence(seen)).State;
        var lenient = Stories.Planning.And(Role.Orchestrator, new ProposePlan(mayChange))
            .Until(mission => mission.OpenRound is not null).And(Actor.Engine, new RecordEvidence(seen)).State;

        Assert.Single(strict.NewFindings(strict.OpenRound!));
        Assert.Empty(lenient.NewFindings(lenient.OpenRound!));
    }

    [Fact]
    public void A_run_of_a_round_has_the_rounds_number_however_many_ran_before()
    {
        var given = Stories.Reviewing.Until(mission => mission.OpenRuns.Any(run => run.Feature == Box.Id));

        Assert.Equal((1, "c2"), (given.State.Runs[^1].Round, given.State.Runs[^1].Base));
    }

    [Fact]
    public void A_feature_that_failed_is_built_a_second_time()
    {
        var failed = Done("No way.") with { Outcome = HandoffOutcome.Failed };
        var given = Stories.Working.And(Role.Worker, new HandOff(failed, Facts("base", "c1")))
            .And(Actor.Engine, new EndRun(new(3), default))
            .And(new IssueResolved(new(1), new(ResolvedBy.Dismiss, "Try again.")))
            .Until(mission => mission.OpenRuns.Any(run => run.Feature == Endpoint.Id));
        Assert.Equal(2, given.State.Runs[^1].Round);

        given.Until(mission => mission.OpenRuns.Any(run => run.Feature == Box.Id));
        Assert.Equal(1, given.State.Runs[^1].Round);
    }

    [Fact]
    public void Consults_are_counted_as_they_end()
    {
        var given = Stories.Heard.And(Actor.Engine, new LoseRun(new(3), "Cut off.", default))
            .Until(mission => mission.OpenRuns.Any());
        Assert.Equal(1, given.State.Runs[^1].Round);

        given.And(Actor.Engine, new EndRun(given.State.Runs[^1].Id, default)).And(Actor.Human, new Say("And?"))
            .Until(mission => mission.OpenRuns.Any());
        Assert.Equal(2, given.State.Runs[^1].Round);
    }

    [Fact]
    public void A_plan_is_drafted_for_no_milestone()
    {
        var given = Stories.Rehearsed.And(new PlanReturned("No.")).Until(mission => mission.OpenRuns.Any());

        Assert.Null(given.State.Runs[^1].Milestone);
        Assert.Equal(2, given.State.Runs[^1].Round);
    }

    [Fact]
    public void A_reviewer_whose_round_is_gone_owes_nothing() =>
        Stories.Approved
            .And(new RunStarted(new(new(3), Role.Reviewer, Purpose.Review, "one/one", 1, Feature: Endpoint.Id)))
            .When(Actor.Engine, new EndRun(new(3), default)).Then(new RunEnded(new(3), default));

    [Fact]
    public void A_judgement_goes_with_its_own_repair() => Assert.Equal(
        [new RepairJudged(Pin.Id, true, "Fine.")],
        Stories.Approved
            .And(new RepairProposed(new(Search.Id, [], "Wrong.")), new RepairProposed(new(Pin.Id, [], "Wrong.")))
            .And(new RepairJudged(Search.Id, true, "Fine."), new RepairJudged(Pin.Id, true, "Fine."))
            .And(new RepairRefused(Search.Id, "No.")).State.RepairJudgements);
}
