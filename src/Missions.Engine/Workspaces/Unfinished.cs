using Missions.Core;
using Missions.Core.Runs;

namespace Missions.Engine.Workspaces;

/// <summary>
/// Work that a worker could not hand off because its conversation was full or its surroundings broke: the next one goes
/// on with it.
/// </summary>
internal static class Unfinished
{
    /// <summary>The run whose workspace this one takes over, or null where it starts from the commit.</summary>
    public static Run? Before(Mission mission, Run run) =>
        mission.Runs.LastOrDefault(one => one.Purpose is Purpose.Implement && one.Id.Number < run.Id.Number) is { } last
        && last.IsOfSameAssignment(run) && last.Base == run.Base && IsLeftBy(mission, last)
            ? last
            : null;

    /// <summary>What breaks a second time in a row may be the workspace itself.</summary>
    private static bool IsLeftBy(Mission mission, Run run) => run.Loss switch
    {
        LossKind.Full or LossKind.Rejected => true,
        LossKind.Broken => Before(mission, run)?.Loss is not LossKind.Broken,
        // An older version wrote it in words alone.
        null => run is { State: RunState.Lost, Detail: { } why }
            && (why.StartsWith("ContextFull:", StringComparison.Ordinal)
                || why.StartsWith("Rejected:", StringComparison.Ordinal)),
        _ => false,
    };
}
