using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Core.Verdicts;
using static Missions.Core.MissionCommand;
using static Missions.Core.MissionEvent;
using static Missions.Tests.Core.Samples;

namespace Missions.Tests.Core;

public class ValidationTests
{
    private static Given AtProofs =>
        Stories.Validating.Until(mission => mission.StageOf(mission.OpenRound!) is Stage.Proofs);

    [Fact]
    public void A_milestone_is_validated_on_its_commit() =>
        Stories.Built.When(Actor.Engine, new StartValidation()).Then(new ValidationStarted(First, 1, "c2"));

    [Fact]
    public void It_is_validated_once_everything_is_built_and_nothing_is_in_the_way()
    {
        Stories.Rehearsed.When(Actor.Engine, new StartValidation())
            .ThenRefused("Nothing is validated before the plan is approved.");
        Stories.Working.When(Actor.Engine, new StartValidation()).ThenRefused("R-0003 is still open.");
        Stories.Approved.When(Actor.Engine, new StartValidation()).ThenRefused("F-1 is still to be built.");
        Stories.Validating.When(Actor.Engine, new StartValidation()).ThenRefused("Round 1 of M-1 is under way.");
        Stories.Lost.When(Actor.Engine, new StartValidation()).ThenRefused("Milestone M-1 does not hold (round 1).");
        Stories.Debriefed.When(Actor.Engine, new StartValidation()).ThenRefused("Every milestone is sealed.");
        Stories.Built.And(Actor.Engine, new AskHuman(ChoiceKind.Stuck, "mission", "Well?"))
            .When(Actor.Engine, new StartValidation()).ThenRefused("D-1 waits for the human.");
    }

    [Fact]
    public void It_is_not_validated_by_a_proof_that_was_not_tried() =>
        Stories.Built.And(Actor.Human, new Say("Hm.")).Until(mission => mission.OpenRuns.Any())
            .And(Role.Orchestrator, new AmendContract("More.", [new(
                new("A-NEW-1"), "More.", "Less.", new(Expectation.Holds), new Proof.Command("true"))]))
            .And(Actor.Engine, new EndRun(new(5), default))
            .When(Actor.Engine, new StartValidation())
            .ThenRefused("The proof of A-NEW-1 was changed and not tried yet.");

    [Fact]
    public void What_the_engine_executed_proves_by_itself()
    {
        var seen = Stories.SeenOf(Search, holds: true);

        AtProofs.When(Actor.Engine, new RecordEvidence(seen)).Then(
            new EvidenceRecorded(seen with { Id = new(3) }),
            new AssertionProven(new(Search.Id, Truth.Proven, [new(3)], "c2", "Its proof passes.")));
        AtProofs.When(Actor.Engine, new RecordEvidence(seen with { Holds = false, Note = "It says 404." })).Then(
            new EvidenceRecorded(seen with { Id = new(3), Holds = false, Note = "It says 404." }),
            new AssertionRefuted(new(Search.Id, Truth.Refuted, [new(3)], "c2", "It says 404.")));
    }

    [Fact]
    public void What_was_seen_on_another_commit_or_outside_a_round_proves_nothing()
    {
        var elsewhere = Stories.SeenOf(Search, holds: true, commit: "c1");

        AtProofs.When(Actor.Engine, new RecordEvidence(elsewhere))
            .Then(new EvidenceRecorded(elsewhere with { Id = new(3) }));
        Stories.Built.When(Actor.Engine, new RecordEvidence(elsewhere))
            .Then(new EvidenceRecorded(elsewhere with { Id = new(1) }));
    }

    [Fact]
    public void What_is_waived_is_not_proven_after_all()
    {
        var seen = Stories.SeenOf(Search, holds: true);

        AtProofs.And(Actor.Human, new Waive(Search.Id, "Enough."))
            .When(Actor.Engine, new RecordEvidence(seen)).Then(new EvidenceRecorded(seen with { Id = new(3) }));
    }

    [Fact]
    public void Evidence_is_of_a_proof_as_it_stands()
    {
        AtProofs.When(Actor.Engine, new RecordEvidence(Stories.SeenOf(Search, true) with { ProofHash = "old" }))
            .ThenRefused("The proof of A-SEARCH-1 was changed while it ran.");
        AtProofs.When(Actor.Engine, new RecordEvidence(SeenOf(new("A-NONE-1"))))
            .ThenRefused("There is no assertion A-NONE-1.");
        AtProofs.When(Actor.Engine, new RecordEvidence(Stories.SeenOf(Narrows, true)))
            .ThenRefused("A-SEARCH-2 is not proven by running something.");
    }

    [Fact]
    public void What_is_new_in_a_check_ends_the_round_before_anybody_is_asked()
    {
        var given = Stories.Validating.And(Actor.Engine, new RecordEvidence(Check("lint", 1, "a.mjs: unused")))
            .And(Actor.Engine, new RecordEvidence(Check("test", 1, "old.test: fails")));

        Assert.Equal(new Step.EndValidation(First, 1), Navigator.Next(given.State));
        given.When(Actor.Engine, new EndValidation()).Then(
            new ValidationEnded(First, 1, false, "New since the base: lint: a.mjs: unused (E-1)"),
            new IssueRaised(new(
                new(1), Severity.Blocking, "New since the base: lint: a.mjs: unused (E-1)", "engine", Milestone: First,
                    Round: 1)));
    }

    [Fact]
    public void What_the_base_complains_about_already_is_not_new() =>
        Assert.Equal(
            Stage.Proofs,
            StageOf(Stories.Validating.And(Actor.Engine, new RecordEvidence(Check("lint", 0)))
                .And(Actor.Engine, new RecordEvidence(Check("test", 1, "old.test: fails")))));

    [Fact]
    public void A_check_that_the_base_does_not_know_must_pass() =>
        Assert.Equal(
            ["types: types exits with 2; on the base it exits with 0. (E-1)"],
            Findings(Stories.Validating.And(Actor.Engine, new RecordEvidence(Check("types", 2)))));

    [Fact]
    public void The_first_failure_among_executed_proofs_is_summed_up_and_nobody_uses_the_application() =>
        Assert.Equal(
            (Stage.Over, null),
            Stories.Lost.State.LastRound is { } round ? (Stories.Lost.State.StageOf(round), round.Use) : default);

    [Fact]
    public void A_round_ends_when_its_turn_has_come()
    {
        Stories.Approved.When(Actor.Engine, new EndValidation()).ThenRefused("No milestone is being validated.");
        Stories.Validating.When(Actor.Engine, new EndValidation())
            .ThenRefused("The validation is not over: Checks comes next.");
        Stories.Using.Until(mission => mission.OpenRound is { Use: not null })
            .When(Actor.Engine, new EndValidation()).ThenRefused("R-0008 is still open.");
    }

    [Fact]
    public void A_round_holds_when_everything_is_proven() =>
        Stories.Judged.When(Actor.Engine, new EndValidation())
            .Then(new ValidationEnded(First, 1, true, "5 assertions are proven on c2."));

    [Fact]
    public void What_is_refuted_becomes_a_blocking_issue_with_its_evidence()
    {
        var issue = Stories.Lost.State.Issues.Last();

        Assert.Equal(
            new Issue(new(3), Severity.Blocking,
                $"A-SEARCH-1 is refuted on c2 (E-3): \"{Search.Claim}\" Its proof fails.", "engine",
                Assertion: Search.Id, Milestone: First, Round: 1),
            issue);
        Assert.Equal(new Step.Consult("Milestone M-1 does not hold (round 1)."), Navigator.Next(Stories.Lost.State));
    }

    [Fact]
    public void What_nobody_looked_at_does_not_hold_either() =>
        Assert.False(Stories.Judged.And(new AssertionVoided(Keeps.Id, "Changed."))
            .When(Actor.Engine, new EndValidation()).ThenOne<ValidationEnded>().Holds);

    [Fact]
    public void Dismissing_a_refutation_does_not_make_it_hold()
    {
        var given = Stories.Consulting;
        foreach (var issue in given.State.Issues)
            given.And(Role.Orchestrator, new ResolveIssue(issue.Id, ResolvedBy.Dismiss, "It is fine."));
        given.And(Actor.Engine, new EndRun(given.State.OpenRuns.First().Id, default));

        Assert.Equal(
            new Step.Consult("Milestone M-1 does not hold (round 1), and nothing has changed since."),
            Navigator.Next(given.State));
    }

    [Fact]
    public void Opinions_that_were_dealt_with_let_the_milestone_be_validated_again()
    {
        var given = Stories.Using.And(Role.UserTester, new RaiseIssue(Severity.Blocking, "Ugly."))
            .Until(mission => mission.LastRound is { Holds: false } && mission.OpenRuns.Any());
        foreach (var issue in given.State.Issues)
            given.And(Role.Orchestrator, new ResolveIssue(issue.Id, ResolvedBy.Dismiss, "A matter of taste."));
        given.And(Actor.Engine, new EndRun(given.State.OpenRuns.First().Id, default));

        Assert.Equal(new Step.StartValidation(First), Navigator.Next(given.State));
    }

    [Fact]
    public void A_commit_that_fails_again_and_again_is_put_to_the_human()
    {
        var given = Stories.Built;
        for (var round = 1; round <= 3; round++)
            given.And(new ValidationStarted(First, round, "c2"), new ValidationEnded(First, round, false, "It fails."));

        Assert.Equal("3 validations in a row failed on the same commit.", given.State.Stuck);
        given.And(new ValidationStarted(First, 4, "c3"), new ValidationEnded(First, 4, false, "It fails."));
        Assert.Equal(1, given.State.RoundsInVain);
    }

    [Fact]
    public void Tests_that_are_gone_fail_a_round_and_those_of_a_run_that_broke_down_do_not_blame_anybody()
    {
        var fewer = new TestTally(1, 1, 0, ["finds"]);
        var traded = Stories.Validating.And(Actor.Engine, new RecordEvidence(Check("lint", 0)))
            .And(Actor.Engine, new RecordEvidence(Check("test", 1, "old.test: fails") with { Tests = fewer }));
        var broken = Stories.Validating.And(Actor.Engine, new RecordEvidence(Check("lint", 0)))
            .And(Actor.Engine, new RecordEvidence(Check("test", 1, "new.test: fails") with { Tests = fewer }));

        Assert.StartsWith(
            "test: 3 tests ran on the base, 1 run now. Gone: keeps, old.",
            Assert.Single(Findings(traded)),
            StringComparison.Ordinal);
        Assert.Equal(["test: new.test: fails (E-2)"], Findings(broken));
    }

    private static Evidence SeenOf(AssertionId id) => Stories.SeenOf(Search, true) with { Assertion = id };

    private static Stage StageOf(Given given) => given.State.StageOf(given.State.OpenRound!);

    private static Seq<string> Findings(Given given) => given.State.NewFindings(given.State.OpenRound!);

    private static Evidence Check(string name, int exit, params string[] findings) => new(
        default, EvidenceKind.Check, "a line", "c2", exit == 0, "hash", 4, "none", 1, exit, name,
        Milestone: First, Round: 1, Findings: [.. findings], Tests: Samples.Tally);
}
