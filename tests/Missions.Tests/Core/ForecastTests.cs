using Missions.Core;
using Missions.Core.Runs;
using Missions.Core.Seats;
using static Missions.Core.MissionCommand;

namespace Missions.Tests.Core;

/// <summary>What a mission will take, and what it asked of its human.</summary>
public class ForecastTests
{
    private static readonly Experience Known = new(
        new(1, 2, 1000, 2000, 6, 12), new(4, 8, 100, 200, 3, 6), new(1, 1, 10, 10, 1, 1), "a test");

    [Fact]
    public void Before_there_is_a_plan_nobody_can_say() =>
        Assert.Null(Forecast.Of(Stories.Opened.State, Known, 0.001m));

    [Fact]
    public void It_is_what_was_used_and_what_is_left_of_the_plan()
    {
        var mission = Stories.Approved.State; // Two runs of a cent; three features, two milestones.

        var forecast = Forecast.Of(mission, Known, 0.001m)!;

        Assert.Equal(2100, mission.Spend.Tokens);
        Assert.Equal(new(2100 + 3000 + 800 + 20, 2100 + 12000 + 3200 + 20), forecast.Tokens);
        Assert.Equal(new(0.02 + 3.82, 0.02 + 15.22), forecast.Usd);
    }

    [Fact]
    public void Without_a_price_it_is_in_tokens_and_hours_alone() =>
        Assert.Null(Forecast.Of(Stories.Approved.State, Known, null)!.Usd);

    [Fact]
    public void It_shrinks_to_what_was_used_as_the_mission_comes_to_its_end()
    {
        var done = Stories.Completed.State;

        Assert.Equal(new(done.Spend.Tokens, done.Spend.Tokens), Forecast.Of(done, Known, null)!.Tokens);
    }

    [Fact]
    public void A_home_without_history_goes_by_the_published_mission() =>
        Assert.Same(Experience.Published, Experience.Of([Stories.Working.State]));

    [Fact]
    public void A_home_learns_from_what_came_to_something()
    {
        var learnt = Experience.Of([Stories.Completed.State]);

        Assert.Equal("1 mission of this home", learnt.From);
        Assert.Equal(1, learnt.Worker.Runs);
        Assert.Equal(Samples.Cents.Tokens, learnt.Worker.Tokens);
    }

    [Fact]
    public void The_human_is_interrupted_once_for_the_approval()
    {
        var rehearsed = Stories.Rehearsed;
        var before = rehearsed.State.Attention;
        rehearsed.And(Actor.Human, new Approve());

        Assert.Equal((1, 0), (before.Times, before.AfterApproval));
        Assert.Equal(TimeSpan.FromMinutes(1), rehearsed.State.Attention.Waited);
        Assert.Null(rehearsed.State.Attention.Since);
    }

    [Fact]
    public void An_outage_is_no_interruption_and_a_wrong_key_is()
    {
        var given = Stories.Working;
        var run = given.State.OpenRuns.First().Id;
        given.And(Actor.Engine, new Park(run, WaitsOn.Provider, "It is down.", default, TimeSpan.FromHours(1)));
        Assert.Equal(1, given.State.Attention.Times);

        given.And(Actor.Engine, new Park(run, WaitsOn.Human, "The key is wrong.", default));

        Assert.Equal((2, 1), (given.State.Attention.Times, given.State.Attention.AfterApproval));
    }
}
