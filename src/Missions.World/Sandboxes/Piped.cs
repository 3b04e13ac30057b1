using Missions.World.Processes;

namespace Missions.World.Sandboxes;

/// <summary>A program of a room whose pipes are open.</summary>
/// <param name="gone">Done when nothing is left of it.</param>
internal sealed class Piped(RunningProgram program, Task gone) : IPiped
{
    public Stream Input => program.Input;
    public Stream Output => program.Output;
    public Stream Errors => program.Errors;
    public Task<int> Ended => program.Ended;

    public async ValueTask DisposeAsync()
    {
        program.Kill();
        await gone;
        await program.DisposeAsync();
    }
}
