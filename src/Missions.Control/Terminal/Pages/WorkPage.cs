using Missions.Core.Runs;

namespace Missions.Control.Terminal.Pages;

/// <summary>
/// What was reported: issues, the handoffs with what was false in them, notices and what must always hold.
/// </summary>
internal static class WorkPage
{
    public static Page Of(MissionSeen mission)
    {
        var state = mission.State;
        return new(
            $"Handoffs: {state.Handoffs.Count}; issues: {state.Issues.Count}, "
                + $"{state.Issues.Count(one => one.IsOpen)} open; false claims: {state.Disputes.Count}",
            [
                .. Section("Open issues", state.Issues.Where(one => one.IsOpen).Select(Line)),
                .. Section("Proposals", state.Proposals.Select(one =>
                    new Row($"  {one.Id} by {one.Run}: {one.Change} [{Answer(one)}]", $"{one.Id}"))),
                .. Section("Handoffs, the last first", state.Handoffs.Reverse().Select(one => Line(mission, one))),
                .. Section("Issues dealt with", state.Issues.Where(one => !one.IsOpen).Reverse().Select(Line)),
                .. Section("Must always hold", state.Constraints.Select(text => new Row($"  {text}"))),
                .. Section("Notices", state.Notices.Select(one => new Row($"  {one.Id} {one.Text}", $"{one.Id}"))),
            ]);
    }

    private static IEnumerable<Row> Section(string title, IEnumerable<Row> rows)
    {
        var all = rows.ToList();
        return all is [] ? [] : [Row.Head($"{title} ({all.Count})"), .. all];
    }

    private static Row Line(MissionSeen mission, Core.HandedOff one)
    {
        var false_ = mission.State.Disputes.Count(dispute => dispute.Run == one.Run);
        var disputed = false_ == 0 ? "" : $", {false_} FALSE";
        return new(
            $"  {one.Feature,-10} {one.Run} {one.Handoff.Outcome.ToString().ToLowerInvariant()}{disputed}"
                + $"{(one.IsVoid ? ", void" : "")}: {one.Handoff.Summary}",
            one.Run.ToString(),
            false_ == 0 ? Look.Plain : Look.Bad);
    }

    private static string Answer(Proposal one) => one.Answer?.ToString().ToLowerInvariant() ?? "open";

    private static Row Line(Issue issue)
    {
        var how = issue.Resolution is { } done
            ? $" [{done.By.ToString().ToLowerInvariant()} {done.Feature}: {done.Because}]"
            : "";
        var weight = issue.Severity switch
        {
            Severity.Blocking => "blocking",
            Severity.NonBlocking => "minor",
            _ => "idea",
        };
        return new(
            $"  {issue.Id,-5} {weight,-9}{issue.Text}{how}",
            issue.Id.ToString(),
            issue.Blocks ? Look.Bad : Look.Plain);
    }
}
