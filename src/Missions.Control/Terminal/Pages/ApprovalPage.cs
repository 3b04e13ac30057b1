using Missions.Engine.Views;

namespace Missions.Control.Terminal.Pages;

/// <summary>The approval, counts first and the riskiest next, so that a large plan can be judged in minutes.</summary>
internal static class ApprovalPage
{
    public static Page Of(MissionSeen mission, int columns) => mission.Approval is not { } view
        ? new("The plan", [new("There is no plan yet.")])
        : new("The plan, for your approval", [.. Rows(view, columns)]);

    private static IEnumerable<Row> Rows(ApprovalView view, int columns) =>
    [
        .. Row.Wrap(view.Title, columns, look: Look.Bold),
        .. Counts(view).SelectMany(line => Row.Wrap(line, columns, 4)),
        Row.Blank,
        Row.Head($"The {view.Riskiest.Count} riskiest"),
        .. view.Riskiest.SelectMany(risk => Row.Wrap(
            $"  {risk.Assertion} ({risk.Kind}): {string.Join("; ", risk.Because)}. {risk.Claim}", columns, 4)),
        Row.Blank,
        Row.Head($"NOT covered ({view.NotCovered.Count})"),
        .. view.NotCovered.SelectMany(line => Row.Wrap($"  - {line}", columns, 4)),
        Row.Blank,
        Row.Head("All of it"),
        .. ApprovalText.Lines(view).SelectMany(line => Row.Wrap(line, columns, 4)),
    ];

    private static IEnumerable<string> Counts(ApprovalView view)
    {
        var total = view.Execution.Count + view.Use.Count + view.Opinion.Count + view.Human.Count;
        yield return $"{view.Requirements.Count} requirements, {view.Milestones.Count} milestones, {total} assertions";
        yield return $"Proven by execution {view.Execution.Count}, by use {view.Use.Count}, by opinion "
            + $"{view.Opinion.Count}, by a human {view.Human.Count}; {view.Unwitnessed} executable proofs of which "
            + "nothing has shown that they can pass";
        yield return $"Not covered: {view.NotCovered.Count}; assumptions: {view.Assumptions.Count}; "
            + $"problems: {view.Problems.Count}; readiness: {view.Readiness?.ToString() ?? "not tried"}";
        yield return $"Forecast: {view.Forecast ?? "none yet"}";
        yield return $"The orchestrator's advice: {view.Recommend ?? "none"}";
    }
}
