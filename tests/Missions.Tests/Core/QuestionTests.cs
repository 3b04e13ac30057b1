using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Core.Verdicts;
using static Missions.Core.MissionCommand;
using static Missions.Core.MissionEvent;
using static Missions.Tests.Core.Samples;

namespace Missions.Tests.Core;

/// <summary>G3: what only a reader can tell is put to one who knows neither the base nor what is expected.</summary>
public class QuestionTests
{
    private static readonly StartRun Start =
        new(Role.Reviewer, Purpose.Question, "one/two", [], Group: Tidy.Id.Value);

    private static Given Due => Stories.Opened.Until(mission => mission is { Readiness: not null }
        && mission.DueQuestions is [_, ..] && Navigator.Next(mission) is Step.Rehearse);

    private static Given Asked => Due.And(Actor.Engine, Start);

    private static ReportReview Answer(VerdictResult result, AssertionId? about = null) => new(new(
        new("QUESTION"), ReviewResult.Pass, "Read.",
        Assertions: [new(about ?? Tidy.Id, result, "There is no search.", "src/notes.mjs", 3)]));

    private static Given Answered(VerdictResult result) => Asked.And(Role.Reviewer, Answer(result));

    [Fact]
    public void A_review_proof_is_asked_about_on_the_base()
    {
        var run = Asked.State.OpenRuns.Single();

        Assert.Equal((Role.Reviewer, Asked.State.Base, Tidy.Id.Value), (run.Role, run.Base, run.Group));
        Assert.Equal(new Step.Recover(run.Id), Navigator.Next(Asked.State));
        Assert.Empty(Asked.State.DueQuestions);
    }

    [Fact]
    public void What_is_refuted_there_may_be_relied_on()
    {
        var given = Answered(VerdictResult.Refuted);
        var rehearsal = given.State.RehearsalOf(Tidy)!;

        Assert.Null(rehearsal.Problem);
        Assert.Equal((VerdictResult.Refuted, given.State.Runs[^1].Id), (rehearsal.Answer!.Result, rehearsal.Run));
        given.And(Actor.Engine, new EndRun(given.State.Runs[^1].Id, default));
        given.Until(mission => mission.IsApproved);
    }

    [Fact]
    public void An_answer_is_about_the_claim_that_was_shown()
    {
        var given = Answered(VerdictResult.Refuted);

        Assert.NotNull(given.State.RehearsalOf(Tidy));
        Assert.Null(given.State.RehearsalOf(Tidy with { Claim = "The repository has a README." }));
        Assert.Null(given.State.RehearsalOf(Tidy with { RefutedBy = "It has none." }));
    }

    [Theory]
    [InlineData(VerdictResult.Proven, "finds it true of the untouched base")]
    [InlineData(VerdictResult.Blocked, "could not answer its question by reading")]
    public void What_holds_already_or_cannot_be_told_sends_the_draft_back(VerdictResult result, string because)
    {
        var given = Answered(result);

        Assert.Contains(because, Assert.Single(given.State.DraftProblems), StringComparison.Ordinal);
        given.And(Actor.Engine, new EndRun(given.State.Runs[^1].Id, default))
            .Until(mission => Navigator.Next(mission) is Step.ReturnDraft);
    }

    [Theory]
    [InlineData(VerdictResult.Proven, null)]
    [InlineData(VerdictResult.Refuted, "It is to hold on the base, and R-0009, who did not know that, refutes it")]
    public void What_is_to_hold_there_holds(VerdictResult result, string? because)
    {
        var guard = Tidy with { AtBase = new(Expectation.Holds) };
        var problem = RehearsalRules.OfAnswer(guard, new(guard.Id, result, "So.", "a.mjs", 1), new(9)).Problem;

        if (because is null) Assert.Null(problem);
        else Assert.StartsWith(because, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_is_about_what_was_asked_and_cites_what_is_there()
    {
        Asked.When(Role.Reviewer, Answer(VerdictResult.Refuted, Search.Id))
            .ThenRefused("Answer in `assertions` for A-TIDY-1, and for nothing else, citing file and line.");
        Asked.When(Role.Reviewer, new ReportReview(new(new("QUESTION"), ReviewResult.Pass, "Read.")))
            .ThenRefused("Answer in `assertions` for A-TIDY-1, and for nothing else, citing file and line.");
        Asked.When(Role.Reviewer, Answer(VerdictResult.Refuted) with { Absent = ["no.mjs:3"] }).ThenRefused(
            "no.mjs:3 is cited and is not there: cite a file and a line of the commit that you review.");
        Answered(VerdictResult.Refuted).When(Role.Reviewer, Answer(VerdictResult.Proven))
            .ThenRefused("A-TIDY-1 is answered already.");
    }

    [Fact]
    public void Nobody_is_asked_twice_or_ends_without_an_answer()
    {
        Asked.When(Actor.Engine, Start).ThenRefused("A-TIDY-1 is not to be asked about now.");
        Asked.When(Actor.Engine, new EndRun(Asked.State.Runs[^1].Id, default))
            .ThenRefused($"{Asked.State.Runs[^1].Id} has not answered.");
        Stories.Rehearsed.When(Actor.Engine, Start).ThenRefused("A-TIDY-1 is not to be asked about now.");
        Stories.Planning.When(Actor.Engine, Start).ThenRefused("R-0002 is open; questions wait for it.");
    }

    [Fact]
    public void The_question_cannot_be_left_out() =>
        Due.When(Actor.Engine, new Rehearse(new(Tidy.Id, Tidy.ProofHash, WasSkipped: true)))
            .ThenRefused("The question of A-TIDY-1 is not to be left out: a reviewer answers it.");

    [Fact]
    public void What_is_asked_later_and_holds_already_is_an_issue()
    {
        var given = Stories.Heard.And(Role.Orchestrator, new AmendContract("More.", [new(
                new("A-NEAT-1"), "Pins are one function.", "They are not.", new(Expectation.Fails),
                new Proof.Review("Are they?"), Endpoint.Id, [Finds])]))
            .And(Actor.Engine, new EndRun(Stories.Heard.State.Runs[^1].Id, default));

        given.And(Actor.Engine, Start with { Group = "A-NEAT-1" })
            .And(Role.Reviewer, Answer(VerdictResult.Proven, new("A-NEAT-1")));

        var issue = given.State.Issues[^1];
        Assert.Equal(Severity.Blocking, issue.Severity);
        Assert.StartsWith("The proof of A-NEAT-1 cannot be relied on", issue.Text, StringComparison.Ordinal);
    }
}
