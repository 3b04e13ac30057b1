using Missions.Core;

namespace Missions.Engine.Views;

/// <summary>How well the proofs were tried before anything was built.</summary>
/// <param name="Tried">Assertions whose proof, as it is now, was tried on the base.</param>
/// <param name="Unwitnessed">Executable proofs of which nothing has shown that they can pass.</param>
/// <param name="Seconds">What that took of the gate's time since the plan, or its last amendment.</param>
/// <param name="Limit">The gate's time; null without a limit.</param>
/// <param name="Skipped">A sentence for each proof of which a part was left out for want of time.</param>
public sealed record RehearsalView(int Tried, int Unwitnessed, double Seconds, int? Limit, Seq<string> Skipped)
{
    /// <summary>Null where there is no plan yet.</summary>
    public static RehearsalView? Of(Mission mission) => mission.Plan is not { } plan ? null : new(
        plan.Contract.Count(one => mission.RehearsalOf(one) is { WasSkipped: false }),
        plan.Contract.Count(one => RiskView.IsUnwitnessed(mission, one)),
        Math.Round(mission.GateSeconds, 1),
        mission.Opening!.Limits.GateSeconds is > 0 and var limit ? limit : null,
        [.. RehearsalText.Skipped(mission)]);
}
