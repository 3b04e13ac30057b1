using Missions.Core;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Core.Verdicts;
using static Missions.Core.MissionCommand;
using static Missions.Core.MissionEvent;
using static Missions.Tests.Core.Samples;

namespace Missions.Tests.Core;

public class VerdictTests
{
    private static readonly RunId Tester = new(8);

    private static Evidence Request(string commit = "c2", RunId? run = null) => new(
        default, EvidenceKind.Observation, "GET /notes?q=milk", commit, true, "hash", 4, "none", 1,
        Run: run ?? Tester, Milestone: First, Round: 1);

    private static Given Observing => Stories.Using.And(Actor.Engine, new RecordEvidence(Request()));
    private static EvidenceId Observed => Observing.State.Evidence[^1].Id;

    private static Verdict Says(VerdictResult result, params EvidenceId[] cited) =>
        new(Narrows.Id, result, "Only milk remains.", [.. cited]);

    private static Given When(params Verdict[] verdicts) =>
        Observing.When(Role.UserTester, new GiveVerdict("Used it.", [.. verdicts]));

    [Theory]
    [InlineData(VerdictResult.Proven, Truth.Proven)]
    [InlineData(VerdictResult.Refuted, Truth.Refuted)]
    [InlineData(VerdictResult.Blocked, Truth.Blocked)]
    public void A_verdict_rests_on_what_the_run_observed(VerdictResult result, Truth truth)
    {
        var given = Observing.And(Role.UserTester, new GiveVerdict("Used it.", [Says(result, Observed)]));

        Assert.Equal(
            new Standing(Narrows.Id, truth, [Observed], "c2", "Only milk remains.", Tester),
            given.State.Standing(Narrows.Id));
    }

    [Fact]
    public void Blocked_is_honest_without_evidence_and_does_not_prove()
    {
        var given = Observing.And(Role.UserTester, new GiveVerdict("It does not start.", [Says(VerdictResult.Blocked)]))
            .And(Actor.Engine, new EndRun(Tester, Cents));

        Assert.False(given.When(Actor.Engine, new EndValidation()).ThenOne<ValidationEnded>().Holds);
    }

    [Theory]
    [InlineData(VerdictResult.Proven, "proven")]
    [InlineData(VerdictResult.Refuted, "refuted")]
    public void No_opinion_counts_without_evidence(VerdictResult result, string word) =>
        When(Says(result))
            .ThenRefused($"A-SEARCH-2 is called {word} without evidence: observe it, then cite the E- id.");

    [Fact]
    public void Evidence_that_is_cited_exists() =>
        When(Says(VerdictResult.Proven, new EvidenceId(99)))
            .ThenRefused("A-SEARCH-2 cites E-99, which does not exist.");

    [Fact]
    public void Evidence_that_is_cited_is_of_this_commit_and_this_run()
    {
        var given = Observing.And(Actor.Engine, new RecordEvidence(Request("c1")))
            .And(Actor.Engine, new RecordEvidence(Request(run: new(5))));
        var (old, foreign) = (given.State.Evidence[^2].Id, given.State.Evidence[^1].Id);

        given.When(Role.UserTester, new GiveVerdict("Used it.", [Says(VerdictResult.Proven, old)]))
            .ThenRefused($"A-SEARCH-2 cites {old}, which was seen on another commit.");
        given.When(Role.UserTester, new GiveVerdict("Used it.", [Says(VerdictResult.Proven, foreign)]))
            .ThenRefused($"A-SEARCH-2 cites {foreign}, which was not seen in this run.");
    }

    [Fact]
    public void Every_flow_gets_one_verdict_and_nothing_else_does()
    {
        When().ThenRefused("Give a verdict for A-SEARCH-2 too; `blocked` is an honest one.");
        When(Says(VerdictResult.Proven, Observed), Says(VerdictResult.Refuted, Observed))
            .ThenRefused("A-SEARCH-2 is judged twice; make up your mind.");
        When(Says(VerdictResult.Proven, Observed), Says(VerdictResult.Proven, Observed) with { Assertion = Search.Id })
            .ThenRefused("A-SEARCH-1 is not a flow of this round; judge A-SEARCH-2.");
    }

    [Fact]
    public void A_verdict_is_given_once()
    {
        const string because =
            "The verdict of this round is given already; raise an issue for what came to light since.";

        Observing.And(Role.UserTester, new GiveVerdict("It fails.", [Says(VerdictResult.Refuted, Observed)]))
            .When(Role.UserTester, new GiveVerdict("Or not.", [Says(VerdictResult.Proven, Observed)]))
            .ThenRefused(because);
        Stories.SummingUp.And(Role.Scrutineer, new GiveVerdict("Fine.")).When(Role.Scrutineer, new GiveVerdict("Fine."))
            .ThenRefused(because);
    }

    [Fact]
    public void The_scrutineer_sums_up_and_judges_nothing()
    {
        Stories.SummingUp.When(Role.Scrutineer, new GiveVerdict("Fine."))
            .Then(new VerdictGiven(new(7), Role.Scrutineer, First, 1, [], "Fine."));
        Stories.SummingUp
            .When(
                Role.Scrutineer,
                new GiveVerdict("Fine.", [Says(VerdictResult.Proven) with { Assertion = Search.Id }]))
            .ThenRefused(
                "A-SEARCH-1 is not for you to judge: executed proofs speak for themselves. Leave `verdicts` empty.");
    }

    [Fact]
    public void A_verdict_outside_a_round_comes_to_nothing() =>
        Stories.Approved.And(new RunStarted(new(new(3), Role.UserTester, Purpose.Use, "one/one", 1)))
            .When(Role.UserTester, new GiveVerdict("Fine.")).ThenRefused("No milestone is being validated.");

    [Fact]
    public void A_flow_that_failed_before_on_the_same_commit_is_used_again()
    {
        var given = Observing.And(Role.UserTester, new GiveVerdict("Blocked.", [Says(VerdictResult.Blocked)]))
            .And(Actor.Engine, new EndRun(Tester, Cents))
            .And(Actor.Engine, new EndValidation())
            .And(new IssueResolved(new(3), new(ResolvedBy.Dismiss, "The seed account exists now.")))
            .And(new PlanAmended(new("Seeded."), Notes))
            .Until(mission => mission.OpenRound is { Number: 2 })
            .Until(mission => mission is { OpenRound.Scrutiny: not null } && !mission.OpenRuns.Any());

        Assert.Equal(new Step.TestAsUser(First, 2), Navigator.Next(given.State));
    }
}
