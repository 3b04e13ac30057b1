using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Core.Verdicts;
using static Missions.Core.MissionCommand;
using static Missions.Core.MissionEvent;
using static Missions.Tests.Core.Samples;

namespace Missions.Tests.Core;

public class PlanningTests
{
    private static Rehearsal Tried(Assertion assertion, string? problem = null) =>
        new(assertion.Id, assertion.ProofHash, problem);

    [Fact]
    public void A_plan_that_holds_together_is_proposed() =>
        Stories.Planning.When(Role.Orchestrator, new ProposePlan(Notes)).Then(new PlanProposed(Notes));

    [Fact]
    public void A_plan_that_does_not_is_refused_with_every_problem() =>
        Stories.Planning
            .When(Role.Orchestrator, new ProposePlan(
                Notes with { Milestones = [new(First, "Search", "Search", [Endpoint])] }, ["proofs/search.test.mjs"]))
            .ThenRefused("The plan does not hold together. No feature satisfies A-SEARCH-2. "
                + "No feature satisfies A-TIDY-1. No feature satisfies A-PIN-1. No feature satisfies A-LOOK-1. "
                + "The proof file proofs/search.test.mjs exists on the base; give it a path that does not.");

    [Fact]
    public void No_plan_is_proposed_while_a_question_waits() =>
        Stories.Planning.And(Role.Orchestrator, new AskUser([new("Which?")]))
            .When(Role.Orchestrator, new ProposePlan(Notes))
            .ThenRefused("Q-1 waits for the human; end your turn with `end_consult` and propose once it is answered.");

    [Fact]
    public void An_approved_plan_is_amended_and_not_proposed_again() =>
        Stories.Heard.When(Role.Orchestrator, new ProposePlan(Notes))
            .ThenRefused("The plan is approved; call `amend_plan` or `amend_contract` instead.");

    [Fact]
    public void A_planning_run_ends_with_a_plan() =>
        Stories.Planning.When(Actor.Engine, new EndRun(new(2), default)).ThenRefused("R-0002 has proposed no plan.");

    [Fact]
    public void A_planning_run_may_end_with_a_question() =>
        Stories.Planning.And(Role.Orchestrator, new AskUser([new("Which?")]))
            .When(Actor.Engine, new EndRun(new(2), default)).Then(new RunEnded(new(2), default));

    [Fact]
    public void Readiness_is_of_the_plan_that_stands()
    {
        Stories.Opened.When(Actor.Engine, new CheckReadiness(Ready)).ThenRefused("There is no plan to be ready for.");
        Stories.Proposed.When(Actor.Engine, new CheckReadiness(Ready with { Plan = 2 }))
            .ThenRefused("Readiness was tried for proposal 2; proposal 1 stands.");
        Stories.Proposed.When(Actor.Engine, new CheckReadiness(Ready)).Then(new ReadinessChecked(Ready));
    }

    [Fact]
    public void A_proof_is_rehearsed_as_it_stands()
    {
        Stories.Proposed.When(Actor.Engine, new Rehearse(new(new("A-NONE-1"), "hash")))
            .ThenRefused("There is no assertion A-NONE-1.");
        Stories.Proposed.When(Actor.Engine, new Rehearse(new(Search.Id, "hash")))
            .ThenRefused("The proof of A-SEARCH-1 was changed while it was tried.");
        Stories.Proposed.When(Actor.Engine, new Rehearse(Tried(Search))).Then(new ProofRehearsed(Tried(Search)));
    }

    [Fact]
    public void What_was_rehearsed_is_not_rehearsed_again() =>
        Stories.Rehearsed.When(Actor.Engine, new Rehearse(Tried(Search, "It passes."))).Then();

    [Fact]
    public void A_draft_goes_back_with_what_is_wrong_with_it() =>
        Stories.Proposed.And(Actor.Engine, new Rehearse(Tried(Search, "It passes on the base.")))
            .When(Actor.Engine, new ReturnPlan()).Then(new PlanReturned("A-SEARCH-1: It passes on the base."));

    [Fact]
    public void A_draft_without_problem_stays() =>
        Stories.Rehearsed.When(Actor.Engine, new ReturnPlan()).ThenRefused("The draft has no problem.");

    [Fact]
    public void What_cannot_be_driven_goes_back_unless_milestone_zero_mends_it()
    {
        var broken = Ready with { Problems = ["The application does not start."] };
        var withZero = Notes with
        {
            Milestones = Notes.Milestones.Replace(one => one.Id == First, one => one with { Id = new("M-0") }),
            Contract = Notes.Contract.Without(one => one == KeepsOld),
        };
        Plan[] plans = [Notes, withZero];

        Assert.Equal(
            [1, 0],
            plans.Select(plan => Stories.Planning.And(Role.Orchestrator, new ProposePlan(plan))
                .And(Actor.Engine, new CheckReadiness(broken)).State.DraftProblems.Count));
    }

    [Fact]
    public void The_human_approves_what_was_tried() =>
        Stories.Rehearsed.When(Actor.Human, new Approve()).Then(new PlanApproved(IsAssumed: false));

    [Fact]
    public void Nothing_is_approved_that_was_not_tried()
    {
        Stories.Planning.When(Actor.Human, new Approve())
            .ThenRefused("There is no plan to approve yet; `mission run` goes on planning.");
        Stories.Proposed.When(Actor.Human, new Approve())
            .ThenRefused("The plan was not tried yet; `mission run` checks whether the application can be driven.");
        Stories.Proposed.And(Actor.Engine, new CheckReadiness(Ready)).When(Actor.Human, new Approve())
            .ThenRefused("The proof of A-SEARCH-1 was not tried yet; `mission run` rehearses it.");
    }

    [Fact]
    public void Nothing_is_approved_on_a_proof_that_cannot_fail() =>
        Stories.Proposed.And(Actor.Engine, new Rehearse(Tried(Search, "It passes on the base.")))
            .Until(mission => Navigator.Next(mission) is Step.ReturnDraft)
            .When(Actor.Human, new Approve())
            .ThenRefused("The plan does not hold yet: A-SEARCH-1: It passes on the base.");

    [Fact]
    public void Only_the_draft_that_was_looked_at_is_approved_or_rejected()
    {
        var draft = Stories.Rehearsed.State.Drafts;

        Stories.Rehearsed.When(Actor.Human, new Approve(draft - 1)).ThenRefused(
            $"What you looked at was draft {draft - 1} of the plan, and this is draft {draft}. Look at it first.");
        Stories.Rehearsed.When(Actor.Human, new Reject("No.", draft + 1)).ThenRefused(
            $"What you looked at was draft {draft + 1} of the plan, and this is draft {draft}. Look at it first.");
        Assert.True(Stories.Rehearsed.And(Actor.Human, new Approve(draft)).State.IsApproved);
    }

    [Fact]
    public void Whoever_meant_a_draft_does_not_allow_a_weakening()
    {
        var wishing = Stories.Approved.And(new MissionEvent.DecisionAsked(new(
            new(1), ChoiceKind.Weakening, "contract", "May A-TIDY-1 go?", ["allow", "keep"], "keep")));

        wishing.When(Actor.Human, new Approve(wishing.State.Drafts)).ThenRefused("The plan is already approved.");
    }

    [Fact]
    public void A_plan_is_approved_once() =>
        Stories.Approved.When(Actor.Human, new Approve()).ThenRefused("The plan is already approved.");

    [Fact]
    public void A_rejected_plan_goes_back()
    {
        Stories.Rehearsed.When(Actor.Human, new Reject("Too big."))
            .Then(new PlanRejected("The human rejected it: Too big."));
        Assert.Equal(
            new Step.DraftPlan(),
            Navigator.Next(Stories.Rehearsed.And(Actor.Human, new Reject("Too big.")).State));
    }

    [Fact]
    public void Only_a_plan_that_waits_can_be_rejected()
    {
        Stories.Opened.When(Actor.Human, new Reject("No.")).ThenRefused("There is no plan to reject.");
        Stories.Approved.When(Actor.Human, new Reject("No."))
            .ThenRefused("The plan is approved; `mission say` asks for a change, `mission abort` ends it.");
    }

    [Fact]
    public void With_yes_the_plan_is_approved_once_it_was_tried() =>
        new Given().And(Actor.Human, Open(answersItself: true))
            .Until(mission => Navigator.Next(mission) is Step.TakeDefaults)
            .When(Actor.Engine, new TakeDefaults()).Then(new PlanApproved(IsAssumed: true));

    [Fact]
    public void A_word_said_before_the_approval_is_planned_with() =>
        Assert.Equal(
            new Step.DraftPlan(),
            Navigator.Next(Stories.Rehearsed.And(Actor.Human, new Say("Smaller, please.")).State));

    [Fact]
    public void A_skill_has_a_name_that_leads_nowhere_else()
    {
        Stories.Planning.When(Role.Orchestrator, new WriteSkill("../../evil", "How", "Body", "Because."))
            .ThenRefused(
                "'../../evil' is not the name of a skill: lower-case letters, digits and hyphens, at most 64.");
        Stories.Planning.When(Role.Orchestrator, new WriteSkill("web-2", "How", "Body", "Because."))
            .Then(new SkillRevised(new("web-2", "How", "Body"), "Because."));
    }
}
