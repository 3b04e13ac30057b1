using Missions.Core;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Core.Verdicts;
using Missions.Engine.Views;
using Missions.Engine.Views.Courses;
using Missions.Tests.Core;
using static Missions.Core.MissionEvent;

namespace Missions.Tests.Screens;

/// <summary>What is told of a mission over time.</summary>
public class CourseTests
{
    [Fact]
    public void Event_by_event_it_is_the_same_as_at_once()
    {
        var journal = Stories.Completed.Journal;
        var course = journal.Aggregate(Course.Unopened, (before, one) => before.After(one));

        Assert.Equal(Mission.From(journal), course.State);
        Assert.Equal(Course.From(journal).BurnUp, course.BurnUp);
    }

    [Fact]
    public void A_review_that_let_pass_what_was_refuted_in_its_round_counts_against_its_seat()
    {
        var seats = SeatView.All(Refuted.State, Course.From(Refuted.Journal));

        Assert.Equal(1, seats.Single(one => one.Role == "reviewer").Contradicted);
        Assert.All(seats.Where(one => one.Role is not "reviewer"), one => Assert.Equal(0, one.Contradicted));
    }

    [Fact]
    public void What_a_user_tester_called_proven_and_a_replay_refutes_on_the_same_commit_counts_against_its_seat()
    {
        var story = Stories.Judged;
        var said = story.State.Standing(Samples.Narrows.Id)!;
        story = story.And(new AssertionRefuted(said with { Truth = Truth.Refuted, Run = null }));

        var seats = SeatView.All(story.State, Course.From(story.Journal));
        Assert.Equal(1, seats.Single(one => one.Role == "user-tester").Contradicted);
    }

    [Fact]
    public void Each_decision_says_since_when_and_what_stands_still()
    {
        var story = Stories.AskedForAWord;
        var asked = story.Journal.Last(one => one.Event is DecisionAsked).At;
        var decision = DecisionView.All(story.State, Course.From(story.Journal).Asked).Single();

        Assert.Equal(("human-proof", "D-1", asked), (decision.Kind, decision.Id, decision.Since));
        Assert.Equal("M-2 cannot be sealed before it, and all after it waits.", decision.Delay);
        Assert.Equal("After the deadline it is decided so: refuted.", decision.ByDefault);
        Assert.Equal(["proven", "refuted"], decision.Options.Select(one => one.Word));
    }

    [Fact]
    public void Nothing_is_told_of_a_time_in_which_nothing_happened()
    {
        var (since, now) = SinceLeft.Of(Stories.Working.Journal, Samples.Start.AddDays(1));
        var view = SinceView.Of(since, now, Samples.Start.AddDays(2));

        Assert.Equal((0, 0, 0, 0), (view.Events, view.Wrong.Total, view.Decided.Total, view.Achieved.Total));
    }

    [Fact]
    public void A_moment_divides_the_journal_there_and_nowhere_else()
    {
        var journal = Stories.Completed.Journal;
        var moment = journal[journal.Count / 2].At;
        var (since, now) = SinceLeft.Of(journal, moment);

        Assert.Equal(Mission.From(journal.Where(one => one.At <= moment)), since.Before);
        Assert.Equal(Mission.From(journal), now);
    }

    [Theory]
    [InlineData("needs-you", false, "needs-you")]
    [InlineData("idle", false, "needs-you")]
    [InlineData("working", true, "working")]
    public void A_home_groups_missions_by_what_they_want_of_you(string state, bool isRun, string group)
    {
        var story = state is "needs-you" ? Stories.Rehearsed : Stories.Working;
        var home = HomeView.Of([HomeEntry.Of(story.State, isRun)]);

        Assert.Equal(["needs-you", "working", "waiting", "done"], home.Groups.Select(one => one.Name));
        Assert.Equal(state, home.Groups.Single(one => one.Name == group).Missions.Single().State);
    }

    /// <summary>A reviewer lets a feature pass, and the proof of what it is for fails in the same round.</summary>
    private static Given Refuted
    {
        get
        {
            var story = Stories.Validating.And(
                new RunStarted(
                    new(new(90), Role.Reviewer, Purpose.Review, "two/one", 1, Feature: Samples.Endpoint.Id,
                        Milestone: Samples.First)),
                new ReviewReported(new(90), Samples.First, 1, new(Samples.Endpoint.Id, ReviewResult.Pass, "Fine.")),
                new RunEnded(new(90), Samples.Cents));
            var commit = story.State.OpenRound!.Commit;
            return story.And(
                new AssertionRefuted(new(Samples.Search.Id, Truth.Refuted, [new(1)], commit, "Its proof fails.")),
                new ValidationEnded(Samples.First, 1, false, "It does not hold."));
        }
    }
}
