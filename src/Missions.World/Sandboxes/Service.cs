using Missions.World.Processes;

namespace Missions.World.Sandboxes;

/// <summary>A program of a room that goes on by itself.</summary>
/// <param name="gone">Done when nothing is left of it.</param>
internal sealed class Service(RunningProgram program, Watch watch, Task gone) : IRunning
{
    public bool HasEnded => program.HasEnded;
    public string Output => watch.Output;

    public async ValueTask DisposeAsync()
    {
        program.Kill();
        await gone;
        await watch.DrainAsync();
        watch.Dispose();
        await program.DisposeAsync();
    }
}
