using Missions.Core;
using Missions.Core.Runs;
using Missions.Core.Seats;
using static Missions.Core.MissionCommand;

namespace Missions.Tests.Core;

/// <summary>Who judges is somebody else than who built, or it is said (G18).</summary>
public class IndependenceTests
{
    private static readonly StartRun Review = new(Role.Reviewer, Purpose.Review, "one/two", [], new("F-1"));

    [Fact]
    public void Whoever_served_in_the_end_is_who_built()
    {
        var given = Built("other/model").And(Role.Engine, Review);

        Assert.Empty(Shared(given));
        Assert.Equal([given.State.Handoffs[0].Run], Shared(Built("one/one").And(Role.Engine, Review)));
    }

    [Fact]
    public void A_script_is_blind_to_nothing() =>
        Assert.Empty(Shared(Built("scripted/a").And(Role.Engine, Review with { Seat = "scripted/b" })));

    [Fact]
    public void Where_it_is_required_nobody_judges_what_their_provider_built()
    {
        var given = Built("one/one", isIndependent: true);

        given.When(Actor.Engine, Review).Then(new MissionEvent.Parked(
            "one/two is not to judge what one/one built in R-0003: independence is `require`. Give one of the seats to "
            + "another provider with `mission seat`.",
            null,
            WaitsOn.Human));
        given.When(Actor.Engine, Review with { Seat = "two/two" }).ThenOne<MissionEvent.RunStarted>();
        var run = given.State.NextRun;
        given.And(Actor.Engine, Review with { Seat = "two/two" })
            .When(Actor.Engine, new TakeSeat(run, "one/two", "No key."))
            .ThenRefused("one/two is not to judge what one/one built in R-0003: independence is `require`.");
    }

    [Fact]
    public void Before_anybody_judged_the_seats_are_looked_at()
    {
        var given = new Given().And(Actor.Human, Samples.Open() with
        {
            Seats =
            [
                new(Role.Worker, "one/a"), new(Role.Reviewer, "one/b"), new(Role.Scrutineer, "one/b"),
                new(Role.UserTester, "two/c"),
            ],
        });

        Assert.Equal(
            ["one/b is the scrutineer and the reviewer, and one/a builds: one judges its own work."],
            Independence.Warnings(given.State));
        Assert.Empty(Independence.Warnings(given.And(Actor.Human, new ChangeSeat(Role.Worker, "two/c"))
            .And(Actor.Human, new ChangeSeat(Role.UserTester, "one/a")).State));
    }

    private static Seq<RunId> Shared(Given given) =>
        [.. Independence.SharedBy(given.State, given.State.Runs[^1]).Select(run => run.Id)];

    /// <summary>The first feature is built, by whoever took the worker's seat, and its review is due.</summary>
    private static Given Built(string seat, bool isIndependent = false)
    {
        var given = new Given().And(Actor.Human, Samples.Open() with { IsIndependent = isIndependent })
            .Until(mission => mission.OpenRuns.Any(run => run.Role is Role.Worker));
        var run = given.State.OpenRuns.Single();
        if (run.Seat != seat) given.And(Actor.Engine, new TakeSeat(run.Id, seat, "No key."));
        return given.Until(mission =>
            mission.OpenRound is { } round && mission.StageOf(round) is Missions.Core.Stage.Reviews);
    }
}
