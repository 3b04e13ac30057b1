namespace Missions.World.Processes;

/// <summary>A program to start, with everything that it gets: nothing of ours is inherited.</summary>
public sealed record ProgramCall(string File, IReadOnlyList<string> Arguments)
{
    /// <summary>The whole environment.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    public string Folder { get; init; } = "/";

    /// <summary>What it can read on its standard input before the end of file.</summary>
    public ReadOnlyMemory<byte> Input { get; init; }

    /// <summary>
    /// Its standard input stays open for as long as we live, so that it can notice our death by the end of it.
    /// </summary>
    public bool HoldsInput { get; init; }

    /// <summary>How it is ended before its time, given its process id.</summary>
    public Action<int> Kill { get; init; } = Signals.Kill;
}
