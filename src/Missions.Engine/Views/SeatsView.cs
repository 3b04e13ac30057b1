using System.Collections.Immutable;
using Missions.Core;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Engine.Views.Courses;

namespace Missions.Engine.Views;

/// <summary>What whoever sat in one seat really achieved, measured and not told.</summary>
/// <param name="Sits">They have the seat now.</param>
/// <param name="Lost">Runs that ended without a report, other than for standing still.</param>
/// <param name="Verdicts">Answers and reviews that they gave.</param>
/// <param name="Contradicted">How many of those turned out otherwise on the very same commit; null where nobody
/// looked.</param>
/// <param name="Disputed">Claims of theirs that turned out false.</param>
/// <param name="Deviations">Where they did something else than their skill says.</param>
/// <param name="Minutes">For each run, on average.</param>
public sealed record SeatView(
    string Role,
    string Seat,
    bool Sits,
    int Runs,
    int Lost,
    int Verdicts,
    int? Contradicted,
    int Handoffs,
    int Disputed,
    int Deviations,
    double Minutes,
    decimal Usd,
    long Tokens,
    double CachedShare)
{
    /// <param name="course">Null where nobody looked at what happened.</param>
    public static Seq<SeatView> All(Mission mission, Course? course) =>
    [
        .. mission.Runs.GroupBy(run => (run.Role, run.Seat))
            .OrderBy(runs => runs.Key.Role).ThenBy(runs => runs.Key.Seat, StringComparer.Ordinal)
            .Select(runs => Of(mission, (runs.Key.Role, runs.Key.Seat), [.. runs], course?.Contradictions.Count)),
    ];

    private static SeatView Of(
        Mission mission, (Role Role, string Seat) who, Seq<Run> runs, ImmutableDictionary<RunId, int>? contradicted)
    {
        var ids = runs.Select(run => run.Id).ToHashSet();
        var handoffs = mission.Handoffs.Where(one => ids.Contains(one.Run)).ToList();
        var spend = runs.Aggregate(default(Spend), (sum, run) => sum + run.Spend);
        return new(
            AgentSeats.Name(who.Role),
            who.Seat,
            mission.Sitting(who.Role) == who.Seat,
            runs.Count,
            runs.Count(run => run is { State: RunState.Lost, WasParked: false }),
            mission.Standings.Count(one => one.Run is { } run && ids.Contains(run))
                + runs.Count(run => run is { Purpose: Purpose.Review, State: RunState.Ended }),
            contradicted is null ? null : ids.Sum(id => contradicted.GetValueOrDefault(id)),
            handoffs.Count,
            mission.Disputes.Count(one => ids.Contains(one.Run)),
            handoffs.Sum(one => one.Handoff.Procedure.Deviations.Count),
            Math.Round(runs.Average(run => run.Worked(mission.LastAt).TotalMinutes), 1),
            spend.Usd,
            spend.Tokens,
            SpendView.Share(spend));
    }
}
