using System.Text.Json;
using Missions.Core;
using Missions.Core.Runs;
using Missions.Core.Verdicts;
using Missions.Engine.Views.Courses;
using Missions.World.Locks;

namespace Missions.Engine.Views;

/// <summary>All that one glance needs, worked out once for the terminal, the web and <c>--json</c> alike.</summary>
/// <remarks>Members that <see cref="ResultView"/> has too are the same there.</remarks>
public sealed record Dashboard
{
    public required string Mission { get; init; }
    public required string Goal { get; init; }

    /// <summary>
    /// <c>working</c> only where a live runner holds the mission's lock; <c>idle</c> where there is something to do and
    /// nobody does it; else why it rests: <c>needs-you done failed paused waiting budget not-opened</c>.
    /// </summary>
    public required string State { get; init; }
    public required bool IsScripted { get; init; }

    /// <summary>When the glance was taken.</summary>
    public required DateTimeOffset At { get; init; }
    public required string Now { get; init; }
    public required DateTimeOffset Since { get; init; }
    public required string? WaitsFor { get; init; }
    public required string? WaitsOn { get; init; }
    public required RunnerView? Runner { get; init; }

    /// <summary>Why it stands still in the middle of its work; null where it does not.</summary>
    public required StandstillView? Standstill { get; init; }

    public required PlanView? Plan { get; init; }
    public required MilestonesView Milestones { get; init; }
    public required FeatureCounts Features { get; init; }
    public required AssertionsView Assertions { get; init; }
    public required int Runs { get; init; }
    public required Seq<RunView> OpenRuns { get; init; }
    public required IssuesView Issues { get; init; }
    public required Seq<Need> NeedsYou { get; init; }
    public required SpendView Spend { get; init; }
    public required BudgetView Budget { get; init; }

    /// <summary>How well the proofs were tried before anything was built; null where there is no plan.</summary>
    public required RehearsalView? Rehearsal { get; init; }

    /// <summary>How much of what was built its proofs notice the loss of; null until it is measured.</summary>
    public required BiteView? Bite { get; init; }

    /// <summary>How the code ended compared with how it began; null before the debrief.</summary>
    public required Comparison? Compared { get; init; }

    /// <summary>How often it rested until the human's word, and for how many minutes in all.</summary>
    public required AttentionView Attention { get; init; }

    /// <summary>What the human should know: before a cap is reached, and of who judges.</summary>
    public required Seq<string> Warnings { get; init; }

    /// <summary>What it will have cost when it is done; null where nobody can say yet.</summary>
    public required string? Forecast { get; init; }
    public required Forecast? ForecastFigures { get; init; }

    /// <summary>Commands to type.</summary>
    public required Seq<string> YouCan { get; init; }
    public required PlaceView Place { get; init; }

    /// <summary>Everything that waits for you, with what it means to let it wait.</summary>
    public required Seq<DecisionView> Decisions { get; init; }

    /// <summary>What each validation found, what was decided about it, and what came next.</summary>
    public required Seq<RoundsView> Rounds { get; init; }
    public required SpendBySeatView SpendBySeat { get; init; }
    public required Seq<SeatView> Seats { get; init; }

    /// <summary>What happened since your last word; null where only the state was looked at.</summary>
    public required SinceView? SinceYou { get; init; }

    /// <summary>How it grew; null where only the state was looked at.</summary>
    public required BurnUpView? BurnUp { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public required DateTimeOffset LastAt { get; init; }

    /// <param name="runner">Who holds the mission's lock; null where nobody does.</param>
    /// <param name="experience">What missions took before; null where nobody looked.</param>
    public static Dashboard Of(
        Mission mission, LockOwner? runner, DateTimeOffset now, Experience? experience = null) =>
        Of(mission, null, runner, now, experience);

    /// <summary>The same with what only the course of events tells.</summary>
    public static Dashboard Of(
        Course course, LockOwner? runner, DateTimeOffset now, Experience? experience = null) =>
        Of(course.State, course, runner, now, experience);

    private static Dashboard Of(
        Mission mission, Course? course, LockOwner? runner, DateTimeOffset now, Experience? experience)
    {
        var forecast = mission.IsOver || experience is null ? null : ForecastText.Of(mission, experience);
        var present = Present.Of(mission, runner is not null);
        Seq<Need> needs = [.. Need.Of(mission)];
        return new()
        {
            Mission = mission.Opening?.Mission ?? "",
            Goal = mission.Opening?.Goal ?? "",
            State = present.State,
            IsScripted = mission.Opening?.IsScripted is true,
            At = now,
            Now = present.Sentence,
            Since = present.Since,
            WaitsFor = present.WaitsFor,
            WaitsOn = present.WaitsOn,
            Runner = runner is null ? null : new(runner.Host, runner.Pid, runner.Since),
            Standstill = mission.Parking is { } parked ? StandstillView.Of(parked) : null,
            Plan = mission.Plan is { } plan
                ? new(plan.Title, plan.Recommend, mission.IsApproved, mission.Revision)
                : null,
            Milestones = MilestonesView.Of(mission),
            Features = FeatureCounts.Of(mission),
            Assertions = AssertionsView.Of(mission),
            Runs = mission.Runs.Count,
            OpenRuns = [.. mission.OpenRuns.Select(RunView.Of)],
            Issues = IssuesView.Of(mission),
            NeedsYou = needs,
            Spend = SpendView.Of(mission),
            Budget = BudgetView.Of(mission, now),
            Rehearsal = RehearsalView.Of(mission),
            Bite = BiteView.Of(mission),
            Compared = mission.Completion?.Comparison,
            Attention = AttentionView.Of(mission, now),
            Warnings =
            [
                .. new[]
                {
                    Rising.Of(mission), IndependenceText.Warning(mission), BiteText.Warning(mission),
                    RehearsalText.Warning(mission),
                }.OfType<string>(),
                .. (mission.Completion?.Comparison?.Worse ?? [])
                    .Select(line => $"Worse than it began: {line.Sentence}"),
            ],
            Forecast = forecast is null ? null : ForecastText.Line(forecast),
            ForecastFigures = forecast,
            YouCan = Present.YouCan(mission, present.State, needs),
            Place = PlaceView.Of(mission),
            Decisions = DecisionView.All(mission, course?.Asked),
            Rounds = RoundsView.Of(mission),
            SpendBySeat = SpendBySeatView.Of(mission, now),
            Seats = SeatView.All(mission, course),
            SinceYou = course is null ? null : SinceView.Of(course.Since, mission, now),
            BurnUp = course?.BurnUp,
            OpenedAt = mission.OpenedAt,
            LastAt = mission.LastAt,
        };
    }

    public string Json() => JsonSerializer.Serialize(this, ViewJson.Default.Dashboard);
}

/// <summary>A mission that stands still: on whom, why, since when, and when it is tried again by itself.</summary>
/// <param name="On"><c>provider human budget</c>.</param>
/// <param name="Tries">How often in a row it came to this.</param>
public sealed record StandstillView(string On, string Reason, DateTimeOffset Since, DateTimeOffset? NextTry, int Tries)
{
    public static StandstillView Of(Parking parked) =>
        new(Words.Of(parked.On), parked.Reason, parked.Since, parked.Until, parked.Tries);
}

/// <summary>Which process runs the mission.</summary>
public sealed record RunnerView(string Host, int Pid, DateTimeOffset Since);

/// <summary>The plan in a line.</summary>
public sealed record PlanView(string Title, string? Recommend, bool IsApproved, int Revision);

/// <summary>An agent session that is under way, as far as the journal knows.</summary>
public sealed record RunView(
    string Id,
    string Role,
    string Purpose,
    string Seat,
    int Round,
    string? Feature,
    string? Milestone,
    DateTimeOffset Since)
{
    public static RunView Of(Run run) => new(
        run.Id.ToString(),
        Words.Of(run.Role),
        Words.Of(run.Purpose),
        run.Seat,
        run.Round,
        run.Feature?.ToString(),
        run.Milestone?.ToString(),
        run.Started);
}

/// <summary>Where the work lies in git.</summary>
/// <param name="Branch">The mission's own, in the user's repository.</param>
/// <param name="IsShown">The branch was made: from the first feature on it stands on the mission's work.</param>
/// <param name="BaseBranch">The user's branch that it started from.</param>
public sealed record PlaceView(
    string Repository,
    string Branch,
    string Base,
    string? BaseBranch,
    string Head,
    Seq<LandingView> Landings,
    bool IsShown)
{
    public static PlaceView Of(Mission mission) => new(
        mission.Opening?.Repository ?? "",
        $"mission/{mission.Opening?.Mission}",
        mission.Opening?.Base ?? "",
        mission.Opening?.Branch,
        mission.Head,
        [.. mission.Landings.Select(landed => new LandingView(landed.Branch, landed.Commit))],
        mission.Head != mission.Opening?.Base || mission.Handoffs is [_, ..] || mission.Seals is [_, ..]);
}

/// <summary>A branch of the user's that was moved to the mission's work.</summary>
public sealed record LandingView(string Branch, string Commit);
