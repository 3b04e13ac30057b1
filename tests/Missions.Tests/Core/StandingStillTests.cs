using Missions.Core;
using Missions.Core.Runs;
using Missions.Core.Seats;
using static Missions.Core.MissionCommand;

namespace Missions.Tests.Core;

/// <summary>Several runs are open, and not all of them stand still; nobody pays for waiting.</summary>
public class StandingStillTests
{
    private static readonly RunId First = new(1), Second = new(2);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void Each_run_stands_still_by_itself_and_goes_on_by_itself()
    {
        var given = SideBySide();
        given.And(Actor.Engine, Down(First)).And(new MissionEvent.ConstraintAdded("Well."));
        given.And(Actor.Engine, Down(Second));

        Assert.Equal(1, given.State.Parking!.Tries);
        given.And(Actor.Engine, new Unpark(First));
        for (var minute = 0; minute < 60; minute++) given.And(new MissionEvent.ConstraintAdded("Work."));
        given.And(new MissionEvent.RunEnded(First, default)).And(Actor.Engine, new ResumeRun(Second));

        // The first ran until it stood still and for the hour; the second only until it stood still.
        Assert.Equal(TimeSpan.FromMinutes(1 + 61), Worked(given, First));
        Assert.Equal(TimeSpan.FromMinutes(3), Worked(given, Second));
        Assert.Equal(0, given.State.Run(Second)!.Resumes);
    }

    [Fact]
    public void After_a_crash_only_the_run_that_goes_on_is_at_work()
    {
        var given = SideBySide();
        given.And(Actor.Engine, new ResumeRun(First));
        for (var minute = 0; minute < 60; minute++) given.And(new MissionEvent.ConstraintAdded("Work."));
        given.And(new MissionEvent.RunEnded(First, default)).And(Actor.Engine, new ResumeRun(Second));

        Assert.Equal(TimeSpan.Zero, Worked(given, Second));
        Assert.Equal(1, given.State.Run(Second)!.Resumes);
    }

    [Fact]
    public void Nobody_is_at_work_while_it_is_paused()
    {
        var given = SideBySide().And(Actor.Human, new Pause());
        for (var minute = 0; minute < 60; minute++) given.And(new MissionEvent.ConstraintAdded("Wait."));
        given.And(Actor.Human, new Resume()).And(Actor.Engine, new ResumeRun(First));

        Assert.Equal(Minute, Worked(given, First));
    }

    [Fact]
    public void Whoever_is_lost_after_the_outage_counts_as_lost()
    {
        var given = SideBySide().And(Actor.Engine, Down(First)).And(Actor.Engine, new Unpark(First));

        given.And(Actor.Engine, new LoseRun(First, "It went in circles.", default, LossKind.NoProgress));

        Assert.Equal([First], given.State.Losses);
        Assert.Equal(LossKind.NoProgress, given.State.Run(First)!.Loss);
    }

    [Fact]
    public void What_another_run_reaches_beside_it_does_not_hide_what_the_human_must_do()
    {
        var given = SideBySide().And(Actor.Engine, new Park(First, WaitsOn.Human, "The key is wrong.", default));

        given.And(Actor.Engine, Down(Second));

        Assert.Equal("The key is wrong.", given.State.Parking!.Reason);
        Assert.True(given.State.Run(Second)!.WasParked);
    }

    [Fact]
    public void Only_an_open_run_is_answered_or_given_to_another()
    {
        var given = SideBySide().And(Actor.Engine, Down(First));

        given.When(Actor.Engine, new Unpark(new(9))).ThenRefused("R-0009 is not open.");
        given.When(Actor.Engine, new TakeSeat(new(9), "b/c", "No key.")).ThenRefused("R-0009 is not open.");
        given.When(Actor.Engine, new TakeSeat(First, "any/one", "No key."))
            .ThenRefused("any/one has the seat of R-0001 already.");
    }

    [Fact]
    public void A_seat_that_is_taken_keeps_the_word_of_a_credential_that_was_within_reach()
    {
        var given = SideBySide().And(Actor.Engine, new TakeSeat(First, "b/c", "No key.", "inside"))
            .And(Actor.Engine, new TakeSeat(First, "d/e", "No key."));

        Assert.Equal(("d/e", "inside"), (given.State.Run(First)!.Seat, given.State.Run(First)!.Credentials));
    }

    [Fact]
    public void A_seat_with_a_window_waits_until_a_run_may_begin_again()
    {
        var given = Stories.Approved;
        var start = new StartRun(Role.Worker, Purpose.Implement, "agent/plain", [], new("F-1"), Window: new(1, 5));
        given.When(Actor.Engine, start).ThenOne<MissionEvent.RunStarted>();

        given.And(Actor.Engine, start);
        given.And(new MissionEvent.RunLost(given.State.Runs[^1].Id, "Gone.", default));
        var opens = given.State.Runs[^1].Started.AddHours(5);

        given.When(Actor.Engine, start).Then(new MissionEvent.Parked(
            "agent/plain has begun 1 runs within 5 hours, which is all it may.", opens));
        given.When(Actor.Engine, start with { Seat = "other/one" }).ThenOne<MissionEvent.RunStarted>();
        given.When(new Request(start, Actor.Engine, opens)).ThenOne<MissionEvent.RunStarted>();
    }

    private static Park Down(RunId run) => new(run, WaitsOn.Provider, "It is down.", default, Minute);

    private static TimeSpan Worked(Given given, RunId run) => given.State.Run(run)!.Worked(given.State.LastAt);

    /// <summary>Two reviewers, begun at the same moment.</summary>
    private static Given SideBySide()
    {
        var given = new Given().And(Actor.Human, Samples.Open());
        MissionEvent Begun(RunId run) => new MissionEvent.RunStarted(new(
            run, Role.Reviewer, Purpose.Review, "any/one", 1, Started: given.State.LastAt.AddMinutes(2)));
        return given.And(Begun(First), Begun(Second));
    }
}
