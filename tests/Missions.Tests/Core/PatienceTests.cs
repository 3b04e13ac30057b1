using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Core.Verdicts;
using static Missions.Core.MissionCommand;
using static Missions.Core.MissionEvent;
using static Missions.Tests.Core.Samples;

namespace Missions.Tests.Core;

/// <summary>What counts as in vain, and what makes all of that forgotten.</summary>
public class PatienceTests
{
    /// <summary>Everything failed once: a round, a consult, a run and a plan.</summary>
    private static Given Worn => Stories.Consulting
        .And(Actor.Engine, new EndRun(Stories.Consulting.In(Role.Orchestrator).Run!.Value, default))
        .Until(mission => mission.OpenRuns.Any())
        .And(new RunLost(new(Stories.Consulting.State.Runs.Count + 1), "Cut off.", default))
        .And(new PlanReturned("No."));

    private static (int Drafts, int Consults, int Rounds, int Losses) Of(Given given) =>
        (given.State.DraftsReturned, given.State.ConsultsInVain, given.State.RoundsInVain, given.State.LossesInARow);

    private static HumanChoice Stuck => new(new(1), ChoiceKind.Stuck, "mission", "Well?", ["again", "abort"], "again");

    [Fact]
    public void Each_failure_counts_for_itself() => Assert.Equal((1, 1, 1, 1), Of(Worn));

    [Fact]
    public void A_humans_decision_makes_all_of_it_forgotten() => Assert.Equal(
        (0, 0, 0, 0), Of(Worn.And(new DecisionAsked(Stuck), new DecisionTaken(new(1), "again", null, false))));

    [Fact]
    public void One_that_nobody_took_makes_none_of_it() => Assert.Equal(
        (1, 1, 1, 1), Of(Worn.And(new DecisionAsked(Stuck), new DecisionTaken(new(1), "again", null, true))));

    [Theory, InlineData(false, 0), InlineData(true, 1)]
    public void A_humans_answer_makes_plans_and_consults_forgotten(bool isAssumed, int left) => Assert.Equal(
        (left, left, 1, 1),
        Of(Worn.And(new QuestionAsked(new(new(1), "Which?")), new QuestionAnswered(new(1), "That.", isAssumed))));

    [Fact]
    public void Only_a_consult_is_in_vain_or_not()
    {
        var run = new Run(new(99), Role.Orchestrator, Purpose.Debrief, "one/one", 1);

        Assert.Equal(1, Worn.And(new RunStarted(run), new RunEnded(run.Id, default)).State.ConsultsInVain);
    }

    [Fact]
    public void A_consult_that_settles_it_makes_those_before_forgotten()
    {
        var given = Worn.Until(mission => mission.OpenRuns.Any(run => run.Purpose is Purpose.Consult));
        foreach (var issue in given.State.Issues.Where(issue => issue.Blocks))
            given.And(new IssueResolved(issue.Id, new(ResolvedBy.Dismiss, "Fine.")));

        var ended = given.And(new RunEnded(given.In(Role.Orchestrator).Run!.Value, default));

        Assert.Equal(0, ended.State.ConsultsInVain);
    }

    [Fact]
    public void Only_a_consult_is_about_what_blocks() => Assert.Null(
        Stories.Lost.And(new RunStarted(new(new(99), Role.Worker, Purpose.Implement, "one/one", 1)))
            .State.ConsultedAbout);

    [Fact]
    public void A_round_that_holds_makes_those_before_forgotten() =>
        Assert.Equal(0, Stories.Lost.And(new ValidationEnded(First, 1, true, "It holds.")).State.RoundsInVain);

    [Fact]
    public void A_plan_that_was_sent_back_counts_once_though_its_run_ends_after_that() => Assert.Equal(
        1,
        Stories.Planning
            .And(new PlanProposed(Notes), new PlanReturned("No."), new RunEnded(new(2), default))
            .State.DraftsReturned);

    [Fact]
    public void A_run_that_reports_may_end_though_its_plan_was_sent_back_already() =>
        Stories.Planning.And(Role.Orchestrator, new ProposePlan(Notes)).And(new PlanReturned("No."))
            .When(Actor.Engine, new EndRun(new(2), default)).Then(new RunEnded(new(2), default));

    [Fact]
    public void Another_run_does_not_end_in_vain()
    {
        var run = new Run(new(99), Role.Orchestrator, Purpose.Debrief, "one/one", 1);

        Worn.And(new RunStarted(run)).When(Actor.Engine, new EndRun(run.Id, default))
            .Then(new RunEnded(run.Id, default));
    }

    [Fact]
    public void Each_change_of_the_plan_is_another_revision()
    {
        var given = Stories.Approved.And(new PlanAmended(new("Better."), Notes));
        Assert.Equal(1, given.State.Revision);

        Assert.Equal(2, given.And(new ProofRepaired(new(Search.Id, [], "It was wrong."))).State.Revision);
    }

    [Fact]
    public void What_was_lost_most_often_is_what_counts()
    {
        Run Lost(int id, Role role, Purpose purpose) => new(new(id), role, purpose, "one/one", 1);
        Seq<Run> runs =
        [
            Lost(91, Role.Worker, Purpose.Implement), Lost(92, Role.Worker, Purpose.Implement),
            Lost(93, Role.Orchestrator, Purpose.Consult),
        ];

        var given = Stories.Approved;
        foreach (var run in runs) given.And(new RunStarted(run), new RunLost(run.Id, "Cut off.", default));

        Assert.Equal(2, given.State.LossesInARow);
    }

    [Theory, InlineData(2, null), InlineData(3, "3 validations in a row failed on the same commit.")]
    public void A_commit_may_fail_as_often_as_consults_may_be_in_vain(int rounds, string? stuck)
    {
        var given = Stories.Lost;
        for (var number = 2; number <= rounds; number++)
            given.And(new ValidationStarted(First, number, "c2"), new ValidationEnded(First, number, false, "No."));

        Assert.Equal(stuck, given.State.Stuck);
    }
}
