using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Seats;
using static Missions.Core.MissionCommand;
using static Missions.Tests.Core.Samples;

namespace Missions.Tests.Core;

/// <summary>What a repository says of itself holds wherever a plan says nothing.</summary>
public class RepositorySettingsTests
{
    private static readonly Service Database = new("db", "./db", "{url}/");

    internal static readonly RepositorySettings Own = new(
        new("make", Test: "make test"),
        "make setup",
        [".env"],
        [new("app", "make run", "{url}/"), Database],
        ["http"],
        new(["src/**"], ["secret/**"], ["preset:packages"]));

    internal static Given Planning =>
        new Given().And(Actor.Human, Open() with { Settings = Own }).Until(mission => mission.OpenRuns.Any())
            .And(Role.Orchestrator, new EndConsult("Nothing to ask.")).And(Actor.Engine, new EndRun(new(1), Cents))
            .Until(mission => mission.OpenRuns.Any());

    [Fact]
    public void They_are_pinned_when_a_mission_is_opened() => Assert.Equal(Own, Planning.State.Opening!.Settings);

    [Fact]
    public void A_plan_that_says_nothing_has_all_of_it()
    {
        var plan = Own.Under(Notes with { Checks = null, Services = [], Boundaries = null });

        Assert.Equal((Own.Checks, Own.Setup, Own.Boundaries), (plan.Checks, plan.Setup, plan.Boundaries));
        Assert.Equal((Own.Copy, Own.Services, Own.Surfaces), (plan.Copy, plan.Services, plan.Surfaces));
        Assert.Empty(Own.Differences(plan));
        Assert.Equal(10, Own.Agreements(plan).Count());
    }

    [Fact]
    public void A_plans_own_word_wins_but_for_what_is_off_limits()
    {
        var plan = Own.Under(Notes);

        Assert.Equal(new Checks("make", null, "npm run lint", "npm test"), plan.Checks);
        Assert.Equal<Service>([Notes.Services[0], Database], plan.Services);
        Assert.Equal<string>(["**"], plan.Boundaries!.Write);
        Assert.Equal<string>(["infra/**", "secret/**"], plan.Boundaries.OffLimits);
        Assert.Equal(
        [
            "checks.test: the plan says `npm test`, the repository `make test`.",
            "services.app: the plan says `node server.mjs --port {port}`, the repository `make run`.",
            "boundaries.write: the plan says **, the repository src/**.",
        ], Own.Differences(plan));
    }

    [Fact]
    public void What_is_proposed_is_the_whole_plan() =>
        Assert.Equal(Own.Under(Notes), Planning.And(Role.Orchestrator, new ProposePlan(Notes)).State.Plan);
}
