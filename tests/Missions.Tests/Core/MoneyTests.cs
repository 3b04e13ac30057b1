using Missions.Core;
using Missions.Core.Runs;
using Missions.Core.Seats;
using static Missions.Core.MissionCommand;
using static Missions.Tests.Core.Samples;

namespace Missions.Tests.Core;

/// <summary>Standing still, caps, and seats that change hands.</summary>
public class MoneyTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private static Given Capped(Caps caps) =>
        Stories.Approved.And(Actor.Human, new ChangeBudget(Budget.None with { Mission = caps }));

    private static RunId Open(Given given) => given.State.OpenRuns.First().Id;

    [Fact]
    public void A_run_that_cannot_go_on_stays_open_and_the_mission_says_until_when()
    {
        var given = Stories.Working;
        var park = new Park(Open(given), WaitsOn.Provider, "It is down.", Cents, Minute);

        given.When(Actor.Engine, park).Then(new MissionEvent.Parked(
            "It is down.", given.State.LastAt.AddMinutes(2), WaitsOn.Provider, Open(given), Cents));
        given.And(Actor.Engine, park);

        Assert.True(given.State.Run(Open(given))!.WasParked);
        Assert.Equal(Cents, given.State.Run(Open(given))!.Spend);
        Assert.IsType<Step.Rest>(Navigator.Next(given.State));
    }

    [Fact]
    public void The_same_outage_is_noted_once_and_each_later_try_once_more()
    {
        var given = Stories.Working;
        var park = new Park(Open(given), WaitsOn.Provider, "It is down.", Cents, Minute);

        given.And(Actor.Engine, park).When(Actor.Engine, park).Then();
        given.And(Actor.Engine, park with { Try = 2 });

        Assert.Equal(2, given.State.Parking!.Tries);
        Assert.True(given.State.Parking.Since < given.State.Parking.At);
    }

    [Fact]
    public void What_a_human_must_put_right_is_not_hidden_by_an_outage()
    {
        var given = Stories.Working;
        given.And(Actor.Engine, new Park(Open(given), WaitsOn.Provider, "It is down.", Cents, Minute))
            .And(Actor.Engine, new Park(Open(given), WaitsOn.Human, "The key is wrong.", Cents))
            .When(Actor.Engine, new Park(Open(given), WaitsOn.Provider, "It is down.", Cents, Minute, 2)).Then();

        Assert.Equal(RestReason.NeedsYou, Assert.IsType<Step.Rest>(Navigator.Next(given.State)).Reason);
        given.When(Actor.Engine, new Unpark()).Then();
        given.When(Actor.Human, new Resume()).Then(new MissionEvent.Unparked());
    }

    [Fact]
    public void Waiting_needs_a_time() => Stories.Working
        .When(Actor.Engine, new Park(Open(Stories.Working), WaitsOn.Provider, "It is down.", Cents))
        .ThenRefused("Waiting for a provider needs a time when it is tried again.");

    [Fact]
    public void A_cap_is_not_parked_as_something_else() => Stories.Working
        .When(Actor.Engine, new Park(Open(Stories.Working), WaitsOn.Budget, "Too much.", Cents))
        .ThenRefused("A cap that is reached has a command of its own.");

    [Fact]
    public void Only_an_open_run_stands_still()
    {
        Stories.Working.When(Actor.Engine, new Park(new(99), WaitsOn.Human, "No.", Cents))
            .ThenRefused("R-0099 is not open.");
        Stories.Working.When(Actor.Engine, new ReachBudget(new(99), "No.", Cents)).ThenRefused("R-0099 is not open.");
    }

    [Fact]
    public void Nothing_starts_and_nothing_goes_on_while_it_stands_still()
    {
        var given = Stories.Working;
        given.And(Actor.Engine, new Park(Open(given), WaitsOn.Human, "The key is wrong.", Cents));

        given.When(Actor.Engine, new StartRun(Role.Worker, Purpose.Implement, "one/one"))
            .ThenRefused("Nothing starts now: The key is wrong.");
        given.When(Actor.Engine, new ResumeRun(Open(given))).ThenRefused("Nothing goes on now: The key is wrong.");
    }

    [Fact]
    public void Time_in_which_it_stood_still_is_not_work()
    {
        var given = Stories.Working;
        var (run, began) = (Open(given), given.State.Runs[^1].Started);
        given.And(Actor.Engine, new Park(run, WaitsOn.Human, "The key is wrong.", Cents));
        for (var minute = 0; minute < 60; minute++) given.And(new MissionEvent.ConstraintAdded("Wait."));
        given.And(Actor.Human, new Resume()).And(Actor.Engine, new ResumeRun(run));

        Assert.Equal(0, given.State.Run(run)!.Resumes);
        Assert.Equal(TimeSpan.FromMinutes(1), given.State.Run(run)!.Worked(given.State.LastAt));
        Assert.Equal(TimeSpan.FromMinutes(63), given.State.LastAt - began);
    }

    [Theory]
    [InlineData(0.01, null, "The cap of $0.01 for the mission is reached.")]
    [InlineData(null, 1, "The cap of 1 runs for the mission is reached.")]
    public void A_cap_that_is_reached_stops_the_next_run(double? usd, int? runs, string which) =>
        Capped(new((decimal?)usd, Runs: runs))
            .When(Actor.Engine, new StartRun(Role.Worker, Purpose.Implement, "one/one", [], new("F-1")))
            .Then(new MissionEvent.BudgetReached(
                which, Cap: new(CapOf.Mission, usd is null ? CapUnit.Runs : CapUnit.Usd)));

    [Fact]
    public void A_milestones_cap_counts_its_own_runs_alone()
    {
        var given = Stories.Approved.And(
            Actor.Human, new ChangeBudget(Budget.None with { Milestone = new(Runs: 1) }));
        var start = new StartRun(Role.Worker, Purpose.Implement, "one/one", [], new("F-1"));
        given.When(Actor.Engine, start).ThenOne<MissionEvent.RunStarted>();

        given.Until(mission => Navigator.Next(mission) is Step.Rest);

        Assert.Equal("The cap of 1 runs for a milestone, by M-1, is reached.", given.State.Parking!.Reason);
    }

    [Fact]
    public void A_raised_cap_lets_it_go_on_with_the_same_run()
    {
        var given = Stories.Working;
        given.And(Actor.Engine, new ReachBudget(Open(given), "The cap of $1 is reached.", Cents));
        given.When(Actor.Human, new Resume()).ThenRefused("The cap of $1 is reached. `mission budget` raises it.");

        given.And(Actor.Human, new ChangeBudget(Budget.None with { Mission = new(Usd: 2) }));

        Assert.Equal(new Step.Recover(Open(given)), Navigator.Next(given.State));
        Assert.Equal(2, given.State.Budget.Mission.Usd);
    }

    [Fact]
    public void A_cap_of_nothing_is_a_mistake()
    {
        const string because = "A cap needs to be above zero: with less, nothing could ever be tried.";
        Stories.Opened.When(Actor.Human, new ChangeBudget(Budget.None with { Run = new(Usd: 0) })).ThenRefused(because);
        new Given().When(Actor.Human, Samples.Open() with { Budget = Budget.None with { Mission = new(Hours: 0) } })
            .ThenRefused(because);
    }

    [Fact]
    public void A_seat_changes_hands()
    {
        Stories.Opened.When(Actor.Human, new ChangeSeat(Role.Worker, "other/model", "high"))
            .Then(new MissionEvent.SeatChanged(Role.Worker, "other/model", "high"));
        Stories.Opened.When(Actor.Human, new ChangeSeat(Role.Human, "other/model"))
            .ThenRefused("The human has no seat to be given away.");
        Stories.Opened.When(Actor.Human, new ChangeSeat(Role.Worker, " ")).ThenRefused("Say who takes the seat.");

        var given = Stories.Opened.And(Actor.Human, new ChangeSeat(Role.Worker, "one/one"))
            .And(Actor.Human, new ChangeSeat(Role.Worker, "two/two"));
        Assert.Equal("two/two", given.State.SeatOf(Role.Worker)?.Seat);
    }

    [Fact]
    public void A_run_that_stood_still_and_is_lost_is_nobodys_fault()
    {
        var given = Stories.Working;
        given.And(Actor.Engine, new Park(Open(given), WaitsOn.Human, "The key is wrong.", Cents))
            .And(Actor.Engine, new LoseRun(Open(given), "The seat was given away.", Cents));

        Assert.Empty(given.State.Losses);
    }
}
