using Missions.World.Processes;

namespace Missions.World.Sandboxes;

/// <summary>A program of a room that goes on by itself.</summary>
/// <param name="gone">Done when nothing is left of it.</param>
internal sealed class Service(RunningProgram program, Watch watch, Task gone) : IRunning
{
    /// <summary>Asks it to end by itself, and waits for that as long as it may take.</summary>
    public Func<Task> Ask { get; init; } = () => Task.CompletedTask;

    public bool HasEnded => program.HasEnded;
    public string Output => watch.Output;

    public async ValueTask DisposeAsync()
    {
        await Ask();
        program.Kill();
        await gone;
        await watch.DrainAsync();
        watch.Dispose();
        await program.DisposeAsync();
    }
}
