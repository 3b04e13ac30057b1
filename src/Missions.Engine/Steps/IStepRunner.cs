using Missions.Core;

namespace Missions.Engine.Steps;

/// <summary>Does one step in the world and reports back by submitting commands.</summary>
public interface IStepRunner
{
    /// <summary>Returns when the step is done or was cut short by the human; a step may be done twice.</summary>
    Task RunAsync(Step step, CancellationToken ct);

    /// <summary>Looks whether the user's branch has moved, and reports that; cheap, and may be done at any time.</summary>
    Task NoticeAsync(CancellationToken ct);
}
