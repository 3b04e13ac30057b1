using Missions.Core;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Core.Verdicts;
using static Missions.Core.MissionCommand;
using static Missions.Core.MissionEvent;
using static Missions.Tests.Core.Samples;

namespace Missions.Tests.Core;

/// <summary>What only a person can say: proofs by their word, waivers, and what becomes of a stuck mission.</summary>
public class HumanWordTests
{
    private static Given Due => Stories.SecondValidating.Until(mission => Navigator.Next(mission) is Step.AskHuman);

    private static Given AtLast => Stories.AskedForAWord;

    [Fact]
    public void A_person_is_asked_once_nothing_else_is_in_the_way()
    {
        var given = Due;

        given.When(Actor.Engine, new EndValidation()).ThenRefused("A-LOOK-1 waits for the word of a human.");
        given.When(Actor.Engine, new AskHuman(ChoiceKind.HumanProof, "A-LOOK-1", "Do pins look right?"))
            .Then(new DecisionAsked(new(
                new(1), ChoiceKind.HumanProof, "A-LOOK-1", "Do pins look right?", ["proven", "refuted"], "proven",
                given.State.LastAt.AddMinutes(1).AddHours(72), "refuted")));
    }

    [Fact]
    public void A_person_is_asked_once() =>
        AtLast.When(Actor.Engine, new AskHuman(ChoiceKind.HumanProof, "A-LOOK-1", "Well?")).Then();

    [Fact]
    public void Only_what_a_person_is_to_say_is_asked()
    {
        Due.When(Actor.Engine, new AskHuman(ChoiceKind.HumanProof, "A-PIN-1", "Well?"))
            .ThenRefused("No person's word on A-PIN-1 is due.");
        Stories.Approved.When(Actor.Engine, new AskHuman(ChoiceKind.HumanProof, "A-LOOK-1", "Well?"))
            .ThenRefused("No person's word on A-LOOK-1 is due.");
        Due.When(Actor.Engine, new AskHuman(ChoiceKind.Weakening, "contract", "Well?"))
            .ThenRefused("What weakens the contract is asked by amending it.");
    }

    [Theory]
    [InlineData("proven", Truth.Proven)]
    [InlineData("refuted", Truth.Refuted)]
    public void A_word_is_evidence_like_any_other(string word, Truth truth)
    {
        var given = AtLast.And(Actor.Human, new MissionCommand.Decide(new(1), word, "I looked."));
        var evidence = given.State.Evidence[^1];

        Assert.Equal(
            (EvidenceKind.Word, "Do pins look right?", "c3", truth is Truth.Proven, "I looked."),
            (evidence.Kind, evidence.Subject, evidence.Commit, evidence.Holds, evidence.Note));
        Assert.Equal(new Standing(Looks.Id, truth, [evidence.Id], "c3", "I looked."), given.State.Standing(Looks.Id));
    }

    [Fact]
    public void Without_an_answer_the_plans_default_holds()
    {
        var late = AtLast.State.OpenChoices[0].Deadline!.Value;

        Assert.Equal(
            new AssertionRefuted(new(Looks.Id, Truth.Refuted, [AtLast.State.NextEvidence], "c3",
                "Nobody answered in time.")),
            AtLast.When(new Request(new TakeDefaults(), Actor.Engine, late))
                .ThenOne<AssertionRefuted>() with
            { By = null });
        AtLast.When(new Request(new TakeDefaults(), Actor.Engine, late.AddSeconds(-1))).Then();
    }

    [Fact]
    public void Where_the_plan_says_so_it_is_waived()
    {
        var given = Stories.Planning.And(Role.Orchestrator, new ProposePlan(Notes with
        {
            Contract = Notes.Contract.Replace(
                one => one == Looks,
                one => one with { Proof = new Missions.Core.Plans.Proof.Human("So?", 1, "waived") }),
        })).Until(mission => mission.OpenChoices is [_, ..]);

        given.When(new Request(new TakeDefaults(), Actor.Engine, given.State.LastAt.AddHours(1))).Then(
            new DecisionTaken(new(1), "waived", "Nobody answered in time.", IsAssumed: true),
            new AssertionWaived(Looks.Id, "Nobody answered in time."));
    }

    [Fact]
    public void A_waiver_answers_the_question_about_it() =>
        AtLast.When(Actor.Human, new Waive(Looks.Id, "Enough.")).Then(
            new DecisionTaken(new(1), "waived", "Enough.", IsAssumed: false),
            new AssertionWaived(Looks.Id, "Enough."));

    [Fact]
    public void What_is_waived_is_never_done()
    {
        var given = Stories.Approved.And(Actor.Human, new Waive(Looks.Id, "Enough."))
            .Until(mission => mission.Completion is not null);

        Assert.False(given.State.Completion!.EveryAssertionProven);
        Assert.Equal(
            new Step.Rest(RestReason.Failed, "It ended with assertions that were waived, not proven."),
            Navigator.Next(given.State));
    }

    [Fact]
    public void Only_what_is_claimed_and_unproven_can_be_waived()
    {
        Stories.Approved.When(Actor.Human, new Waive(new("A-NONE-1"), "Enough."))
            .ThenRefused("There is no assertion A-NONE-1 in the contract.");
        Stories.Rehearsed.When(Actor.Human, new Waive(Looks.Id, "Enough."))
            .ThenRefused("Nothing can be waived before the plan is approved; reject it instead.");
        Stories.FirstSealed.When(Actor.Human, new Waive(Search.Id, "Enough."))
            .ThenRefused("A-SEARCH-1 is proven; there is nothing to waive.");
        Stories.Approved.And(Actor.Human, new Waive(Looks.Id, "Enough."))
            .When(Actor.Human, new Waive(Looks.Id, "Enough."))
            .ThenRefused("A-LOOK-1 is waived already.");
    }

    [Fact]
    public void Who_is_asked_about_a_stuck_mission_lets_it_try_again_or_ends_it()
    {
        var stuck = Stories.Approved
            .And(Actor.Engine, new AskHuman(ChoiceKind.Stuck, "mission", "It does not get on."));

        stuck.When(Actor.Human, new MissionCommand.Decide(new(1), "again"))
            .Then(new DecisionTaken(new(1), "again", null, IsAssumed: false));
        stuck.When(Actor.Human, new MissionCommand.Decide(new(1), "abort")).Then(
            new DecisionTaken(new(1), "abort", null, IsAssumed: false), new MissionAborted("The human ended it."));
    }

    [Fact]
    public void A_mission_completes_when_every_milestone_is_sealed()
    {
        Stories.Debriefed.When(Actor.Engine, new Complete("All is well."))
            .Then(new MissionCompleted(EveryAssertionProven: true, "All is well."));
        Stories.FirstSealed.When(Actor.Engine, new Complete("Enough.")).ThenRefused("Milestone M-2 is not sealed.");
    }

    [Fact]
    public void A_mission_without_an_approved_plan_completes_nothing() =>
        Stories.Opened.When(Actor.Engine, new Complete("Done!"))
            .ThenRefused("Nothing was approved, so nothing can be complete.");

    [Fact]
    public void A_mission_does_not_complete_with_anything_left_open()
    {
        Stories.Debriefed.And(new IssueRaised(new(new(9), Severity.Suggestion, "Faster.", "human")))
            .When(Actor.Engine, new Complete("Done.")).ThenRefused("I-9 is still to be triaged.");
        Stories.Debriefed.And(new AssertionVoided(Pin.Id, "Changed."))
            .When(Actor.Engine, new Complete("Done.")).ThenRefused("A-PIN-1 is neither proven nor waived.");
        Stories.SecondValidating.Until(mission => mission.OpenRuns.Any(run => run.Purpose is Purpose.Debrief))
            .When(Actor.Engine, new Complete("Done.")).ThenRefused("R-0014 is still open.");
    }
}
