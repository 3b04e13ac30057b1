using Missions.Core;
using Missions.Core.Runs;
using Missions.Core.Seats;
using static Missions.Core.MissionCommand;
using static Missions.Core.MissionEvent;

namespace Missions.Tests.Core;

public class IssueTests
{
    private static Given Raised => Stories.Working
        .And(Role.Worker, new RaiseIssue(Severity.Blocking, "It does not start."))
        .And(Actor.Engine, new LoseRun(new(3), "Gave up.", default))
        .Until(mission => mission.OpenRuns.Any());

    [Fact]
    public void A_worker_raises_what_it_meets() =>
        Stories.Working.When(Role.Worker, new RaiseIssue(Severity.NonBlocking, "It is slow.", "Cache it."))
            .Then(new IssueRaised(new(
                new(1), Severity.NonBlocking, "It is slow.", "R-0003", "Cache it.", new("F-1"),
                    Milestone: Samples.First)));

    [Fact]
    public void What_a_validator_raises_belongs_to_its_round() =>
        Stories.Using.When(Role.UserTester, new RaiseIssue(Severity.Blocking, "It crashes."))
            .Then(new IssueRaised(new(
                new(3), Severity.Blocking, "It crashes.", "R-0008", Milestone: Samples.First, Round: 1)));

    [Fact]
    public void A_blocking_issue_wakes_the_orchestrator() =>
        Assert.Equal(
            new Step.Consult("Blocking issues are open."),
            Navigator.Next(Stories.Working.And(Role.Worker, new RaiseIssue(Severity.Blocking, "It does not start."))
                .And(Actor.Engine, new LoseRun(new(3), "Gave up.", default)).State));

    [Fact]
    public void It_is_resolved_with_a_reason()
    {
        Raised.When(Role.Orchestrator, new ResolveIssue(new(1), ResolvedBy.Dismiss, "It does now."))
            .Then(new IssueResolved(new(1), new(ResolvedBy.Dismiss, "It does now.")));
        Raised.When(Role.Orchestrator, new ResolveIssue(new(1), ResolvedBy.Dismiss, " "))
            .ThenRefused("Say in `because` why this is the right answer to it.");
    }

    [Fact]
    public void It_may_join_a_feature_that_is_still_to_do() =>
        Raised.When(Role.Orchestrator, new ResolveIssue(new(1), ResolvedBy.Fold, "Part of it.", new("F-2")))
            .Then(new IssueResolved(new(1), new(ResolvedBy.Fold, "Part of it.", new("F-2"))));

    [Fact]
    public void It_cannot_join_anything_else()
    {
        Raised.When(Role.Orchestrator, new ResolveIssue(new(1), ResolvedBy.Fold, "Part of it."))
            .ThenRefused("Name in `feature` the pending feature that takes care of it.");
        Raised.When(Role.Orchestrator, new ResolveIssue(new(1), ResolvedBy.Feature, "New.", new("F-9")))
            .ThenRefused("There is no feature F-9; add it with `amend_plan` first.");
        Stories.Consulting.When(Role.Orchestrator, new ResolveIssue(new(3), ResolvedBy.Fold, "Part.", new("F-1")))
            .ThenRefused("F-1 is not pending any more; add a follow-up with `amend_plan`.");
    }

    [Fact]
    public void It_must_exist_and_be_open()
    {
        Raised.When(Role.Orchestrator, new ResolveIssue(new(9), ResolvedBy.Dismiss, "No."))
            .ThenRefused("There is no issue I-9. Open: I-1.");
        Raised.And(Role.Orchestrator, new ResolveIssue(new(1), ResolvedBy.Dismiss, "It does now."))
            .When(Role.Orchestrator, new ResolveIssue(new(1), ResolvedBy.Dismiss, "Again."))
            .ThenRefused("I-1 is resolved already: It does now. No issue is open.");
    }

    [Fact]
    public void A_proposal_is_answered_once_with_a_reason()
    {
        var made = Stories.Working.And(Role.Worker, new Propose("A-SEARCH-1", "Allow 204.", "It is empty."))
            .And(Actor.Engine, new LoseRun(new(3), "Gave up.", default))
            .And(Actor.Human, new Say("Go on.")).Until(mission => mission.OpenRuns.Any());
        var answer = new AnswerProposal(new(1), ProposalAnswer.Counter, "204 has no body.", "200 and an empty list.");

        made.When(Role.Orchestrator, answer)
            .Then(new ProposalAnswered(new(1), ProposalAnswer.Counter, "204 has no body.", "200 and an empty list."));
        made.When(Role.Orchestrator, answer with { Proposal = new(2) }).ThenRefused("There is no proposal P-2.");
        made.And(Role.Orchestrator, answer).When(Role.Orchestrator, answer).ThenRefused("P-1 is answered already.");
    }

    [Fact]
    public void A_proposal_is_made() =>
        Stories.Working.When(Role.Worker, new Propose("A-SEARCH-1", "Allow 204.", "It is empty."))
            .Then(new ProposalMade(new(new(1), new(3), "A-SEARCH-1", "Allow 204.", "It is empty.")));

    [Fact]
    public void What_was_only_suggested_is_triaged_before_the_milestone_is_validated()
    {
        var given = Stories.Working.And(Role.Worker, new Propose("A-SEARCH-1", "Allow 204.", "It is empty."))
            .And(Role.Worker, new RaiseIssue(Severity.Suggestion, "It could be faster."))
            .Until(mission => mission is { Handoffs.Count: 2 } && !mission.OpenRuns.Any());

        Assert.Equal(
            new Step.Consult("To be triaged before M-1 is validated: I-1, P-1."),
            Navigator.Next(given.State));
        given.When(Actor.Engine, new StartValidation())
            .ThenRefused("To be triaged before M-1 is validated: I-1, P-1.");
    }

    [Fact]
    public void What_a_cancelled_feature_was_to_take_care_of_comes_back()
    {
        var added = Raised.And(Role.Orchestrator, new AmendPlan("It must start.",
                [new(new("F-9"), "Start", "Make it start.", Samples.First, Enabling: "It must.")]))
            .And(Role.Orchestrator, new ResolveIssue(new(1), ResolvedBy.Feature, "New.", new("F-9")));

        Assert.Equal(
            new Issue(new(2), Severity.Blocking, "F-9, which was to take care of I-1, is cancelled: It does not start.",
                "R-0003", Feature: new("F-1"), Milestone: Samples.First, Returns: new(1)),
            added.When(Role.Orchestrator, new AmendPlan("No.", Cancel: [new(new("F-9"), "Not needed.")]))
                .ThenOne<IssueRaised>().Issue);
    }

    [Fact]
    public void A_notice_is_for_everybody_later() =>
        Stories.Heard.When(Role.Orchestrator, new GiveNotice("Ports are leased."))
            .Then(new NoticeGiven(new(new(1), "Ports are leased.")));

    [Fact]
    public void A_consult_ends_by_itself() => Stories.Heard.When(Role.Orchestrator, new EndConsult("Heard it.")).Then();

    [Fact]
    public void A_consult_that_decides_nothing_is_a_finding_about_it()
    {
        var given = Raised;

        given.When(Actor.Engine, new EndRun(new(4), default)).Then(
            new RunEnded(new(4), default),
            new IssueRaised(new(new(2), Severity.Suggestion,
                "The consult R-0004 ended with the same thing still in the way: Blocking issues are open.", "engine")));
    }

    [Fact]
    public void After_so_many_of_those_the_human_is_asked()
    {
        var given = Raised;
        for (var often = 0; often < 3; often++)
            given.Until(mission => mission.OpenRuns.Any())
                .And(Actor.Engine, new EndRun(given.State.OpenRuns.First().Id, default));

        Assert.Equal("3 consults in a row left it as it was: Blocking issues are open.", given.State.Stuck);
    }

    [Fact]
    public void Words_in_between_do_not_make_such_consults_forgotten()
    {
        var given = Raised;
        for (var often = 0; often < 3; often++)
            given.Until(mission => mission.OpenRuns.Any())
                .And(Actor.Engine, new EndRun(given.State.OpenRuns.First().Id, default))
                .And(Actor.Human, new Say("Go on."));

        Assert.Equal(3, given.State.ConsultsInVain);
    }
}
