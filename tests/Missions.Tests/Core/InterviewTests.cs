using Missions.Core;
using Missions.Core.Runs;
using Missions.Core.Seats;
using static Missions.Core.MissionCommand;
using static Missions.Core.MissionEvent;

namespace Missions.Tests.Core;

public class InterviewTests
{
    private static Given Interviewing => Stories.Opened.Until(mission => mission.OpenRuns.Any());

    private static Given Asked(params AskedQuestion[] questions) =>
        Interviewing.And(Role.Orchestrator, new AskUser([.. questions]));

    [Fact]
    public void Questions_are_numbered_and_have_their_deadlines()
    {
        var given = Interviewing;

        given.When(given.In(Role.Orchestrator), new AskUser([new("Which?"),
            new("When?", DeadlineHours: 2, Default: "Now")]))
            .Then(
                new QuestionAsked(new(new(1), "Which?")),
                new QuestionAsked(new(new(2), "When?", Default: "Now", Deadline: given.State.LastAt.AddMinutes(121))));
    }

    [Fact]
    public void To_ask_nothing_is_not_asking() =>
        Interviewing.When(Role.Orchestrator, new AskUser([]))
            .ThenRefused("Ask at least one question, or none by not calling `ask_user`.");

    [Fact]
    public void A_question_has_a_text() =>
        Interviewing.When(Role.Orchestrator, new AskUser([new(" ")])).ThenRefused("A question needs a `text`.");

    [Theory, InlineData(0), InlineData(-1), InlineData(8761), InlineData(double.NaN),
        InlineData(double.PositiveInfinity)]
    public void A_deadline_can_be_met(double hours) =>
        Interviewing.When(Role.Orchestrator, new AskUser([new("When?", DeadlineHours: hours)]))
            .ThenRefused("`deadlineHours` is more than 0 and at most 8760.");

    [Fact]
    public void The_human_answers() =>
        Asked(new AskedQuestion("Which?")).When(Actor.Human, new AnswerQuestion(new(1), "That."))
            .Then(new QuestionAnswered(new(1), "That.", IsAssumed: false));

    [Fact]
    public void An_answer_needs_its_question()
    {
        Interviewing.When(Actor.Human, new AnswerQuestion(new(7), "That."))
            .ThenRefused("There is no question Q-7. No question is open.");
        Asked(new AskedQuestion("Which?")).When(Actor.Human, new AnswerQuestion(new(7), "That."))
            .ThenRefused("There is no question Q-7. Open: Q-1.");
    }

    [Fact]
    public void A_question_is_answered_once() =>
        Asked(new AskedQuestion("Which?")).And(Actor.Human, new AnswerQuestion(new(1), "That."))
            .When(Actor.Human, new AnswerQuestion(new(1), "This.")).ThenRefused("Q-1 is answered already: That.");

    [Fact]
    public void Nothing_starts_while_a_question_waits() =>
        Asked(new AskedQuestion("Which?")).And(Actor.Engine, new EndRun(new(1), default))
            .When(Actor.Engine, new StartRun(Role.Orchestrator, Purpose.Plan, "one/one"))
            .ThenRefused("Q-1 waits for the human.");

    [Fact]
    public void After_the_deadline_the_default_holds_and_not_the_recommendation()
    {
        var asked = Asked(new AskedQuestion("When?", Recommended: "Later", Default: "Now", DeadlineHours: 1));

        asked.When(new Request(new TakeDefaults(), Actor.Engine, asked.State.LastAt.AddMinutes(59))).Then();
        asked.When(new Request(new TakeDefaults(), Actor.Engine, asked.State.LastAt.AddMinutes(60))).Then(
            new QuestionAnswered(new(1), "Now", IsAssumed: true),
            new AssumptionNoted("When? Now", null, "Q-1"));
    }

    [Theory]
    [InlineData("Later", "Now", "Later")]
    [InlineData(null, "Now", "Now")]
    [InlineData(null, null, "Red")]
    public void With_yes_the_recommendation_is_taken_at_once(string? recommended, string? @default, string taken) =>
        new Given().And(Actor.Human, Samples.Open(answersItself: true)).Until(mission => mission.OpenRuns.Any())
            .And(Role.Orchestrator, new AskUser([new("Which?", null, ["Red"], recommended, @default)]))
            .When(Actor.Engine, new TakeDefaults())
            .Then(new QuestionAnswered(new(1), taken, IsAssumed: true),
                new AssumptionNoted($"Which? {taken}", null, "Q-1"));

    [Fact]
    public void Without_any_hint_judgement_is_asked_for() =>
        Assert.Equal("Use your judgement.", new Question(new(1), "Which?").Fallback);

    [Fact]
    public void An_orchestrator_that_asks_on_and_on_under_yes_is_stopped_at_last()
    {
        var given = new Given().And(Actor.Human, Samples.Open(answersItself: true));
        for (var often = 0; often < 30 && given.State.Stuck is null; often++)
            given.Until(mission => mission.OpenRuns.Any()).And(Role.Orchestrator, new AskUser([new("Sure?")]))
                .And(Actor.Engine, new EndRun(given.State.OpenRuns.First().Id, default))
                .Until(mission => mission.OpenQuestions is []);

        Assert.Equal("5 attempts at a plan came to nothing in a row.", given.State.Stuck);
    }

    [Fact]
    public void Requirements_and_assumptions_are_noted() =>
        Assert.Equal(
            [new Note("It is fast.", "speed", "Q-1", true), new Note("One user.", null, null, false)],
            Interviewing
                .And(Role.Orchestrator, new NoteRequirement("It is fast.", "speed", "Q-1"))
                .And(Role.Orchestrator, new NoteAssumption("One user."))
                .State.Notes);

    [Fact]
    public void A_word_can_stand_for_ever() =>
        Stories.Opened.When(Actor.Human, new Say("No new packages.", Constraint: true))
            .Then(new ConstraintAdded("No new packages."), new Said("No new packages.", false));

    [Fact]
    public void A_word_to_a_run_that_is_lost_is_not_lost_with_it()
    {
        var heard = Stories.Approved.And(Actor.Human, new Say("Wait.")).Until(mission => mission.OpenRuns.Any());
        Assert.True(heard.State.Words[0].IsHeard);

        heard.And(Actor.Engine, new LoseRun(heard.State.OpenRuns.First().Id, "Cut off.", default));

        Assert.Equal(new Step.Consult("The human said something."), Navigator.Next(heard.State));
    }
}
