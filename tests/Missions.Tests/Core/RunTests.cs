using Missions.Core;
using Missions.Core.Runs;
using Missions.Core.Seats;
using static Missions.Core.MissionCommand;
using static Missions.Core.MissionEvent;

namespace Missions.Tests.Core;

public class RunTests
{
    private static StartRun Start(Role role, Purpose purpose, string? feature = null) =>
        new(role, purpose, "one/one", [], feature is null ? null : new(feature));

    [Fact]
    public void The_next_feature_starts()
    {
        var given = Stories.Approved;

        given.When(Actor.Engine, Start(Role.Worker, Purpose.Implement, "F-1")).Then(new RunStarted(new(
            new(3), Role.Worker, Purpose.Implement, "one/one", 1, "base", new("F-1"), Samples.First,
            Started: given.State.LastAt.AddMinutes(1))));
    }

    [Fact]
    public void No_work_starts_before_the_plan_is_approved() =>
        Stories.Rehearsed.When(Actor.Engine, Start(Role.Worker, Purpose.Implement, "F-1"))
            .ThenRefused("No work starts before the plan is approved.");

    [Fact]
    public void One_run_at_a_time_writes() =>
        Stories.Working.When(Actor.Engine, Start(Role.Worker, Purpose.Implement, "F-2"))
            .ThenRefused("R-0003 is open; one run at a time may write.");

    [Fact]
    public void Features_are_built_in_their_order() =>
        Stories.Approved.When(Actor.Engine, Start(Role.Worker, Purpose.Implement, "F-2"))
            .ThenRefused("F-2 is not next; F-1 is.");

    [Fact]
    public void Without_a_feature_there_is_nothing_to_build() =>
        Stories.Built.When(Actor.Engine, Start(Role.Worker, Purpose.Implement))
            .ThenRefused("No feature is left to be built.");

    [Fact]
    public void Nothing_is_built_while_a_milestone_is_validated() =>
        Stories.Validating.When(Actor.Engine, Start(Role.Worker, Purpose.Implement, "F-3"))
            .ThenRefused("M-1 is being validated; work goes on after that.");

    [Fact]
    public void Nothing_is_built_while_something_blocks() =>
        Stories.Working.And(Role.Worker, new RaiseIssue(Severity.Blocking, "It does not start."))
            .And(Actor.Engine, new LoseRun(new(3), "Gave up.", default))
            .When(Actor.Engine, Start(Role.Worker, Purpose.Implement, "F-1"))
            .ThenRefused("Blocking issues are open.");

    [Fact]
    public void What_is_only_suggested_does_not_stop_the_next_feature() =>
        Stories.Working.And(Role.Worker, new RaiseIssue(Severity.Suggestion, "It could be faster."))
            .And(Actor.Engine, new LoseRun(new(3), "Gave up.", default))
            .When(Actor.Engine, Start(Role.Worker, Purpose.Implement, "F-1"))
            .ThenOne<RunStarted>();

    [Fact]
    public void Nothing_is_built_on_a_proof_that_was_not_tried() =>
        Stories.Heard.And(Role.Orchestrator, new AmendContract("A hole.", [new(
                new("A-NEW-1"), "More holds.", "Less.", new(Missions.Core.Plans.Expectation.Holds),
                new Missions.Core.Plans.Proof.Command("true"))]))
            .And(Actor.Engine, new EndRun(new(3), default))
            .When(Actor.Engine, Start(Role.Worker, Purpose.Implement, "F-1"))
            .ThenRefused("The proof of A-NEW-1 was changed and not tried yet.");

    [Theory]
    [InlineData(Role.Scout, Purpose.Implement, "Implement is not for a scout.")]
    [InlineData(Role.Worker, Purpose.Review, "Review is not for a worker.")]
    [InlineData(Role.Reviewer, Purpose.Use, "Use is not for a reviewer.")]
    [InlineData(Role.UserTester, Purpose.Scrutinize, "Scrutinize is not for a user-tester.")]
    [InlineData(Role.Worker, Purpose.Consult, "Consult is not for a worker.")]
    public void Everybody_does_their_own(Role role, Purpose purpose, string because) =>
        Stories.Approved.When(Actor.Engine, Start(role, purpose, "F-1")).ThenRefused(because);

    [Theory]
    [InlineData(Role.Orchestrator, Purpose.Interview, "The plan is approved; a consult may amend it.")]
    [InlineData(Role.Orchestrator, Purpose.Plan, "The plan is approved; a consult may amend it.")]
    [InlineData(Role.Reviewer, Purpose.Repair, "No repair is pending.")]
    [InlineData(Role.Reviewer, Purpose.Review, "No milestone is being validated.")]
    [InlineData(Role.Scrutineer, Purpose.Scrutinize, "No milestone is being validated.")]
    [InlineData(Role.UserTester, Purpose.Use, "No milestone is being validated.")]
    public void Each_purpose_has_its_time(Role role, Purpose purpose, string because) =>
        Stories.Approved.When(Actor.Engine, Start(role, purpose, "F-1")).ThenRefused(because);

    [Theory, InlineData(Purpose.Consult), InlineData(Purpose.Debrief)]
    public void Before_the_approval_there_is_nothing_to_decide(Purpose purpose) =>
        Stories.Rehearsed.When(Actor.Engine, Start(Role.Orchestrator, purpose))
            .ThenRefused("The plan is not approved yet.");

    [Fact]
    public void Decisions_wait_until_a_validation_is_over() =>
        Stories.Validating.When(Actor.Engine, Start(Role.Orchestrator, Purpose.Consult))
            .ThenRefused("M-1 is being validated; decisions wait for that.");

    [Fact]
    public void A_run_of_the_orchestrator_is_alone_too() =>
        Stories.Working.When(Actor.Engine, Start(Role.Orchestrator, Purpose.Consult))
            .ThenRefused("R-0003 is open; one run at a time.");

    [Fact]
    public void Opinions_come_after_what_is_executed()
    {
        Stories.Validating.When(Actor.Engine, Start(Role.Reviewer, Purpose.Review, "F-1"))
            .ThenRefused("Reviews is not due: Checks comes next.");
        Stories.Validating.When(Actor.Engine, Start(Role.UserTester, Purpose.Use))
            .ThenRefused("Use is not due: Checks comes next.");
        Stories.Validating.When(Actor.Engine, Start(Role.Scrutineer, Purpose.Scrutinize))
            .ThenRefused("SumUp is not due: Checks comes next.");
    }

    [Fact]
    public void Reviews_fan_out_as_far_as_allowed()
    {
        var narrow = new Given().And(Actor.Human, Samples.Open(limits: new(FanOut: 1)))
            .Until(mission => mission.OpenRuns.Any(run => run.Purpose is Purpose.Review));

        narrow.When(Actor.Engine, Start(Role.Reviewer, Purpose.Review, "F-2"))
            .ThenRefused("As many reviewers as allowed are at work.");
        Stories.Reviewing.When(Actor.Engine, Start(Role.Reviewer, Purpose.Review, "F-2")).ThenOne<RunStarted>();
    }

    [Fact]
    public void A_feature_is_reviewed_once()
    {
        Stories.Reviewing.When(Actor.Engine, Start(Role.Reviewer, Purpose.Review, "F-1"))
            .ThenRefused("F-1 is being reviewed already.");
        Stories.Reviewing.When(Actor.Engine, Start(Role.Reviewer, Purpose.Review, "F-3"))
            .ThenRefused("F-3 is not to be reviewed now.");
    }

    [Fact]
    public void Reviews_wait_for_a_run_that_does_something_else() =>
        Stories.Validating.Until(mission => mission.StageOf(mission.OpenRound!) is Missions.Core.Stage.Reviews)
            .And(new RunStarted(new(new(5), Role.Orchestrator, Purpose.Consult, "one/one", 1)))
            .When(Actor.Engine, Start(Role.Reviewer, Purpose.Review, "F-1"))
            .ThenRefused("R-0005 is open; reviews wait for it.");

    [Fact]
    public void An_open_run_is_continued_so_often_and_no_more()
    {
        var worn = Stories.Working;
        for (var often = 0; often < 5; often++) worn.And(Actor.Engine, new ResumeRun(new(3)));

        worn.When(Actor.Engine, new ResumeRun(new(3)))
            .ThenRefused("R-0003 was continued 5 times already; start afresh.");
    }

    [Fact]
    public void Only_an_open_run_is_continued_ended_or_lost()
    {
        Stories.Working.When(Actor.Engine, new ResumeRun(new(2))).ThenRefused("R-0002 is not open.");
        Stories.Working.When(Actor.Engine, new EndRun(new(2), default)).ThenRefused("R-0002 is not open.");
        Stories.Working.When(Actor.Engine, new LoseRun(new(2), "Gone.", default)).ThenRefused("R-0002 is not open.");
    }

    [Fact]
    public void A_cheerful_sentence_is_no_report()
    {
        Stories.Working.When(Actor.Engine, new EndRun(new(3), default)).ThenRefused("R-0003 has not handed off.");
        Stories.Reviewing.When(Actor.Engine, new EndRun(new(5), default)).ThenRefused("R-0005 has not reported.");
        Stories.SummingUp.When(Actor.Engine, new EndRun(new(7), default)).ThenRefused("R-0007 has given no verdict.");
        Stories.Using.When(Actor.Engine, new EndRun(new(8), default)).ThenRefused("R-0008 has given no verdict.");
    }

    [Fact]
    public void A_lost_run_leaves_its_feature_to_do()
    {
        var given = Stories.Working.And(Actor.Engine, new LoseRun(new(3), "It said it was done.", Samples.Cents));

        Assert.Equal(new Step.Implement(new("F-1")), Navigator.Next(given.State));
        Assert.Equal((RunState.Lost, "It said it was done.", Samples.Cents),
            (given.State.Runs[2].State, given.State.Runs[2].Detail, given.State.Runs[2].Spend));
    }

    [Fact]
    public void An_assignment_that_is_lost_again_and_again_is_put_to_the_human()
    {
        var given = Stories.Approved;
        for (var often = 0; often < 3; often++)
            given.Until(mission => mission.OpenRuns.Any())
                .And(Actor.Engine, new LoseRun(given.State.NextRun with { Number = given.State.Runs.Count },
                    "Cut off.", default));

        Assert.Equal(
            new Step.AskHuman(ChoiceKind.Stuck, "mission", "3 runs in a row were lost; the last: Cut off."),
            Navigator.Next(given.State));
    }

    [Fact]
    public void Several_reviewers_lost_at_once_are_one_loss_each()
    {
        var given = Stories.Reviewing.And(Actor.Engine, Start(Role.Reviewer, Purpose.Review, "F-2"))
            .And(Actor.Engine, new LoseRun(new(5), "Outage.", default))
            .And(Actor.Engine, new LoseRun(new(6), "Outage.", default));

        Assert.Equal((1, null), (given.State.LossesInARow, given.State.Stuck));
    }

    [Fact]
    public void What_was_carried_out_at_last_is_no_loss_any_more() =>
        Assert.Equal(0, Stories.Working.And(Actor.Engine, new LoseRun(new(3), "Cut off.", default))
            .Until(mission => mission.Handoffs is [_, ..] && !mission.OpenRuns.Any()).State.LossesInARow);
}
