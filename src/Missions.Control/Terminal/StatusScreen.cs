using Missions.Core;
using Missions.Engine.Views;
using static Missions.Control.Terminal.Columns;

namespace Missions.Control.Terminal;

/// <summary>A mission on one screen of 80 by 24, the prompt's line included. What does not fit is counted.</summary>
internal static class StatusScreen
{
    private const int Height = 23;

    /// <param name="live">What the open runs do right now; null where nobody looked.</param>
    public static IReadOnlyList<string> Lines(
        Dashboard seen, int height = Height, IReadOnlyList<LiveView>? live = null)
    {
        string[] head = [.. Head(seen, live ?? [])];
        string[] foot = [.. Foot(seen)];
        string[] needs = [.. NeedsLines(seen.NeedsYou, most: 6)];
        string[] issues = [.. IssueLines(seen.Issues, most: 2)];
        var room = height - head.Length - foot.Length - needs.Length - issues.Length;

        return [.. head, .. MilestoneLines.Of(seen.Milestones, room), .. issues, .. needs, .. foot];
    }

    private static IEnumerable<string> Head(Dashboard seen, IReadOnlyList<LiveView> live)
    {
        yield return Apart(seen.Mission, $"{seen.State}{(seen.IsScripted ? ", its agents are scripted" : "")}");
        yield return Cut(seen.Plan?.Title is { } title ? $"{title}: {seen.Goal}" : seen.Goal);
        yield return "";
        foreach (var line in Wrap("Now     ", Capital(seen.Now), most: 3)) yield return line;
        yield return $"        for {Ago(seen.At - seen.Since)}{(seen.WaitsOn is { } who ? $"; waits on {who}" : "")}";
        foreach (var run in seen.OpenRuns.Take(3))
        {
            yield return Cut($"        {run.Id} {run.Role} [{run.Seat}], "
                + $"{(seen.State is "working" ? Ago(seen.At - run.Since) : "interrupted")}");
            if (live.FirstOrDefault(one => one.Run == run.Id) is { } does)
                yield return Cut($"          {LiveText.Line(does, seen.At)}");
        }
        if (seen.OpenRuns.Count > 3) yield return $"        and {seen.OpenRuns.Count - 3} more runs";
        yield return "";
    }

    private static IEnumerable<string> IssueLines(IssuesView issues, int most)
    {
        if (issues.Open == 0) yield break;
        yield return $"Issues  {issues.Open} open, {issues.Blocking} blocking";
        foreach (var issue in issues.Items.Take(most)) yield return Cut($"  {issue.Id} {issue.Severity}: {issue.Text}");
    }

    private static IEnumerable<string> NeedsLines(Seq<Need> needs, int most)
    {
        if (needs is []) yield break;
        yield return "";
        yield return "Needs you";
        foreach (var need in needs.Take(most / 2))
        {
            yield return Cut($"  {need.Id} {need.Text}");
            yield return Cut($"       {need.Command}{Others(need)}");
        }
        if (needs.Count > most / 2) yield return $"  and {needs.Count - most / 2} more: mission status --json";
    }

    private static string Others(Need need) =>
        need.Kind == "decision"
            ? $"   (or {string.Join(", ", need.Options.Where(one => one != need.Recommended))})"
            : "";

    private static IEnumerable<string> Foot(Dashboard seen)
    {
        var (sum, spend) = (seen.Assertions, seen.Spend);
        (int Count, string Name)[] counts =
        [
            (sum.Proven, "proven"), (sum.Refuted, "REFUTED"), (sum.Blocked, "blocked"), (sum.Pending, "to prove"),
            (sum.Waived, "WAIVED"),
        ];
        yield return "";
        if (sum.Total > 0)
            yield return $"Claims  {sum.Total}: "
                + $"{string.Join(", ", counts.Where(one => one.Count > 0).Select(one => $"{one.Count} {one.Name}"))}"
                + (seen.Bite is { Tried: > 0 } bite ? $"; bite {bite.Noticed} of {bite.Tried}" : "");
        yield return $"Spend   {Money(seen)}, {spend.Tokens:N0} tokens ({spend.CachedShare:P0} of input cached) in "
            + $"{seen.Runs} {(seen.Runs == 1 ? "run" : "runs")}; "
            + (seen.Forecast is null && seen.State is not ("done" or "failed")
                ? "no forecast yet"
                : $"budget {seen.Budget.InWords}");
        if (seen.Forecast is { } forecast) yield return Cut($"Ahead   {forecast}");
        foreach (var warning in seen.Warnings) yield return Cut($"Mind    {warning}");
        var work = seen.Place.IsShown ? $"at {Short(seen.Place.Head)}" : "is made with the first feature";
        yield return Cut($"Branch  {seen.Place.Branch} {work}, " + (seen.Place.Landings is [.., var landed]
            ? $"landed on {landed.Branch} as {Short(landed.Commit)}"
            : $"from {seen.Place.BaseBranch ?? "no branch"} at {Short(seen.Place.Base)}"));
        var more = seen.YouCan.Where(command => seen.NeedsYou.All(need => need.Command != command));
        yield return Cut($"You can {string.Join("  |  ", more)}");
    }

    private static string Money(Dashboard seen) => seen switch
    {
        { IsScripted: true } => "no money",
        { Spend: { Usd: 0, Tokens: > 0 } or { Usd: 0, IsUnpriced: true } } => "unpriced",
        { Spend.IsUnpriced: true } => $"${seen.Spend.Usd:0.00} and what has no price or was not told",
        _ => $"${seen.Spend.Usd:0.00}",
    };
}
