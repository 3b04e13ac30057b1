using Missions.Agents;
using Missions.Core;
using Missions.Core.Runs;

namespace Missions.Engine.Workspaces;

/// <summary>Work that a worker could not hand off because its conversation was full: the next one goes on with it.</summary>
internal static class Unfinished
{
    private static readonly string[] Reasons = [$"{FailureKind.ContextFull}:", $"{FailureKind.Rejected}:"];

    /// <summary>The run whose workspace this one takes over, or null where it starts from the commit.</summary>
    public static Run? Before(Mission mission, Run run) =>
        mission.Runs.LastOrDefault(one => one.Purpose is Purpose.Implement && one.Id != run.Id) is { } last
        && last is { State: RunState.Lost, Detail: { } why } && last.IsOfSameAssignment(run) && last.Base == run.Base
        && Reasons.Any(reason => why.StartsWith(reason, StringComparison.Ordinal))
            ? last
            : null;
}
