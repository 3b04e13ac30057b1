using Missions.Core.Runs;
using static Missions.Core.MissionEvent;

namespace Missions.Core;

/// <remarks>What a mission may use, and what becomes of it and its runs while it stands still.</remarks>
public sealed partial record Mission
{
    /// <summary>How long runs were at work by then; those that worked side by side count each.</summary>
    public TimeSpan WorkedBy(DateTimeOffset now) => Worked(Runs, now);

    /// <summary>The cap that keeps a run of this milestone from being started; null where none does.</summary>
    public BudgetReached? CapReached(MilestoneId? milestone, DateTimeOffset now)
    {
        if (Budget.Mission.Reached(Spend, WorkedBy(now), Runs.Count) is { } unit)
            return new(Budget.Mission.Sentence(unit, "the mission"), Cap: new(CapOf.Mission, unit));
        if (milestone is null) return null;

        var own = RunsOf(milestone.Value);
        return Budget.Milestone.Reached(Sum(own), Worked(own, now), own.Count) is { } part
            ? new(Budget.Milestone.Sentence(part, $"a milestone, by {milestone},"), Cap: new(CapOf.Milestone, part))
            : null;
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

    /// <summary>Who has a role's seat, as far as the journal knows; null where it does not.</summary>
    public string? Sitting(Seats.Role role) => SeatOf(role)?.Seat
        ?? Runs.LastOrDefault(run => run.Role == role)?.Seat
        ?? Opening?.Seats.FirstOrDefault(one => one.Role == role)?.Seat;

    private static Spend Sum(Seq<Run> runs) => runs.Aggregate(default(Spend), (sum, run) => sum + run.Spend);

    private static TimeSpan Worked(Seq<Run> runs, DateTimeOffset now) =>
        runs.Aggregate(TimeSpan.Zero, (sum, run) => sum + run.Worked(now));

    private Mission Stopped(Parked parked, DateTimeOffset at)
    {
        var next = StandsStill(parked.Run, at).Known(parked.Run, parked.Spend);
        // What only a human can end is not hidden by what passes by itself.
        if (Parking is { On: not WaitsOn.Provider }) return next;

        var before = Parking?.On == parked.On ? Parking : null;
        var isBeside = before is not null && parked.Run is { } id && Run(id) is { StillSince: null };
        return next with
        {
            Parking = isBeside
                ? before! with { At = at, Until = Later(before.Until, parked.Until) }
                : new(parked.On, parked.Reason, before?.Since ?? at, at, parked.Until, (before?.Tries ?? 0) + 1),
        };
    }

    private Mission Stopped(BudgetReached reached, DateTimeOffset at)
    {
        var next = StandsStill(reached.Run, at).Known(reached.Run, reached.Spend);
        return Parking is { On: not WaitsOn.Provider }
            ? next
            : next with { Parking = new(WaitsOn.Budget, reached.Which, at, at, null, 1) { Cap = reached.Cap } };
    }

    /// <summary>That one alone: others may be in the middle of their work.</summary>
    private Mission StandsStill(RunId? id, DateTimeOffset at) => id is not { } one ? this : WithRun(one, run => run with
    {
        WasParked = true,
        StillSince = run.StillSince ?? at,
    });

    private Mission Going(RunId? id, DateTimeOffset at) => id is { } run
        ? AtWork(run, at) with { Parking = null }
        : this with { Parking = null };

    /// <summary>
    /// Whoever goes on with a run goes on with that one alone, so the other open ones wait. Nobody knows when the
    /// program died; of what came after its last word nothing counts as work.
    /// </summary>
    private Mission AtWork(RunId id, DateTimeOffset at)
    {
        var idle = this with { Runs = Idle(LastAt) };
        return idle.WithRun(id, run => run with
        {
            WasParked = false,
            Still = run.Still + (at - (run.StillSince ?? at)),
            StillSince = null,
        });
    }

    private Seq<Run> Idle(DateTimeOffset since) =>
        Runs.Replace(run => run is { IsOpen: true, StillSince: null }, run => run with { StillSince = since });

    private Mission GoingOn(RunResumed resumed, DateTimeOffset at)
    {
        var isNoTrouble = Run(resumed.Run) is { WasParked: true };
        return AtWork(resumed.Run, at)
            .WithRun(resumed.Run, run => run with { Resumes = run.Resumes + (isNoTrouble ? 0 : 1) })
            .Known(resumed.Run, resumed.Spend);
    }

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one > other ? one : other;

    /// <summary>A credential that was once within reach of the run's commands stays so.</summary>
    private Mission Taken(SeatTaken taken) => WithRun(taken.Run, run => run with
    {
        Seat = taken.Seat,
        Credentials = string.CompareOrdinal(run.Credentials ?? "z", taken.Credentials ?? "z") < 0
            ? run.Credentials
            : taken.Credentials,
    });

    /// <summary>What an open run has used is known only where it was written down.</summary>
    private Mission Known(RunId? id, Spend? spend) =>
        id is { } run && spend is { } so ? WithRun(run, one => one with { Spend = so }) : this;

    private Mission Changed(BudgetChanged changed, DateTimeOffset at)
    {
        var next = this with
        {
            Budget = new(
                new(changed.Usd, changed.Tokens, changed.Hours, changed.Runs),
                changed.Milestone ?? Budget.Milestone,
                changed.Run ?? Budget.Run),
        };
        return Parking is { On: WaitsOn.Budget } ? next.Going(null, at) : next;
    }
}
