using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Seats;
using static Missions.Core.MissionCommand;
using static Missions.Core.MissionEvent;
using static Missions.Tests.Core.Samples;

namespace Missions.Tests.Core;

/// <summary>One test for each line of the plan of campaign.</summary>
public class NavigatorTests
{
    private static readonly Given Yes = new Given().And(Actor.Human, Open(answersItself: true));

    private static void Next(Given given, Step step) => Assert.Equal(step, Navigator.Next(given.State));

    [Fact]
    public void What_was_never_opened_rests() =>
        Next(new(), new Step.Rest(RestReason.NotOpened, "This mission was never opened."));

    [Fact]
    public void What_is_done_rests() =>
        Next(Stories.Completed, new Step.Rest(RestReason.Done, "Every assertion is proven."));

    [Fact]
    public void What_ended_with_waivers_rests_as_failed() =>
        Next(
            Stories.Opened.And(new MissionCompleted(false, "Almost.")),
            new Step.Rest(RestReason.Failed, "It ended with assertions that were waived, not proven."));

    [Fact]
    public void What_was_aborted_rests() =>
        Next(Stories.Working.And(Actor.Human, new Abort("Enough.")),
            new Step.Rest(RestReason.Failed, "Aborted: Enough."));

    [Fact]
    public void What_is_paused_rests() =>
        Next(
            Stories.Working.And(Actor.Human, new Pause()),
            new Step.Rest(RestReason.Paused, "Paused; `mission resume` goes on."));

    [Fact]
    public void What_is_parked_waits() =>
        Next(Stories.Working.And(new Parked("The provider is down.", null)),
            new Step.Rest(RestReason.Waiting, "The provider is down."));

    [Fact]
    public void An_open_run_is_recovered_first() => Next(Stories.Working, new Step.Recover(new(3)));

    [Fact]
    public void A_question_waits_for_the_human() =>
        Next(
            Stories.Opened.And(new QuestionAsked(new(new(1), "Which?"))),
            new Step.Rest(RestReason.NeedsYou, "Q-1 waits for your answer: Which?"));

    [Fact]
    public void A_question_that_does_not_block_waits_for_nobody() =>
        Next(Stories.Opened.And(new QuestionAsked(new(new(1), "Which?", Blocks: false))), new Step.Interview());

    [Fact]
    public void Under_yes_questions_take_their_defaults() =>
        Next(
            new Given(Yes.State.Opening!, new QuestionAsked(new(new(1), "Which?"))),
            new Step.TakeDefaults());

    [Fact]
    public void A_decision_waits_for_the_human_even_under_yes() =>
        Next(
            new Given(
                Yes.State.Opening!,
                new DecisionAsked(new(new(1), ChoiceKind.Stuck, "mission", "Well?", ["again"], "again"))),
            new Step.Rest(RestReason.NeedsYou, "D-1 waits for your decision: Well?"));

    [Fact]
    public void What_is_stuck_asks_the_human() =>
        Next(
            Stories.Opened.And([.. Enumerable.Repeat(new PlanReturned("No."), 5)]),
            new Step.AskHuman(ChoiceKind.Stuck, "mission", "5 attempts at a plan came to nothing in a row."));

    [Fact]
    public void It_begins_with_the_interview() => Next(Stories.Opened, new Step.Interview());

    [Fact]
    public void Then_the_plan_is_drafted() =>
        Next(Stories.Opened.Until(mission => mission.InterviewIsOver), new Step.DraftPlan());

    [Fact]
    public void A_returned_plan_is_drafted_again() =>
        Next(Stories.Rehearsed.And(new PlanReturned("No.")), new Step.DraftPlan());

    [Fact]
    public void Then_it_is_tried_whether_the_application_can_be_driven() =>
        Next(Stories.Proposed, new Step.CheckReadiness());

    [Fact]
    public void A_new_draft_is_tried_anew() =>
        Next(Stories.Rehearsed.And(new PlanProposed(Notes)), new Step.CheckReadiness());

    [Fact]
    public void Then_every_proof_is_rehearsed() =>
        Next(
            Stories.Proposed.And(Actor.Engine, new CheckReadiness(Ready)),
            new Step.Rehearse([.. Notes.Contract.Select(one => one.Id)]));

    [Fact]
    public void A_draft_with_a_problem_goes_back() =>
        Next(
            Stories.Rehearsed.And(new ProofRehearsed(new(Search.Id, Search.ProofHash, "It passes."))),
            new Step.ReturnDraft());

    [Fact]
    public void Then_the_human_approves() =>
        Next(Stories.Rehearsed, new Step.Rest(RestReason.NeedsYou, "The plan waits for your approval."));

    [Fact]
    public void Under_yes_it_is_approved_by_itself() =>
        Next(
            new Given(Yes.State.Opening!).Until(mission => Navigator.Next(mission) is Step.TakeDefaults),
            new Step.TakeDefaults());

    [Fact]
    public void A_repair_comes_first()
    {
        var repair = new ProofRepair(Search.Id, [], "It was wrong.");
        Next(Stories.Approved.And(new RepairProposed(repair)), new Step.Repair(repair));
    }

    [Fact]
    public void Then_changed_proofs_are_rehearsed()
    {
        var other = Pin.With([new("proofs/pin.test.mjs", "two")]);
        var changed = Notes with { Contract = Notes.Contract.Replace(one => one == Pin, _ => other) };
        Next(Stories.Approved.And(new ContractAmended(new("Better."), changed)), new Step.Rehearse([Pin.Id]));
    }

    [Fact]
    public void A_round_under_way_goes_on() => Next(Stories.Validating, new Step.Scrutinize(First, 1));

    [Fact]
    public void After_the_scrutiny_the_application_is_used() =>
        Next(
            Stories.Validating.Until(mission => mission.OpenRound is { Scrutiny: not null } && !mission.OpenRuns.Any()),
            new Step.TestAsUser(First, 1));

    [Fact]
    public void After_that_a_person_is_asked_where_the_plan_says_so() =>
        Next(
            Stories.SecondValidating
                .Until(mission => mission.OpenRound is { Scrutiny: not null } && !mission.OpenRuns.Any()),
            new Step.AskHuman(ChoiceKind.HumanProof, "A-LOOK-1", "Do pins look right?"));

    [Fact]
    public void But_not_in_a_round_that_is_lost_already() =>
        Next(
            Stories.SecondValidating
                .Until(mission => mission.OpenRound is { Scrutiny: not null } && !mission.OpenRuns.Any())
                .And(new IssueRaised(new(new(9), Severity.Blocking, "Ugly.", "R-0012", Milestone: Second, Round: 1))),
            new Step.EndValidation(Second, 1));

    [Fact]
    public void Then_the_round_ends() => Next(Stories.Judged, new Step.EndValidation(First, 1));

    [Fact]
    public void A_word_of_the_human_wakes_the_orchestrator() =>
        Next(Stories.Approved.And(Actor.Human, new Say("Hurry.")), new Step.Consult("The human said something."));

    [Fact]
    public void Then_the_next_feature_is_built() => Next(Stories.Approved, new Step.Implement(new("F-1")));

    [Fact]
    public void Then_its_milestone_is_validated() => Next(Stories.Built, new Step.StartValidation(First));

    [Fact]
    public void What_holds_is_sealed() => Next(Stories.Won, new Step.Seal(First));

    [Fact]
    public void What_changed_since_it_held_is_validated_again() =>
        Next(Stories.Won.And(new PlanAmended(new("Other."), Notes)), new Step.StartValidation(First));

    [Fact]
    public void When_all_is_sealed_the_mission_is_debriefed() =>
        Next(Stories.SecondValidating.Until(mission => mission.Current is null && !mission.OpenRuns.Any()),
            new Step.Debrief());
}
