using Missions.Control.Terminal;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Core.Verdicts;
using Missions.Engine.Views.Courses;
using Missions.Tests.Core;
using static Missions.Core.MissionEvent;

namespace Missions.Tests.Screens;

/// <summary>A week of a mission of 200 assertions, opened after three days away.</summary>
public class SinceWeekTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly IReadOnlyList<Recorded> Week = Weeks.Journal(Monday);

    [Theory, InlineData(80, 24), InlineData(120, 40), InlineData(80, 30)]
    public void It_fits_one_screen(int columns, int rows)
    {
        var watched = new Watched(Week, later: TimeSpan.FromHours(1)).Press("2");
        var page = Missions.Control.Terminal.Pages.PageOf.View(
            watched.Ui.View, watched.Seen, Screen.Room((columns, rows), watched.Ui.View));

        Assert.InRange(page.Rows.Count, 8, rows - 4);
    }

    [Fact]
    public void It_begins_with_the_humans_last_word()
    {
        var since = Course.From(Week).Since;
        var last = Week.Last(one => one.Event.By == "human");

        Assert.Equal((last.Seq, last.At), (since.Seq, since.At));
        Assert.True(Week[^1].At - since.At > TimeSpan.FromDays(3));
    }

    [Fact]
    public void What_went_wrong_is_all_there_and_says_what_was_put_right()
    {
        var (view, after) = Seen();
        var refuted = after.Select(one => one.Event).OfType<AssertionRefuted>()
            .Select(one => $"{one.Standing.Assertion}").Distinct();
        var lost = after.Count(one => one.Event is RunLost);
        var now = Mission.From(Week);

        Assert.Superset(refuted.ToHashSet(), view.Wrong.Lines.Select(line => line.About).ToHashSet());
        Assert.Equal(lost, view.Wrong.Lines.Where(line => line.Text.Contains("is lost")).Sum(line => line.Times));
        Assert.All(
            view.Wrong.Lines.Where(line => now.Standing(new(line.About)) is not null),
            line => Assert.Equal(now.Standing(new(line.About))!.Truth is Truth.Proven, line.IsSettled));
    }

    [Fact]
    public void What_was_spent_and_proven_is_the_difference_between_then_and_now()
    {
        var (view, after) = Seen();
        var before = Mission.From(Week.Take(Week.Count - after.Count));
        var now = Mission.From(Week);

        Assert.Equal(now.Spend.Usd - before.Spend.Usd, view.Spent.Usd);
        Assert.Equal(now.Spend.Tokens - before.Spend.Tokens, view.Spent.Tokens);
        Assert.Equal(now.Runs.Count - before.Runs.Count, view.Spent.Runs);
        Assert.Equal(now.Standings.Count(one => one.Truth is Truth.Proven), view.Spent.Proven);
        Assert.Equal(before.Standings.Count(one => one.Truth is Truth.Proven), view.Spent.ProvenBefore);
        Assert.True(view.Spent.Proven > view.Spent.ProvenBefore);
    }

    [Fact]
    public void What_was_decided_says_who_did_and_a_default_that_was_taken_comes_before_small_things()
    {
        var (view, _) = Seen();

        Assert.StartsWith("Q-", view.Decided.Lines[0].About);
        Assert.Contains(view.Decided.Lines, line => line.By.StartsWith("orchestrator R-", StringComparison.Ordinal));
        Assert.DoesNotContain(view.Decided.Lines, line => line.By == "you");
    }

    [Fact]
    public void What_waits_comes_first()
    {
        var (view, _) = Seen();

        Assert.Equal(["D-1"], view.Waits.Select(one => one.Id));
    }

    [Fact]
    public void Its_screen() => new Watched(Week, later: TimeSpan.FromHours(1)).Press("2").Shows("since_week");

    [Fact]
    public void The_approval_of_its_plan_shows_counts_and_the_riskiest_on_its_first_screen() =>
        new Watched([.. Week.TakeWhile(one => one.Event is not PlanApproved)]).Press("3<Enter><End><Enter>")
            .Shows("approval_of_200");

    [Fact]
    public void How_it_grew_keeps_few_points_and_ends_with_now()
    {
        var course = Course.From(Week);

        Assert.InRange(course.BurnUp.Points.Count, 50, 401);
        Assert.Equal(course.State.Standings.Count(one => one.Truth is Truth.Proven), course.BurnUp.Points[^1].Proven);
        Assert.Equal(course.BurnUp.Points.OrderBy(one => one.Seq), course.BurnUp.Points);
    }

    private static (SinceView View, IReadOnlyList<Recorded> After) Seen()
    {
        var course = Course.From(Week);
        var since = course.Since;
        return (SinceView.Of(since, course.State, Week[^1].At), [.. Week.Where(one => one.Seq > since.Seq)]);
    }
}
