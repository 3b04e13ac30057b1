using Missions.Core;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Core.Verdicts;
using static Missions.Core.MissionCommand;
using static Missions.Core.MissionEvent;
using static Missions.Tests.Core.Samples;

namespace Missions.Tests.Core;

/// <summary>What is taken for granted where nobody answers, and what never is.</summary>
public class DefaultsTests
{
    private static Given Yes => new Given().And(Actor.Human, Open(answersItself: true))
        .Until(mission => Navigator.Next(mission) is Step.TakeDefaults && mission.Readiness is not null);

    private static AskHuman Network(string host) => new(ChoiceKind.Network, host, "May it?");

    [Fact]
    public void A_plan_is_approved_by_nobody_where_the_human_did_not_say_yes() =>
        Stories.Rehearsed.When(Actor.Engine, new TakeDefaults()).Then();

    [Fact]
    public void With_yes_it_is() => Yes.When(Actor.Engine, new TakeDefaults()).Then(new PlanApproved(IsAssumed: true));

    [Fact]
    public void But_not_before_every_word_is_heard() =>
        Yes.And(Actor.Human, new Say("Wait.")).When(Actor.Engine, new TakeDefaults()).Then();

    [Fact]
    public void Nor_while_anybody_is_at_work() =>
        Yes.And(new RunStarted(new(new(9), Role.Orchestrator, Purpose.Plan, "one/one", 1)))
            .When(Actor.Engine, new TakeDefaults()).Then();

    [Fact]
    public void Nor_while_anything_waits_for_the_human() =>
        Yes.And(Actor.Engine, new AskHuman(ChoiceKind.Stuck, "mission", "Well?"))
            .When(Actor.Engine, new TakeDefaults()).Then();

    [Fact]
    public void No_way_out_is_refused_before_the_human_has_had_the_time_to_say() =>
        Stories.Proposed.And(Actor.Engine, Network("a.example:443")).When(Actor.Engine, new TakeDefaults()).Then();

    [Fact]
    public void Each_way_out_is_a_question_of_its_own() =>
        Stories.Proposed.And(Actor.Engine, Network("a.example:443")).When(Actor.Engine, Network("b.example:443"))
            .ThenOne<DecisionAsked>();

    [Fact]
    public void One_bad_question_among_good_ones_is_refused()
    {
        var given = Stories.Opened.Until(mission => mission.OpenRuns.Any());

        given.When(Role.Orchestrator, new AskUser([new("Which?"), new(" ")]))
            .ThenRefused("A question needs a `text`.");
        given.When(Role.Orchestrator, new AskUser([new("Which?", DeadlineHours: 1), new("When?", DeadlineHours: 0)]))
            .ThenRefused("`deadlineHours` is more than 0 and at most 8760.");
        given.When(Role.Orchestrator, new AskUser([new("When?", DeadlineHours: 8760)])).ThenOne<QuestionAsked>();
    }

    [Fact]
    public void Limits_of_one_are_enough_to_try() =>
        new Given().When(Actor.Human, Open(limits: new(1, 1, 1, 1, 1))).ThenOne<MissionOpened>();

    [Fact]
    public void A_waiver_answers_no_question_about_something_else() =>
        Stories.AskedForAWord.And(new AssertionVoided(Pin.Id, "Changed."))
            .When(Actor.Human, new Waive(Pin.Id, "Enough.")).Then(new AssertionWaived(Pin.Id, "Enough."));

    [Theory, InlineData("proven", true), InlineData("refuted", false)]
    public void A_word_that_it_holds_proves_it_and_no_other_does(string word, bool proves)
    {
        var given = Stories.AskedForAWord.When(Actor.Human, new MissionCommand.Decide(new(1), word));

        if (proves) given.ThenOne<AssertionProven>();
        else given.ThenOne<AssertionRefuted>();
    }

    [Fact]
    public void With_yes_a_way_out_is_refused_though_something_else_waits_too() => Assert.Equal(
        new Step.TakeDefaults(),
        Navigator.Next(new Given().And(Actor.Human, Open(answersItself: true))
            .Until(mission => mission.Plan is not null && !mission.OpenRuns.Any())
            .And(Actor.Engine, Network("a.example:443"))
            .And(Actor.Engine, new AskHuman(ChoiceKind.Stuck, "mission", "Well?")).State));

    [Fact]
    public void A_person_is_asked_for_a_word_though_something_else_waits()
    {
        var given = Stories.SecondValidating.Until(mission => Navigator.Next(mission) is Step.AskHuman)
            .And(Actor.Engine, new AskHuman(ChoiceKind.Stuck, "mission", "Well?"));

        Assert.Equal([Looks], given.State.MissingHumanProofs(given.State.OpenRound!));
    }
}
