using Missions.Core.Runs;
using static Missions.Control.Terminal.Columns;

namespace Missions.Control.Terminal.Pages;

/// <summary>
/// Every run, the open ones first with what they do; Enter shows one, and its transcript as it streams.
/// </summary>
internal static class RunsPage
{
    public static Page Of(MissionSeen mission, DateTimeOffset now) => new(
        $"Runs: {mission.State.Runs.Count}, {mission.State.OpenRuns.Count()} open",
        [
            .. mission.State.OpenRuns.SelectMany(run => Open(mission, run, now)),
            .. mission.State.Runs.Where(run => !run.IsOpen).Reverse().Select(run => Line(run, now)),
        ]);

    private static IEnumerable<Row> Open(MissionSeen mission, Run run, DateTimeOffset now)
    {
        yield return Line(run, now);
        if (mission.Live.FirstOrDefault(one => one.Run == run.Id.ToString()) is { } live)
            yield return new($"       {LiveText.Line(live, now)}", Look: Look.Dim);
    }

    private static Row Line(Run run, DateTimeOffset now)
    {
        var about = run.Feature?.ToString() ?? run.Milestone?.ToString() ?? "";
        var state = run.IsOpen ? "open" : run.State.ToString().ToLowerInvariant();
        return new(
            $"{run.Id} {state,-6}{Word(run.Role),-13}{Word(run.Purpose),-10} {about,-8} "
                + $"{Ago(run.Worked(run.Ended ?? now)),-8}{run.Spend.Tokens,11:N0} [{run.Seat}] {run.Detail}",
            run.Id.ToString(),
            run.State is RunState.Lost ? Look.Bad : run.IsOpen ? Look.Bold : Look.Plain);
    }

    private static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
