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

    [Fact]
    public void Each_check_is_the_plans_where_it_has_one_and_else_the_repositorys()
    {
        var ours = new RepositorySettings(new("build", "typecheck", "lint", "test"));
        var own = new Checks("own build", "own typecheck", "own lint", "own test");

        Assert.Equal(own, ours.Under(Notes with { Checks = own }).Checks);
        Assert.Equal(ours.Checks, ours.Under(Notes with { Checks = new() }).Checks);
    }

    [Fact]
    public void What_a_plan_says_itself_is_kept_though_the_repository_says_otherwise()
    {
        var own = Notes with
        {
            Setup = "npm ci",
            Copy = ["own.env"],
            Surfaces = ["web"],
            Boundaries = new(["own/**"], [], ["own.example:443"]),
        };

        var plan = Own.Under(own);

        Assert.Equal((own.Setup, own.Copy, own.Surfaces), (plan.Setup, plan.Copy, plan.Surfaces));
        Assert.Equal(new(["own/**"], ["secret/**"], ["own.example:443"]), plan.Boundaries);
    }

    [Fact]
    public void Boundaries_that_say_nothing_of_something_have_the_repositorys()
    {
        Assert.Equal(
            new(["src/**"], ["infra/**", "secret/**"], ["preset:packages"]),
            Own.Under(Notes with { Boundaries = new([], ["infra/**"]) }).Boundaries);
        Assert.Equal(Notes.Boundaries, new RepositorySettings().Under(Notes).Boundaries);
        Assert.Equal(Notes.Checks, new RepositorySettings().Under(Notes).Checks);
    }

    [Fact]
    public void Each_difference_is_told_and_what_only_one_side_has_is_none()
    {
        var ours = Own with { Services = [new("app", "run", "{url}/", RunsIn: RunsIn.Host), Database] };
        var plan = Notes with
        {
            Checks = new(Lint: "lint"),
            Setup = "npm ci",
            Boundaries = null,
            Services = [Notes.Services[0]],
        };

        Assert.Equal(
        [
            "setup: the plan says `npm ci`, the repository `make setup`.",
            "services.app: the plan says `node server.mjs --port {port}`, the repository `run (on the host)`.",
            "copy: the plan says nothing, the repository .env.",
            "surfaces: the plan says nothing, the repository http.",
            "boundaries.write: the plan says nothing, the repository src/**.",
            "boundaries.network: the plan says nothing, the repository preset:packages.",
        ], ours.Differences(plan));
        Assert.Empty(new RepositorySettings().Differences(Notes));
        Assert.Empty(new RepositorySettings().Agreements(Notes));
    }
}
