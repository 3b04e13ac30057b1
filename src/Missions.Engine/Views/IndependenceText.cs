using Missions.Core;
using Missions.Core.Runs;
using Missions.Core.Seats;

namespace Missions.Engine.Views;

/// <summary>Whether verdicts come from another provider than the work that they are about (G18), in words.</summary>
internal static class IndependenceText
{
    public static bool IsShared(Mission mission, Run run) => Independence.SharedBy(mission, run) is [_, ..];

    /// <summary>Null where the run judges nothing.</summary>
    public static string? Of(Mission mission, Run run) => Independence.SharedBy(mission, run) switch
    {
        [_, ..] built => $"NOT independent: {Independence.Provider(run.Seat)} judges what it built in "
            + string.Join(", ", built.Select(one => one.Id)),
        _ when !Independence.IsJudging(run) => null,
        _ => Independence.IsScripted(run.Seat)
            ? "none to speak of: a script plays the judge"
            : "another provider than who built it",
    };

    /// <summary>Of the verdicts so far; before there is one, of those to come. Null where all is well.</summary>
    public static string? Warning(Mission mission)
    {
        var judged = mission.Runs.Where(run => Independence.IsJudging(run) && run.State is RunState.Ended).ToList();
        var shared = judged.Where(run => IsShared(mission, run)).ToList();
        return shared is [_, ..]
            ? $"{shared.Count} of {Words.Several(judged.Count, "verdict")} come from the provider that built what they "
                + $"judge: {string.Join(", ", shared.TakeLast(5).Select(run => run.Id))}."
            : mission.Plan is not null && Independence.Warnings(mission) is [_, ..] to ? string.Join(" ", to) : null;
    }
}
