using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Core.Verdicts;
using static Missions.Core.MissionCommand;
using static Missions.Tests.Core.Samples;

namespace Missions.Tests.Core;

/// <summary>Flows are used in groups that never meet: those of one surface and one service.</summary>
public sealed class UseTests
{
    private static readonly Assertion Board = new(
        new("A-BOARD-1"), "The board shows what was found.", "It does not.", new(Expectation.Fails),
        new Proof.Flow("terminal", ["Start the board"]), [Finds]);

    /// <summary>A board on a terminal besides the list by requests; both are to be used.</summary>
    private static Given Due => new Given([.. Planned]).Until(mission =>
        mission.OpenRound is { } round && mission.StageOf(round) is Stage.Use && !mission.OpenRuns.Any());

    private static IEnumerable<MissionEvent> Planned => Stories.Proposed.Journal.Select(one => one.Event switch
    {
        MissionEvent.PlanProposed proposed => proposed with
        {
            Plan = proposed.Plan with
            {
                Contract = [.. proposed.Plan.Contract, Board],
                Milestones = proposed.Plan.Milestones.Replace(
                    one => one.Id == First,
                    one => one with { Features = [Endpoint, Box with { Satisfies = [.. Box.Satisfies, Board.Id] }] }),
            },
        },
        var other => other,
    });

    [Fact]
    public void Each_surface_and_service_has_a_group_of_its_own() =>
        Assert.Equal(["http/app", "terminal"], Due.State.DueGroups(Due.State.OpenRound!));

    [Fact]
    public void Two_groups_are_used_at_the_same_time_and_none_twice()
    {
        var both = Due.And(Actor.Engine, Use("http/app")).And(Actor.Engine, Use("terminal"));

        Assert.Equal(2, both.State.OpenRuns.Count());
        both.When(Actor.Engine, Use("terminal")).ThenRefused("The flows of terminal are not to be used now.");
        Due.When(Actor.Engine, Use("web")).ThenRefused("The flows of web are not to be used now.");
    }

    [Fact]
    public void A_user_tester_judges_the_flows_of_its_group_and_no_others()
    {
        var given = Due.And(Actor.Engine, Use("terminal"));
        var run = given.State.OpenRuns.Single();

        given.When(new Actor(Role.UserTester, run.Id), new GiveVerdict("Seen.", [new(
                Narrows.Id, VerdictResult.Blocked, "Not mine.")]))
            .ThenRefused("A-SEARCH-2 is not a flow of this round; judge A-BOARD-1.");
    }

    [Fact]
    public void The_round_goes_on_once_every_group_was_judged()
    {
        var one = Judged(Due.And(Actor.Engine, Use("terminal")), Board.Id);
        Assert.Equal(Stage.Use, one.State.StageOf(one.State.OpenRound!));

        var all = Judged(one.And(Actor.Engine, Use("http/app")), Narrows.Id);
        Assert.NotEqual(Stage.Use, all.State.StageOf(all.State.OpenRound!));
        Assert.Equal("A-BOARD-1 is blocked.\nA-SEARCH-2 is blocked.", all.State.OpenRound!.Use);
    }

    [Fact]
    public void What_one_group_refutes_keeps_no_other_from_being_used()
    {
        var one = Judged(Due.And(Actor.Engine, Use("terminal")), Board.Id);

        Assert.Equal(["http/app"], one.State.DueGroups(one.State.OpenRound!));
    }

    private static Given Judged(Given given, AssertionId flow)
    {
        var run = given.State.OpenRuns.Single();
        return given
            .And(new Actor(Role.UserTester, run.Id), new GiveVerdict(
                $"{flow} is blocked.", [new(flow, VerdictResult.Blocked, "It does not start.")]))
            .And(Actor.Engine, new EndRun(run.Id, Cents));
    }

    private static StartRun Use(string group) => new(Role.UserTester, Purpose.Use, "scripted/one", [], Group: group);
}
