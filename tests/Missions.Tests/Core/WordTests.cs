using Missions.Core;
using Missions.Core.Runs;
using Missions.Core.Seats;
using static Missions.Core.MissionCommand;
using static Missions.Core.MissionEvent;

namespace Missions.Tests.Core;

/// <summary>What the human says and answers, and who hears it.</summary>
public class WordTests
{
    private static readonly MissionEvent[] Two =
        [new QuestionAsked(new(new(1), "Which?")), new QuestionAsked(new(new(2), "When?"))];

    private static QuestionAnswered Now(bool isAssumed = false) => new(new(2), "Now.", isAssumed);

    private static RunStarted Begun(Purpose purpose) =>
        new(new(new(99), Role.Orchestrator, purpose, "one/one", 1));

    [Fact]
    public void An_answer_to_work_under_way_is_a_word_to_be_heard() => Assert.Equal(
        [new Word("Q-2 \"When?\": Now.", Now: false, IsHeard: false)],
        Stories.Approved.And(Two).And(Now()).State.Words);

    [Fact]
    public void Before_that_it_is_only_an_answer() => Assert.Empty(Stories.Opened.And(Two).And(Now()).State.Words);

    [Fact]
    public void An_answer_before_there_is_a_plan_opens_the_interview_again()
    {
        var over = Stories.Opened.Until(mission => mission.InterviewIsOver);

        Assert.False(over.And(Two).And(Now()).State.InterviewIsOver);
    }

    [Fact]
    public void One_that_is_assumed_or_comes_after_the_plan_does_not()
    {
        Assert.True(Stories.Opened.Until(mission => mission.InterviewIsOver)
            .And(Two).And(Now(isAssumed: true)).State.InterviewIsOver);
        Assert.True(Stories.Proposed.And(Two).And(Now()).State.InterviewIsOver);
    }

    [Fact]
    public void None_ends_it() =>
        Assert.False(Stories.Opened.And(Two).And(Now(isAssumed: true)).State.InterviewIsOver);

    [Fact]
    public void Only_an_interview_ends_the_interview() => Assert.False(
        Stories.Opened.And(Begun(Purpose.Debrief), new RunEnded(new(99), default)).State.InterviewIsOver);

    [Theory]
    [InlineData(Purpose.Interview, true), InlineData(Purpose.Plan, true), InlineData(Purpose.Consult, true)]
    [InlineData(Purpose.Implement, false), InlineData(Purpose.Review, false), InlineData(Purpose.Debrief, false)]
    public void A_word_is_heard_by_whoever_plans_and_decides(Purpose purpose, bool isHeard) => Assert.Equal(
        isHeard, Stories.Opened.And(new Said("Hurry.", false), Begun(purpose)).State.Words[0].IsHeard);

    [Fact]
    public void What_was_paused_goes_on() =>
        Assert.False(Stories.Approved.And(Actor.Human, new Pause()).And(Actor.Human, new Resume()).State.IsPaused);

    [Fact]
    public void Who_wrote_last_is_known_though_not_every_fact_says_so()
    {
        var given = Stories.Opened.And(new Said("One.", false) with { Version = "0.1" }, new Said("Two.", false));
        Assert.Equal("0.1", given.State.WrittenBy);

        Assert.Equal("0.2", given.And(new Said("Three.", false) with { Version = "0.2" }).State.WrittenBy);
    }

    [Fact]
    public void A_skill_that_is_written_anew_leaves_the_others() => Assert.Equal(
        [new("other", "", "Do."), new("backend", "", "Write plain node.")],
        Stories.Opened
            .And(new SkillRevised(new("backend", "", "Old."), "Because."))
            .And(new SkillRevised(new("other", "", "Do."), "Because."))
            .And(new SkillRevised(new("backend", "", "Write plain node."), "Because.")).State.Skills);
}
