using Missions.Core;
using Missions.Core.Runs;
using Missions.Core.Verdicts;

namespace Missions.Engine.Views.Courses;

/// <summary>Whether what went wrong was put right since.</summary>
internal static class Settled
{
    public static bool Is(SinceLine line, Mission now) => line.About switch
    {
        "mission" => false,
        "budget" => now.Parking is not { On: WaitsOn.Budget },
        "refused" => now.Parking is not { On: WaitsOn.Human },
        "provider" => now.Parking is not { On: WaitsOn.Provider },
        "plan" => now is { IsApproved: true } or { LacksPlan: false, DraftProblems: [] },
        "readiness" => now.Readiness is { Problems: [] },
        _ when line.About.StartsWith("roll-back", StringComparison.Ordinal) => false,
        _ when line.About.StartsWith("seal ", StringComparison.Ordinal) => IsProven(line.About.Split(' ')[^1], now),
        _ when line.About.StartsWith("repair ", StringComparison.Ordinal) =>
            now.Repaired.Any(one => $"repair {one.Assertion}" == line.About),
        _ => OfThing(line.About, now) ?? OfAssignment(line, now),
    };

    private static bool? OfThing(string about, Mission now) =>
        now.Standings.Any(one => one.Assertion.ToString() == about) ? IsProven(about, now)
        : now.Issues.FirstOrDefault(one => one.Id.ToString() == about) is { } issue ? !issue.IsOpen
        : now.Plan?.Milestones.FirstOrDefault(one => one.Id.ToString() == about) is { } milestone
            ? now.IsSealed(milestone.Id)
        : now.Disputes.Any(one => one.Run.ToString() == about)
            ? now.Issues.Where(one => one.By == about).All(one => !one.IsOpen)
        : null;

    /// <summary>A lost run is made good by a later one that carried the same assignment out.</summary>
    private static bool OfAssignment(SinceLine line, Mission now) =>
        now.Runs.FirstOrDefault(run => line.Text.StartsWith($"{run.Id} ", StringComparison.Ordinal)) is { } lost
        && now.Runs.Any(run =>
            run.Id.Number > lost.Id.Number && run.State is RunState.Ended && run.IsOfSameAssignment(lost));

    private static bool IsProven(string assertion, Mission now) =>
        now.Standings.FirstOrDefault(one => one.Assertion.ToString() == assertion)?.Truth is Truth.Proven;
}
