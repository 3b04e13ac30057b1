using Missions.Core;
using Missions.Engine.Views;

namespace Missions.Engine.Reports;

/// <summary>Who sat where, what it cost, and what was asked of the human.</summary>
internal static class CostPart
{
    public static Markup Of(Mission mission)
    {
        var (spend, asked) = (SpendView.Of(mission), AttentionView.Of(mission, mission.LastAt));
        var unpriced = mission.Spend.IsUnpriced ? " and what nobody knows the price of" : "";
        return Parts.Section("cost", "Seats and cost", Markup.Of($"""
            <p>{spend.Usd} USD{unpriced}, {spend.Tokens} tokens, {spend.CachedTokens} of them from a cache, in
            {Words.Several(mission.Runs.Count, "run")}. The human was asked
            {Words.Several(asked.Interruptions, "time")}, {asked.AfterApproval} of them
            after the approval, and answered in {asked.Minutes} minutes in all.</p>
            {Seats(mission)}{Runs(mission)}
            """));
    }

    private static Markup Seats(Mission mission) => Parts.Table(
        "Seats",
        ["Role", "Seat", "Runs", "Tokens", "From cache", "USD"],
        mission.Runs.GroupBy(run => (run.Role, run.Seat)).OrderBy(runs => runs.Key.Role).Select(runs =>
        {
            var spend = runs.Aggregate(default(Core.Runs.Spend), (sum, run) => sum + run.Spend);
            return (IReadOnlyList<object?>)
            [
                Words.Of(runs.Key.Role), runs.Key.Seat, runs.Count(), spend.Tokens, spend.CachedInput, spend.Usd,
            ];
        }));

    private static Markup Runs(Mission mission) => Parts.Table(
        "Runs",
        ["Run", "Role", "For", "Seat", "Credentials", "Ended", "Tokens", "USD"],
        mission.Runs.Select(run => (IReadOnlyList<object?>)
        [
            run.Id, Words.Of(run.Role),
            $"{Words.Of(run.Purpose)} {run.Feature?.ToString() ?? run.Milestone?.ToString()}", run.Seat,
            run.Credentials, $"{Words.Of(run.State)} {run.Detail}".Trim(), run.Spend.Tokens, run.Spend.Usd,
        ]));
}
