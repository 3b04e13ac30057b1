using Missions.Core;
using Missions.Core.Runs;
using Missions.Core.Verdicts;
using static Missions.Core.MissionEvent;

namespace Missions.Engine.Views.Courses;

/// <summary>How what was proven, built and spent grew, at points in time.</summary>
/// <param name="Points">Oldest first; of a long mission every so many, and always the last.</param>
public sealed record BurnUpView(Seq<BurnUpPoint> Points)
{
    private const int Most = 400;

    public static BurnUpView Empty { get; } = new([]);

    internal BurnUpView After(Recorded recorded, Mission state)
    {
        if (!Counts(recorded.Event) || state.Plan is null) return this;
        var point = BurnUpPoint.Of(recorded, state);
        if (Points is [.., var last] && last with { Seq = point.Seq, At = point.At } == point) return this;

        var points = Points.Add(point);
        return new(points.Count <= Most ? points : [.. points.Where((_, index) => index % 2 == 0 || index == Most)]);
    }

    private static bool Counts(MissionEvent happened) => happened is PlanProposed or PlanAmended or ContractAmended
        or AssertionProven or AssertionRefuted or AssertionBlocked or AssertionVoided or AssertionWaived
        or FeatureHandedOff or RunEnded or RunLost or MilestoneSealed or RolledBack or MissionCompleted;
}

/// <summary>How far a mission had come at a moment.</summary>
/// <param name="Built">Features that were handed off.</param>
public sealed record BurnUpPoint(
    long Seq, DateTimeOffset At, int Proven, int Total, int Built, int Features, int Sealed, decimal Usd, long Tokens)
{
    public static BurnUpPoint Of(Recorded recorded, Mission state)
    {
        var built = state.Handoffs
            .Where(one => !one.IsVoid && one.Handoff.Outcome is not HandoffOutcome.Failed)
            .Select(one => one.Feature)
            .ToHashSet();
        var spend = state.Spend;
        return new(
            recorded.Seq,
            recorded.At,
            state.Standings.Count(one => one.Truth is Truth.Proven),
            state.Standings.Count,
            state.Plan?.Features.Count(one => built.Contains(one.Id)) ?? 0,
            state.Plan?.Features.Count() ?? 0,
            state.Seals.Count,
            spend.Usd,
            spend.Tokens);
    }
}
