using Missions.Core;
using Missions.Core.Runs;
using Missions.Core.Seats;
using static Missions.Core.MissionCommand;

namespace Missions.Tests.Core;

public class OpeningTests
{
    [Fact]
    public void A_mission_opens_with_its_goal() =>
        new Given().When(Actor.Human, Samples.Open()).Then(new MissionEvent.MissionOpened(
            "notes-1", "Search and pins.", "/repo", "base", "main", false, false, false, new(Bite: 3)));

    [Fact]
    public void It_opens_once() =>
        Stories.Opened.When(Actor.Human, Samples.Open()).ThenRefused("This mission is already open.");

    [Fact]
    public void It_needs_a_goal() =>
        new Given().When(Actor.Human, Samples.Open() with { Goal = " " })
            .ThenRefused("A mission needs a goal: say what is to be built.");

    public static TheoryData<Limits> Nothing =>
        [new(Drafts: 0), new(Consults: 0), new(Losses: 0), new(FanOut: 0)];

    [Theory, MemberData(nameof(Nothing))]
    public void Its_limits_let_something_be_tried(Limits limits) =>
        new Given().When(Actor.Human, Samples.Open(limits: limits))
            .ThenRefused("Limits start at one: with less, nothing could ever be tried.");

    [Fact]
    public void Nothing_else_is_done_to_it_before() =>
        new Given().When(Actor.Human, new Pause()).ThenRefused("This mission was never opened.");

    [Fact]
    public void It_is_paused_once_and_goes_on()
    {
        var paused = Stories.Opened.And(Actor.Human, new Pause());

        paused.When(Actor.Human, new Pause()).ThenRefused("It is paused already.");
        paused.When(Actor.Human, new Resume()).Then(new MissionEvent.Resumed());
    }

    [Fact]
    public void What_is_not_paused_cannot_go_on() =>
        Stories.Opened.When(Actor.Human, new Resume()).ThenRefused("It is not paused.");

    [Fact]
    public void The_human_may_wake_what_is_parked() =>
        Stories.Opened.And(new MissionEvent.Parked("The provider is down.", null))
            .When(Actor.Human, new Resume()).Then(new MissionEvent.Unparked());

    [Fact]
    public void The_human_may_end_it() =>
        Stories.Opened.When(Actor.Human, new Abort()).Then(new MissionEvent.MissionAborted("The human said so."));

    [Fact]
    public void After_its_end_nothing_changes_any_more() =>
        Stories.Completed.When(Actor.Human, new Pause())
            .ThenRefused("The mission is over; nothing can be changed any more.");

    [Fact]
    public void After_its_end_it_may_still_land() =>
        Stories.Completed.When(Actor.Human, new Land("main", "c3")).Then(new MissionEvent.Landed("main", "c3"));

    [Fact]
    public void After_its_end_there_is_no_default_left_to_take() =>
        Stories.Completed.When(Actor.Engine, new TakeDefaults()).Then();

    [Fact]
    public void A_command_that_was_applied_has_no_effect_again()
    {
        var request = new Request(new Say("Hurry."), Actor.Human, Samples.Start, "cli", "one");
        var said = Decider.Decide(Stories.Opened.State, request).Events[0];

        Stories.Opened.And(said).When(request).Then();
    }

    [Fact]
    public void What_happens_bears_who_asked_and_how() =>
        Assert.Equal(
            [new MissionEvent.Said("Hurry.", false) { By = "human", Via = "cli", Command = "one" }],
            Decider.Decide(Stories.Opened.State, new(new Say("Hurry."), Actor.Human, Samples.Start, "cli",
                "one")).Events);

    [Fact]
    public void Nobody_uses_a_tool_that_is_not_theirs() =>
        Stories.Working.When(Role.Worker, new Approve())
            .ThenRefused("This is not for you: Approve is not a tool of the worker.");

    [Fact]
    public void A_user_tester_is_called_by_its_name() =>
        Stories.Using.When(Role.UserTester, new Approve())
            .ThenRefused("This is not for you: Approve is not a tool of the user-tester.");

    [Fact]
    public void An_agent_asks_from_within_a_run() =>
        Stories.Working.When(new Actor(Role.Worker), new RaiseIssue(Severity.Blocking, "Odd."))
            .ThenRefused("Say which run asks: a worker is always in one.");

    [Fact]
    public void A_run_that_is_over_reports_too_late() =>
        Stories.Working.When(new Actor(Role.Orchestrator, new(1)), new GiveNotice("Mind the gap."))
            .ThenRefused("R-0001 is not open any more; what it reports comes too late.");

    [Fact]
    public void A_run_asks_in_its_own_role() =>
        Stories.Working.When(new Actor(Role.Reviewer, new(3)), new RaiseIssue(Severity.Blocking, "Odd."))
            .ThenRefused("R-0003 is the run of a worker, not of a reviewer.");
}
