using Missions.Core;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Core.Verdicts;

namespace Missions.Engine.Views;

/// <summary>What was used, by who used it and by what for, beside what may be.</summary>
/// <param name="UsdShare">Of the mission's cap in dollars, from 0; null where there is none.</param>
/// <param name="UsdPerProven">For each assertion that is proven now; null where none is, or where it has no
/// price.</param>
public sealed record SpendBySeatView(
    Seq<SeatSpendView> Seats,
    Seq<MilestoneSpendView> Milestones,
    double? UsdShare,
    double? TokensShare,
    double? HoursShare,
    double? RunsShare,
    decimal? UsdPerProven,
    long? TokensPerProven)
{
    public static SpendBySeatView Of(Mission mission, DateTimeOffset now)
    {
        var (spend, caps) = (mission.Spend, mission.Budget.Mission);
        var proven = mission.Standings.Count(one => one.Truth is Truth.Proven);
        var until = mission.LastAt < now ? mission.LastAt : now;
        return new(
            [
                .. mission.Runs.GroupBy(run => (run.Role, run.Seat))
                    .OrderBy(runs => runs.Key.Role).ThenBy(runs => runs.Key.Seat, StringComparer.Ordinal)
                    .Select(runs => SeatSpendView.Of(runs.Key.Role, runs.Key.Seat, [.. runs])),
            ],
            [.. MilestoneSpendView.All(mission)],
            Share((double)spend.Usd, (double?)caps.Usd),
            Share(spend.Tokens, caps.Tokens),
            Share(mission.WorkedBy(until).TotalHours, caps.Hours),
            Share(mission.Runs.Count, caps.Runs),
            proven == 0 || spend.IsUnpriced || spend.Usd == 0 ? null : Math.Round(spend.Usd / proven, 2),
            proven == 0 ? null : spend.Tokens / proven);
    }

    private static double? Share(double used, double? cap) => cap is > 0 ? Math.Round(used / cap.Value, 3) : null;
}

/// <summary>What one occupant of one seat used.</summary>
public sealed record SeatSpendView(
    string Role, string Seat, int Runs, decimal Usd, long Tokens, long CachedTokens, double CachedShare)
{
    public static SeatSpendView Of(Role role, string seat, Seq<Run> runs)
    {
        var spend = runs.Aggregate(default(Spend), (sum, run) => sum + run.Spend);
        return new(
            AgentSeats.Name(role), seat, runs.Count, spend.Usd, spend.Tokens, spend.CachedInput,
                SpendView.Share(spend));
    }
}

/// <summary>What one milestone used, and what it took to prove each of its assertions.</summary>
/// <param name="Milestone">Null for what belongs to none: planning, deciding, summing up.</param>
/// <param name="Proven">Assertions that are proven and whose home it is.</param>
/// <param name="CapUsd">For each milestone; null where that is not capped.</param>
public sealed record MilestoneSpendView(
    string? Milestone,
    string Title,
    int Runs,
    decimal Usd,
    long Tokens,
    double Hours,
    int Proven,
    decimal? UsdPerProven,
    long? TokensPerProven,
    decimal? CapUsd)
{
    internal static IEnumerable<MilestoneSpendView> All(Mission mission)
    {
        var homes = mission.Plan?.Homes() ?? new Dictionary<AssertionId, MilestoneId>();
        var proven = mission.Standings
            .Where(one => one.Truth is Truth.Proven && homes.ContainsKey(one.Assertion))
            .CountBy(one => homes[one.Assertion])
            .ToDictionary();
        var runs = mission.Runs.ToLookup(run => run.Milestone);
        return
        [
            .. (mission.Plan?.Milestones ?? []).Select(one =>
                Of(mission, one.Id.ToString(), one.Title, ([.. runs[one.Id]], proven.GetValueOrDefault(one.Id)))),
            Of(mission, null, "planning and deciding", ([.. runs[null]], 0)),
        ];
    }

    private static MilestoneSpendView Of(Mission mission, string? id, string title, (Seq<Run> Runs, int Proven) of)
    {
        var (runs, proven) = of;
        var spend = runs.Aggregate(default(Spend), (sum, run) => sum + run.Spend);
        return new(
            id,
            title,
            runs.Count,
            spend.Usd,
            spend.Tokens,
            Math.Round(runs.Sum(run => run.Worked(mission.LastAt).TotalHours), 2),
            proven,
            proven == 0 || spend.IsUnpriced || spend.Usd == 0 ? null : Math.Round(spend.Usd / proven, 2),
            proven == 0 ? null : spend.Tokens / proven,
            id is null ? null : mission.Budget.Milestone.Usd);
    }
}
