using Missions.World.Processes;

namespace Missions.World.Sandboxes;

/// <summary>What is put around every command of a room besides its walls.</summary>
internal sealed record Restraint(RoomLimits Limits, CallFilter Filter)
{
    /// <summary>The number that the filter of calls is opened by.</summary>
    public const int Calls = 9;

    /// <summary>The same call with limits of its own. The shell becomes it, so its process is the same.</summary>
    public ProgramCall Around(ProgramCall call) => call with
    {
        File = "/bin/sh",
        Arguments = ["-c", $"{Limits.Lowering}exec \"$@\" {Calls}<{Filter.Path}", "sh", call.File, .. call.Arguments],
    };
}
