using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Core.Verdicts;
using static Missions.Core.MissionCommand;
using static Missions.Core.MissionEvent;
using static Missions.Tests.Core.Samples;

namespace Missions.Tests.Core;

public class AmendContractTests
{
    private static readonly AssertionToAdd Fast = new(
        new("A-FAST-1"), "It is fast.", "It is not.", new(Expectation.Fails, "too slow"), new Proof.Command("time"),
        Endpoint.Id, [Finds]);

    private static Given When(AmendContract amend) => Stories.Heard.When(Role.Orchestrator, amend);

    private static Given Asked(AmendContract amend) => Stories.Heard.And(Role.Orchestrator, amend)
        .And(Actor.Engine, new EndRun(new(3), default));

    [Fact]
    public void A_hole_is_closed_without_a_human_and_the_new_proof_is_rehearsed()
    {
        var given = Stories.Heard.And(Role.Orchestrator, new AmendContract("A hole.", [Fast]))
            .And(Actor.Engine, new EndRun(new(3), default));

        Assert.Contains(Fast.Id, given.State.Plan!.Feature(Endpoint.Id)!.Satisfies);
        Assert.Equal(Truth.Pending, given.State.Standing(Fast.Id)!.Truth);
        Assert.Equal(new Step.Rehearse([Fast.Id]), Navigator.Next(given.State));
    }

    [Fact]
    public void A_new_proof_that_cannot_fail_blocks_until_it_is_mended()
    {
        var given = Stories.Heard.And(Role.Orchestrator, new AmendContract("A hole.", [Fast]))
            .And(Actor.Engine, new EndRun(new(3), default))
            .And(Actor.Engine, new Rehearse(new(Fast.Id, Fast.Assertion.ProofHash, "It passes on the base.")));
        Assert.Equal("The proof of A-FAST-1 cannot be relied on: It passes on the base.", given.State.Issues[0].Text);

        given.Until(mission => mission.OpenRuns.Any())
            .And(Role.Orchestrator, new ResolveIssue(new(1), ResolvedBy.Dismiss, "Never mind."))
            .And(Actor.Engine, new EndRun(new(4), default));

        Assert.Equal(
            new Step.Consult("The proof of A-FAST-1 cannot be relied on: It passes on the base."),
            Navigator.Next(given.State));
    }

    [Fact]
    public void Tests_that_may_change_are_the_humans_to_allow()
    {
        var given = Asked(new AmendContract("The old search goes.", MayChange: [new("test/old/**", "It is gone.")]));
        Assert.Null(given.State.Plan!.Tests);
        Assert.Contains(
            "Tests and checks under test/old/** would", given.State.OpenChoices[0].Text, StringComparison.Ordinal);

        given.And(Actor.Human, new Decide(given.State.OpenChoices[0].Id, "allow"));

        Assert.Equal(new TestRules([new("test/old/**", "It is gone.")]), given.State.Plan!.Tests);
        Assert.Empty(given.State.Issues);
    }

    [Fact]
    public void Tests_may_not_change_without_a_reason() =>
        When(new AmendContract("Because.", MayChange: [new("test/old/**", " ")]))
            .ThenRefused(
                "The plan does not hold together. tests.mayChange: say in `because` why test/old/** may change.");

    [Fact]
    public void Saying_more_about_the_interface_needs_no_human() =>
        When(new AmendContract("Clearer.", Change: [Search with { Interface = ["GET /notes?q="] }]))
            .ThenOne<ContractAmended>();

    [Fact]
    public void A_change_voids_the_evidence_and_lists_what_speaks_the_old_truth()
    {
        var given = Stories.Heard.And(Role.Orchestrator, new GiveNotice("A-SEARCH-1 is about words."))
            .And(Role.Orchestrator, new WriteSkill("web", "How", "Mind A-SEARCH-1.", "New."))
            .And(Role.Orchestrator, new AmendContract("Clearer.", Change: [Search with { Interface = ["GET /"] }]));

        var voided = given.Journal.Select(one => one.Event).OfType<AssertionVoided>().Single();
        Assert.Equal(new AssertionVoided(Search.Id, "Clearer."), voided with { By = null });
        Assert.Equal(
            ["feature F-1", "feature F-2", "skill web", "notice N-1"],
            given.State.Issues.Select(Looked));
    }

    [Fact]
    public void What_speaks_of_the_way_to_an_assertion_speaks_of_it()
    {
        var (named, shorter) = (Search with { Interface = ["GET /notes?q="] }, Search with { Interface = ["GET /"] });
        var given = Stories.Heard.And(Role.Orchestrator, new GiveNotice("GET /notes?q= takes words."))
            .And(Role.Orchestrator, new AmendContract("Clearer.", Change: [named]))
            .And(Role.Orchestrator, new AmendContract("Shorter.", Change: [shorter]));

        Assert.Contains("notice N-1", given.State.Issues.Select(Looked));
    }

    private static string Looked(Issue issue) => issue.Text.Split("Look at ")[1].Split(", which")[0];

    public static TheoryData<string, AmendContract> Weaker => new()
    {
        { "A-SEARCH-1 is given up (Too hard.).", new("No.", Remove: [new(Search.Id, "Too hard.")]) },
        {
            "A-PIN-1 claimed \"A pinned note comes first.\" and would claim \"Less.\".",
            new("No.", Change: [Pin with { Claim = "Less." }])
        },
        { "A-PIN-1 would be refuted by something else.", new("No.", Change: [Pin with { RefutedBy = "Less." }]) },
        {
            "A-PIN-1 would say something else on the base.",
            new("No.", Change: [Pin with { AtBase = new(Expectation.Fails, "no") }])
        },
        {
            "A-PIN-1 would be proven by another kind of proof.",
            new("No.", Change: [Pin with { Proof = new Proof.Review("So?") }])
        },
        {
            "A-PIN-1 would be proven in another way.",
            new("No.", Change: [Pin with { Proof = new Proof.Command("true") }])
        },
        {
            "A-SEARCH-2 would be proven in another way.",
            new("No.", Change: [Narrows with { Proof = new Proof.Flow("http", ["Look"]) }])
        },
        { "A-PIN-1 would hold until M-2.", new("No.", Change: [Pin with { Until = Second }]) },
        { "A-OLD-1 would hold until the end.", new("No.", Change: [KeepsOld with { Until = null }]) },
    };

    [Theory, MemberData(nameof(Weaker))]
    public void What_asks_for_less_waits_for_the_human(string what, AmendContract amend)
    {
        Assert.Equal(
            $"The orchestrator wants to change what was approved: {what} Because: No.",
            When(amend).ThenOne<DecisionAsked>().Choice.Text);
        Asked(amend).When(Actor.Engine, new StartRun(Role.Worker, Purpose.Implement, "one/one", [], new("F-1")))
            .ThenRefused("D-1 waits for the human.");
    }

    [Fact]
    public void A_witness_may_be_added_and_not_be_dropped_or_swapped_without_the_human()
    {
        var witnessed = Pin with { Witness = new([new("src/stub.mjs", "pins")]) };
        var given = Stories.Heard.And(Role.Orchestrator, new AmendContract("Seen to pass.", Change: [witnessed]));
        Assert.Equal(witnessed, given.State.Plan!.Assertion(Pin.Id));

        given.When(Role.Orchestrator, new AmendContract("No.", Change: [Pin]));
        Assert.Contains(
            "A-PIN-1 would lose its witness", given.ThenOne<DecisionAsked>().Choice.Text, StringComparison.Ordinal);
        given.When(Role.Orchestrator, new AmendContract("No.", Change:
            [witnessed with { Witness = new([new("src/stub.mjs", "anything")]) }]));
        Assert.Contains(
            "on another witness.", given.ThenOne<DecisionAsked>().Choice.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_human_allows_it_or_keeps_what_was()
    {
        var asked = new AmendContract("No.", Remove: [new(Narrows.Id, "Too hard.")]);

        Asked(asked).When(Actor.Human, new MissionCommand.Decide(new(1), "keep", "It matters."))
            .Then(new DecisionTaken(new(1), "keep", "It matters.", IsAssumed: false));
        Assert.DoesNotContain(
            Narrows,
            Asked(asked).And(Actor.Human, new MissionCommand.Decide(new(1), "allow")).State.Plan!.Contract);
        Asked(asked).When(Actor.Human, new Approve()).ThenOne<ContractAmended>();
        Asked(asked).When(Actor.Human, new Reject("It matters."))
            .Then(new DecisionTaken(new(1), "keep", "It matters.", IsAssumed: false));
    }

    [Fact]
    public void What_satisfied_only_that_now_says_so() =>
        Assert.Equal(
            "What it was for was given up.",
            Asked(new AmendContract("No.", Change: [Narrows with { Requirements = [Finds] }],
                Remove: [new(Search.Id, "No.")]))
                .And(Actor.Human, new Approve()).State.Plan!.Feature(Endpoint.Id)!.Enabling);

    [Fact]
    public void A_decision_is_one_of_its_options_and_taken_once()
    {
        var asked = Asked(new AmendContract("No.", Remove: [new(Search.Id, "Too hard.")]));

        asked.When(Actor.Human, new MissionCommand.Decide(new(9), "keep")).ThenRefused("There is no decision D-9.");
        asked.When(Actor.Human, new MissionCommand.Decide(new(1), "maybe"))
            .ThenRefused("D-1 can be decided by one of: allow, keep.");
        asked.And(Actor.Human, new MissionCommand.Decide(new(1), "keep"))
            .When(Actor.Human, new MissionCommand.Decide(new(1), "allow")).ThenRefused("D-1 is decided already: keep");
    }

    [Fact]
    public void What_no_longer_fits_the_plan_cannot_be_allowed() =>
        Stories.Heard.And(Role.Orchestrator, new AmendContract("No.", Remove: [new(Search.Id, "No.")]))
            .And(Role.Orchestrator, new AmendContract("No.", Change: [Search with { Claim = "Less." }]))
            .And(Actor.Human, new MissionCommand.Decide(new(1), "allow"))
            .When(Actor.Human, new MissionCommand.Decide(new(2), "allow"))
            .ThenRefused(
                "The plan has changed since, and this cannot be allowed any more; keep it. "
                    + "There is no assertion A-SEARCH-1.");

    public static TheoryData<string, AmendContract> Refused => new()
    {
        { "Say in `because` why the plan must change.", new("", [Fast]) },
        { "This amendment changes nothing.", new("Well.") },
        {
            "The proof file a.mjs exists on the base; give it a path that does not.",
            new("More.", [Fast], OnBase: ["a.mjs"])
        },
        { "There is no assertion A-NONE-1.", new("More.", Change: [Search with { Id = new("A-NONE-1") }]) },
        { "There is no assertion A-NONE-2.", new("Less.", Remove: [new(new("A-NONE-2"), "No.")]) },
        { "A-SEARCH-1 is named twice; say once what becomes of it.",
            new("Both.", Change: [Search with { Claim = "Less." }], Remove: [new(Search.Id, "No.")]) },
        { "A-SEARCH-1 is named twice; say once what becomes of it.", new("Both.", Change: [Search, Search]) },
        { "The claim of A-SEARCH-1 stays and its proof files change: that is a `repair`, not a `change`.",
            new("Mend.", Change: [Search.With([new("proofs/search.test.mjs", "two")])]) },
        {
            "A-FAST-1 needs an owner that is still to be built; F-9 is not.",
            new("More.", [Fast with { Owner = new("F-9") }])
        },
        {
            "The plan does not hold together. No feature satisfies A-FAST-1.",
            new("More.", [Fast with { Owner = null }])
        },
    };

    [Theory, MemberData(nameof(Refused))]
    public void What_makes_no_sense_is_refused(string because, AmendContract amend) => When(amend).ThenRefused(because);

    [Fact]
    public void What_has_been_settled_stays_so()
    {
        var later = Stories.FirstSealed.And(Actor.Human, new Waive(Pin.Id, "Enough."))
            .And(Actor.Human, new Say("Hm.")).Until(mission => mission.OpenRuns.Any());

        later.When(Role.Orchestrator, new AmendContract("No.", Change: [Pin with { Claim = "Less." }]))
            .ThenRefused("A-PIN-1 is waived, and stays so visibly.");
        later.When(Role.Orchestrator, new AmendContract("No.", Change: [KeepsOld with { Claim = "Less." }]))
            .ThenRefused("A-OLD-1 has held as long as it was to hold.");
        later.When(Role.Orchestrator, new AmendContract("More.", [Fast with { Owner = PinFeature.Id, Until = First }]))
            .ThenRefused("A-FAST-1 would hold until M-1, which is sealed already.");
    }

    [Fact]
    public void At_the_end_the_contract_is_closed() =>
        Stories.Debriefed.And(Actor.Human, new Say("One more.")).Until(mission => mission.OpenRuns.Any())
            .When(Role.Orchestrator, new AmendContract("More.", [Fast]))
            .ThenRefused("Every milestone is sealed; what the contract lacks is for another mission.");

    [Fact]
    public void What_may_change_already_still_may()
    {
        var old = new Missions.Core.Plans.TestChange("test/old/**", "It is gone.");
        var given = Stories.Heard.And(new PlanAmended(new("Other."), Notes with { Tests = new([old]) }))
            .And(Role.Orchestrator, new AmendContract("More.", MayChange: [new("test/a/**", "It goes too.")]));

        given.And(Actor.Human, new Decide(given.State.OpenChoices[0].Id, "allow"));

        Assert.Equal([old, new("test/a/**", "It goes too.")], given.State.Plan!.Tests!.MayChange);
    }

    [Fact]
    public void A_feature_says_that_what_it_was_for_was_given_up_where_it_was_and_nowhere_else()
    {
        var given = Asked(new AmendContract("Too much.", Remove: [new(Narrows.Id, "Too much.")]));

        given.And(Actor.Human, new Decide(given.State.OpenChoices[0].Id, "allow"));

        Assert.Equal(
            [null, "What it was for was given up.", null],
            given.State.Plan!.Features.Select(feature => feature.Enabling));
    }
}
