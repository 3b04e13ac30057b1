using Missions.Core;
using Missions.Core.Runs;

namespace Missions.Engine.Views;

/// <summary>What a mission may use, beside how long its runs were at work; null where nothing is capped.</summary>
public sealed record BudgetView(
    string InWords, decimal? Usd, long? Tokens, double? Hours, int? Runs, double HoursWorked, bool IsPartOnly)
{
    public static BudgetView Of(Mission mission, DateTimeOffset now)
    {
        var caps = mission.Budget.Mission;
        // While nobody runs it, nobody knows whether an open run is at work; the journal's last word counts.
        var until = mission.LastAt < now ? mission.LastAt : now;
        return new(
            Money.Of(caps),
            caps.Usd,
            caps.Tokens,
            caps.Hours,
            caps.Runs,
            Math.Round(mission.WorkedBy(until).TotalHours, 2),
            mission.Budget.Milestone != new Caps() || mission.Budget.Run != new Caps());
    }
}

/// <summary>What a mission asked of the person it works for (P13).</summary>
/// <param name="Interruptions">How often it rested until the human's word.</param>
/// <param name="Minutes">For how long in all, from the question to the answer.</param>
/// <param name="AfterApproval">How many of those came after the plan was approved.</param>
public sealed record AttentionView(int Interruptions, double Minutes, int AfterApproval, double? PerProvenAssertion)
{
    public static AttentionView Of(Mission mission, DateTimeOffset now)
    {
        var asked = mission.Attention;
        var proven = mission.Standings.Count(one => one.Truth is Core.Verdicts.Truth.Proven);
        var minutes = asked.WaitedBy(now).TotalMinutes;
        return new(
            asked.Times,
            Math.Round(minutes, 1),
            asked.AfterApproval,
            proven == 0 ? null : Math.Round(minutes / proven, 2));
    }
}
