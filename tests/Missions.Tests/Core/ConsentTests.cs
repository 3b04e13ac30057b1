using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Core.Verdicts;
using static Missions.Core.MissionCommand;
using static Missions.Core.MissionEvent;
using static Missions.Tests.Core.Samples;

namespace Missions.Tests.Core;

/// <summary>What leads out of the rooms is opened by a human, and by nobody and nothing else.</summary>
public class ConsentTests
{
    private const string Hosts = "a.example:443\nb.example:443";

    private static readonly AskHuman Ask = new(ChoiceKind.Network, Hosts, "May it?");

    private static Given Asked => Stories.Proposed.And(Actor.Engine, Ask);

    [Fact]
    public void It_is_asked_for_and_refused_is_recommended() =>
        Stories.Proposed.When(Actor.Engine, Ask).Then(new DecisionAsked(
            new(new(1), ChoiceKind.Network, Hosts, "May it?", ["allow", "refuse"], "refuse")));

    [Fact]
    public void Nothing_goes_on_before_it_is_answered() =>
        Assert.Equal(
            new Step.Rest(RestReason.NeedsYou, "D-1 waits for your decision: May it?"), Navigator.Next(Asked.State));

    [Theory, InlineData("allow", true), InlineData("refuse", false)]
    public void The_humans_word_counts_for_each_host(string word, bool expected)
    {
        var state = Asked.And(Actor.Human, new Decide(new(1), word)).State;

        Assert.Equal(expected, state.Consent(ChoiceKind.Network, "b.example:443"));
        Assert.Null(state.Consent(ChoiceKind.Network, "c.example:443"));
        Assert.Null(state.Consent(ChoiceKind.Host, "b.example:443"));
        Assert.Equal(new Step.CheckReadiness(), Navigator.Next(state));
    }

    [Fact]
    public void It_is_not_asked_twice()
    {
        Asked.When(Actor.Engine, Ask).Then();
        Asked.And(Actor.Human, new Decide(new(1), "refuse")).When(Actor.Engine, Ask).Then();
    }

    [Fact]
    public void Yes_opens_nothing()
    {
        var given = new Given().And(Actor.Human, Open() with { AnswersItself = true })
            .Until(mission => mission.Plan is not null && !mission.OpenRuns.Any()).And(Actor.Engine, Ask);

        Assert.Equal(new Step.TakeDefaults(), Navigator.Next(given.State));
        given.When(Actor.Engine, new TakeDefaults()).Then(
            new DecisionTaken(new(1), "refuse", "`--yes` opens no way out of the rooms.", IsAssumed: true));
    }

    [Fact]
    public void It_is_too_late_once_the_plan_is_approved() =>
        Stories.Approved.When(Actor.Engine, Ask)
            .ThenRefused("A way out of the rooms is asked for before the plan is approved, or never.");

    [Fact]
    public void Another_line_of_a_service_is_another_question()
    {
        var service = new Service("db", "run {port}", "{url}/", RunsIn: RunsIn.Host);
        var state = Stories.Proposed.And(Actor.Engine, new AskHuman(ChoiceKind.Host, service.OnHost, "May it?"))
            .And(Actor.Human, new Decide(new(1), "allow")).State;

        Assert.True(state.MayRunOnHost(service));
        Assert.False(state.MayRunOnHost(service with { Start = "rm -rf ~; run {port}" }));
    }

    [Fact]
    public void A_service_is_on_the_host_by_way_of_another()
    {
        var plan = Notes with
        {
            Services =
            [
                new("db", "run {port}", "{url}/", RunsIn: RunsIn.Host), new("api", "serve", "{url}/", ["db"]),
                new("web", "serve", "{url}/", ["api", "web"]), new("docs", "serve", "{url}/"),
            ],
        };

        Assert.Equal(["db"], plan.HostServicesOf("web"));
        Assert.Empty(plan.HostServicesOf("docs"));
        Assert.Empty(plan.HostServicesOf(null));
    }

    [Theory]
    [InlineData("http://127.0.0.1:5432/", 5432)]
    [InlineData("http://localhost:8025/health", 8025)]
    [InlineData("{url}/", null)]
    [InlineData("http://db.example:5432/", null)]
    public void A_service_has_its_usual_port_where_its_health_names_one(string health, int? port) =>
        Assert.Equal(port, new Service("db", "run", health).FixedPort);

    [Fact]
    public void A_seal_counts_what_ran_outside()
    {
        var given = Stories.Won;
        var round = given.State.WonRound!;
        var mine = given.State.EvidenceIn(round).First();
        var marked = Mission.From(given.Journal.Select(one => one with
        {
            Event = one.Event is EvidenceRecorded(var seen) && seen.Id == mine.Id
                ? new EvidenceRecorded(seen with { OnHost = ["db"] })
                : one.Event,
        }));

        Assert.NotEqual(SealRules.Of(given.State, round).Hash, SealRules.Of(marked, marked.WonRound!).Hash);
    }

    [Fact]
    public void Nothing_copied_is_handed_off()
    {
        var facts = Facts("base", "c1");
        Stories.Working.When(Role.Worker, new HandOff(Done(), facts with { Bared = [".env"] })).ThenRefused(
            ".env is copied from the human's checkout and never on the branch: .gitignore must go on naming it. "
                + "Put its line back, then hand off again.");
        Stories.Working.When(Role.Worker, new HandOff(Done(), facts with { Told = ["a.mjs"] })).ThenRefused(
            "a.mjs holds what a file says that was copied from the human's checkout, and that is never on the branch: "
                + "read it at run time, then hand off again.");
    }

    [Fact]
    public void The_approval_writes_down_what_it_allows()
    {
        var plan = Notes with { Copy = [".env"] };
        var given = Stories.Planning.And(Role.Orchestrator, new ProposePlan(plan))
            .Until(mission => mission is { Readiness: not null, Unrehearsed: [] }
                && Navigator.Next(mission) is Step.Rest);

        given.When(Actor.Human, new Approve()).Then(new PlanApproved(false, [".env"]));
    }
}
