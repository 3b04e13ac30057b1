using Missions.Core;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Core.Verdicts;
using static Missions.Core.MissionCommand;
using static Missions.Core.MissionEvent;
using static Missions.Tests.Core.Samples;

namespace Missions.Tests.Core;

public class ReviewTests
{
    private static readonly Review Pass = new(Endpoint.Id, ReviewResult.Pass, "It reads well.");

    private static Given OfBox => Stories.Reviewing
        .Until(mission => mission.OpenRuns.Any(run => run.Feature == Box.Id));

    private static Judgement Judged(VerdictResult result) =>
        new(Tidy.Id, result, "Both call find().", "src/find.mjs", 12);

    private static Given When(Review review) => Stories.Reviewing.When(Role.Reviewer, new ReportReview(review));

    [Fact]
    public void A_review_is_reported() => When(Pass).Then(new ReviewReported(new(5), First, 1, Pass));

    [Fact]
    public void It_is_about_the_feature_it_was_given() =>
        When(Pass with { Feature = Box.Id }).ThenRefused("This review is about F-1, not F-2.");

    [Fact]
    public void It_is_reported_once() =>
        Stories.Reviewing.And(Role.Reviewer, new ReportReview(Pass)).When(Role.Reviewer, new ReportReview(Pass))
            .ThenRefused("F-1 is reviewed already in this round.");

    [Fact]
    public void A_failed_review_says_where() =>
        When(Pass with { Verdict = ReviewResult.Fail })
            .ThenRefused("A failed review needs at least one finding with its file.");

    [Fact]
    public void A_review_outside_a_round_comes_to_nothing() =>
        Stories.Approved
            .And(new RunStarted(new(new(3), Role.Reviewer, Purpose.Review, "one/one", 1, Feature: Endpoint.Id)))
            .When(Role.Reviewer, new ReportReview(Pass)).ThenRefused("No milestone is being validated.");

    [Fact]
    public void What_it_finds_are_issues_with_their_place()
    {
        var failed = Pass with
        {
            Verdict = ReviewResult.Fail,
            Findings = [new("src/a.mjs", Severity.NonBlocking, "Dead code.", 7),
                new("src/b.mjs", Severity.Suggestion, "Odd.")],
            SkillSuggestions = [new("backend", "Say how to test.", true), new("backend", "Typo.")],
        };
        Issue Found(int id, Severity severity, string text, params string[] files) => new(
            new(id), severity, text, "R-0005", Feature: Endpoint.Id, Milestone: First, Round: 1, Files: [.. files]);

        When(failed).Then(
            new ReviewReported(new(5), First, 1, failed),
            new IssueRaised(Found(1, Severity.Blocking, "R-0005 fails F-1: It reads well.")),
            new IssueRaised(Found(2, Severity.NonBlocking, "src/a.mjs:7 Dead code.", "src/a.mjs")),
            new IssueRaised(Found(3, Severity.Suggestion, "src/b.mjs Odd.", "src/b.mjs")),
            new IssueRaised(Found(4, Severity.Suggestion, "Skill backend: Say how to test.")));
    }

    [Fact]
    public void A_dismissed_finding_comes_back_with_the_next_in_that_file()
    {
        var given = Stories.Reviewing
            .And(Role.Reviewer, new ReportReview(Pass with
            {
                Findings = [new("src/a.mjs", Severity.Suggestion,
                "Odd.")]
            }))
            .And(new IssueResolved(new(1), new(ResolvedBy.Dismiss, "Taste.")))
            .Until(mission => mission.OpenRuns.Any(run => run.Feature == Box.Id));

        Assert.Equal(
            new IssueId(1),
            given.When(Role.Reviewer, new ReportReview(new(
                    Box.Id, ReviewResult.Pass, "Fine.", [new("src/a.mjs", Severity.Suggestion, "Still odd.")],
                    [Judged(VerdictResult.Proven)])))
                .ThenOne<IssueRaised>().Issue.Returns);
    }

    [Theory]
    [InlineData(VerdictResult.Proven, Truth.Proven)]
    [InlineData(VerdictResult.Refuted, Truth.Refuted)]
    [InlineData(VerdictResult.Blocked, Truth.Blocked)]
    public void A_judgement_becomes_evidence_with_its_place(VerdictResult result, Truth truth)
    {
        var given = OfBox.And(Role.Reviewer, new ReportReview(new(
            Box.Id, ReviewResult.Pass, "Fine.", Assertions: [Judged(result)])));
        var evidence = given.State.Evidence[^1];

        Assert.Equal(
            (EvidenceKind.Citation, "src/find.mjs:12", "c2", Tidy.ProofHash, "Both call find()."),
            (evidence.Kind, evidence.Subject, evidence.Commit, evidence.ProofHash, evidence.Note));
        Assert.Equal(
            new Standing(Tidy.Id, truth, [evidence.Id], "c2", "Both call find().", new(6)),
            given.State.Standing(Tidy.Id));
    }

    [Fact]
    public void A_reviewer_judges_all_that_is_asked_and_nothing_else()
    {
        var review = new Review(Box.Id, ReviewResult.Pass, "Fine.");

        OfBox.When(Role.Reviewer, new ReportReview(review))
            .ThenRefused("Answer in `assertions` for A-TIDY-1 too, citing file and line.");
        OfBox.When(Role.Reviewer, new ReportReview(review with
        {
            Assertions = [Judged(VerdictResult.Proven), Judged(VerdictResult.Proven) with { Assertion = Search.Id }],
        })).ThenRefused("A-SEARCH-1 is not for this review to judge.");
        OfBox.When(Role.Reviewer, new ReportReview(review with
        {
            Assertions = [Judged(VerdictResult.Proven), Judged(VerdictResult.Refuted)],
        })).ThenRefused("A-TIDY-1 is judged twice; make up your mind.");
    }

    [Fact]
    public void The_first_round_reviews_all_and_a_later_one_what_was_mended()
    {
        var given = Stories.Consulting;
        Assert.Equal([Endpoint.Id, Box.Id], given.State.ToReview(given.State.LastRound!).Select(one => one.Id));

        given.And(Role.Orchestrator, new AmendPlan("Mend it.",
                [new(new("F-9"), "Mend", "Mend.", First, Mends: [Search.Id])]))
            .Until(mission => mission.OpenRound is not null);

        Assert.Equal(
            [Endpoint.Id, Box.Id, new("F-9")], // F-1 is mended; F-2 answers for a review proof; F-9 is new.
            given.State.ToReview(given.State.OpenRound!).Select(one => one.Id));
    }

    [Fact]
    public void What_was_reviewed_and_not_touched_is_not_reviewed_again()
    {
        var given = Stories.Consulting.And(Role.Orchestrator, new AmendPlan("Mend it.",
                [new(new("F-9"), "Mend", "Mend.", First, Follows: Box.Id, Enabling: "It must.")]))
            .Until(mission => mission.OpenRound is not null);

        Assert.DoesNotContain(Endpoint, given.State.ToReview(given.State.OpenRound!));
    }

    [Fact]
    public void A_failed_review_with_a_blocking_finding_needs_no_other_issue() =>
        Assert.Equal(
            ["src/a.mjs Wrong.", "src/b.mjs Odd."],
            Stories.Reviewing.And(Role.Reviewer, new ReportReview(Pass with
            {
                Verdict = ReviewResult.Fail,
                Findings =
                [
                    new("src/a.mjs", Severity.Blocking, "Wrong."), new("src/b.mjs", Severity.Suggestion, "Odd."),
                ],
            })).State.Issues.Select(issue => issue.Text));

    [Theory]
    [InlineData(ResolvedBy.Dismiss, "src/a.mjs", true)]
    [InlineData(ResolvedBy.Dismiss, "src/c.mjs", false)]
    [InlineData(ResolvedBy.Fold, "src/a.mjs", false)]
    public void What_comes_back_was_dismissed_and_about_that_file(ResolvedBy by, string file, bool isBack)
    {
        var old = new Issue(new(1), Severity.Suggestion, "Odd.", "R-0002", Files: [file, "src/b.mjs"]);
        var given = Stories.Reviewing.And(new IssueRaised(old), new IssueResolved(old.Id, new(by, "Taste.")));

        var raised = given.When(Role.Reviewer, new ReportReview(Pass with
        {
            Findings = [new("src/a.mjs", Severity.Suggestion, "Still odd.")],
        })).ThenOne<IssueRaised>().Issue;

        Assert.Equal(isBack ? old.Id : null, raised.Returns);
    }

    [Fact]
    public void Each_of_several_judgements_is_evidence_with_a_number_of_its_own()
    {
        var more = Tidy with { Id = new("A-TIDY-2") };
        var plan = Notes with
        {
            Contract = Notes.Contract.Add(more),
            Milestones = Notes.Milestones.Replace(one => one.Id == First, one => one with
            {
                Features = [Endpoint, Box with { Satisfies = Box.Satisfies.Add(more.Id) }],
            }),
        };
        var given = Stories.Planning.And(Role.Orchestrator, new ProposePlan(plan))
            .Until(mission => mission.OpenRuns.Any(run => run is { Purpose: Purpose.Review } && run.Feature == Box.Id));
        var next = given.State.NextEvidence;

        var judged = Judged(VerdictResult.Proven);
        given.And(Role.Reviewer, new ReportReview(new(
            Box.Id, ReviewResult.Pass, "Fine.", Assertions: [judged, judged with { Assertion = more.Id }])));

        Assert.Equal([next, new(next.Number + 1)], given.State.Evidence.TakeLast(2).Select(one => one.Id));
    }
}
