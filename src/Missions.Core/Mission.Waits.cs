using Missions.Core.Runs;
using static Missions.Core.MissionEvent;

namespace Missions.Core;

/// <remarks>What a mission may use, and what becomes of it and its runs while it stands still.</remarks>
public sealed partial record Mission
{
    /// <summary>How long runs were at work by then; those that worked side by side count each.</summary>
    public TimeSpan WorkedBy(DateTimeOffset now) => Worked(Runs, now);

    /// <summary>The cap that keeps a run of this milestone from being started; null where none does.</summary>
    public string? CapReached(MilestoneId? milestone, DateTimeOffset now)
    {
        if (Budget.Mission.Reached(Spend, WorkedBy(now), Runs.Count, "the mission") is { } whole) return whole;
        if (milestone is null) return null;

        var own = RunsOf(milestone.Value);
        return Budget.Milestone.Reached(Sum(own), Worked(own, now), own.Count, $"a milestone, by {milestone},");
    }

    /// <summary>Whether it rests until the human's word; one that answers itself asks little.</summary>
    private bool IsAsking => this switch
    {
        { IsOver: true } => false,
        { Parking.On: WaitsOn.Human or WaitsOn.Budget } => true,
        { Parking: not null } => false,
        _ when OpenRuns.Any() => false,
        { AnswersItself: true } => Choices.Any(choice => choice is { IsOpen: true, IsConsent: false }),
        { OpenQuestions: [_, ..] } or { OpenChoices: [_, ..] } => true,
        { IsApproved: true } or { LacksPlan: true } => false,
        _ => Readiness?.Plan == Drafts && IsRehearsed && DraftProblems is [],
    };

    public Seq<Run> RunsOf(MilestoneId milestone) => [.. Runs.Where(run => run.Milestone == milestone)];

    /// <summary>Who was put into a role's seat since the mission was opened.</summary>
    public SeatChanged? SeatOf(Seats.Role role) => Seats.FirstOrDefault(changed => changed.Role == role);

    private static Spend Sum(Seq<Run> runs) => runs.Aggregate(default(Spend), (sum, run) => sum + run.Spend);

    private static TimeSpan Worked(Seq<Run> runs, DateTimeOffset now) =>
        runs.Aggregate(TimeSpan.Zero, (sum, run) => sum + run.Worked(now));

    private Mission Stopped(WaitsOn on, string reason, DateTimeOffset? until, DateTimeOffset at)
    {
        var before = Parking?.On == on ? Parking : null;
        return this with
        {
            Parking = new(on, reason, before?.Since ?? at, at, until, (before?.Tries ?? 0) + 1),
            Runs = Runs.Replace(
                run => run.IsOpen,
                run => run with { WasParked = true, StillSince = run.StillSince ?? at }),
        };
    }

    private Mission Going(DateTimeOffset at) => this with
    {
        Parking = null,
        Runs = Runs.Replace(
            run => run is { IsOpen: true, StillSince: not null },
            run => run with { Still = run.Still + (at - run.StillSince!.Value), StillSince = null }),
    };

    /// <summary>What an open run has used is known only where it was written down.</summary>
    private Mission Known(RunId? id, Spend? spend) =>
        id is { } run && spend is { } so ? WithRun(run, one => one with { Spend = so }) : this;

    // Nobody knows when the program died; of what came after its last word nothing counts as work.
    private Mission GoingOn(RunResumed resumed, DateTimeOffset at) => WithRun(resumed.Run, run => run with
    {
        Resumes = run.WasParked ? run.Resumes : run.Resumes + 1,
        WasParked = false,
        Still = run.Still + (run.StillSince is null ? at - LastAt : TimeSpan.Zero),
    }).Known(resumed.Run, resumed.Spend);

    private Mission Changed(BudgetChanged changed, DateTimeOffset at)
    {
        var next = this with
        {
            Budget = new(
                new(changed.Usd, changed.Tokens, changed.Hours, changed.Runs),
                changed.Milestone ?? Budget.Milestone,
                changed.Run ?? Budget.Run),
        };
        return Parking is { On: WaitsOn.Budget } ? next.Going(at) : next;
    }
}
