using System.Globalization;
using Missions.Engine.Views;

namespace Missions.Control.Terminal.Pages;

/// <summary>What was used, by whom and what for, beside what may be and what will be.</summary>
internal static class SpendPage
{
    public static Page Of(MissionSeen mission)
    {
        var (seen, spend) = (mission.Dashboard, mission.Dashboard.SpendBySeat);
        return new(
            $"Spent {(seen.IsScripted ? "no money" : Usd(seen.Spend.Usd))}, {Number(seen.Spend.Tokens)} tokens; "
                + $"budget {seen.Budget.InWords}",
            [
                new($"Of the budget: {Shares(spend)}"),
                new($"Ahead:         {seen.Forecast ?? "no forecast yet"}"),
                new($"Each proven:   {(spend.TokensPerProven is { } each ? $"{Number(each)} tokens" : "nothing")}"
                    + $"{(spend.UsdPerProven is { } usd ? $", {Usd(usd)}" : "")}; "
                    + $"{seen.Spend.CachedShare:P0} of input cached"),
                new($"Your time:     {seen.Attention.Interruptions} interruptions, "
                    + $"{seen.Attention.Minutes:0.#} minutes"),
                Row.Blank,
                Row.Head($"{"By seat",-40}{"runs",6}{"usd",10}{"tokens",14}{"cached",8}"),
                .. spend.Seats.Select(one => new Row(
                    $"{Columns.Cut($"{one.Role} [{one.Seat}]", 39),-40}{one.Runs,6}{Usd(one.Usd),10}"
                        + $"{Number(one.Tokens),14}{one.CachedShare,8:P0}")),
                Row.Blank,
                Row.Head($"{"By milestone",-28}{"runs",5}{"usd",10}{"tokens",14}{"proven",8}{"each",12}"),
                .. spend.Milestones.Select(Line),
                Row.Blank,
                Row.Head("How it grew"),
                .. Grew(seen.BurnUp?.Points ?? []),
            ]);
    }

    private static Row Line(MilestoneSpendView one) => new(
        $"{Columns.Cut($"{one.Milestone} {one.Title}".Trim(), 27),-28}{one.Runs,5}{Usd(one.Usd),10}"
            + $"{Number(one.Tokens),14}{one.Proven,8}{(one.TokensPerProven is { } each ? Number(each) : "-"),12}",
        one.Milestone);

    private static string Shares(SpendBySeatView spend)
    {
        (double? Share, string Of)[] shares =
        [
            (spend.UsdShare, "money"), (spend.TokensShare, "tokens"), (spend.HoursShare, "hours"),
            (spend.RunsShare, "runs"),
        ];
        var told = shares.Where(one => one.Share is not null)
            .Select(one => $"{Bar(one.Share!.Value, 20)} {one.Share:P0} of the {one.Of}");
        return string.Join("  ", told) is { Length: > 0 } line ? line : "nothing is capped";
    }

    /// <summary>A dozen points in time, evenly taken.</summary>
    private static IEnumerable<Row> Grew(Core.Seq<Engine.Views.Courses.BurnUpPoint> points)
    {
        const int Most = 12;
        if (points is []) return [new("Nothing yet.")];
        var taken = points.Count <= Most ? points : [.. Enumerable.Range(0, Most)
            .Select(nth => points[(int)Math.Round((double)nth * (points.Count - 1) / (Most - 1))])];
        return taken.Select(one => new Row(
            $"{one.At.UtcDateTime:MM-dd HH:mm} {Bar(one.Total == 0 ? 0 : (double)one.Proven / one.Total, 20)} "
                + $"{one.Proven,4}/{one.Total,-4} proven {one.Built,3}/{one.Features,-3} built {Usd(one.Usd),9}"));
    }

    private static string Bar(double share, int width)
    {
        var full = (int)Math.Round(Math.Clamp(share, 0, 1) * width);
        return $"[{new string('#', full)}{new string('.', width - full)}]";
    }

    private static string Usd(decimal usd) => $"${Money.Amount(usd)}";

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
