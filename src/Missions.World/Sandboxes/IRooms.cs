namespace Missions.World.Sandboxes;

/// <summary>Makes rooms: the walls that everything of one run or one group of proofs lives in.</summary>
public interface IRooms
{
    /// <summary>What the walls are made of, as it is recorded on evidence: <c>bubblewrap</c> or <c>none</c>.</summary>
    string Driver { get; }

    /// <summary>Whether a room can show files elsewhere than where they are, and hides the rest.</summary>
    bool HasWalls => Driver != "none";

    /// <exception cref="WorldException">A primitive is missing; the message names it and the cure.</exception>
    Task<IRoom> OpenAsync(RoomSpec spec, CancellationToken ct);
}

/// <summary>
/// One network namespace with loopback only, one PID namespace, one set of mounts: commands share its ports and its
/// files, <c>/tmp</c> and <c>$HOME</c> among them, but see no process of each other. Disposing it ends everything in
/// it, and so does the death of this process. Commands may run at the same time.
/// </summary>
public interface IRoom : IAsyncDisposable
{
    /// <summary>
    /// Runs a shell line to its end. What it leaves behind ends with it. It is cancelled by ending it, and never throws
    /// for what the line does; see <see cref="Ended"/>.
    /// </summary>
    /// <exception cref="WorldException">The room has ended, or its walls could not be put around the line.</exception>
    Task<Ended> RunAsync(RoomCommand command, CancellationToken ct);

    /// <summary>
    /// Starts a shell line that goes on by itself, such as a service. Its time limits do not count; its output cap
    /// does.
    /// </summary>
    /// <exception cref="WorldException">The room has ended, or its walls could not be put around the line.</exception>
    Task<IRunning> StartAsync(RoomCommand command, CancellationToken ct);

    /// <summary>
    /// Starts a shell line whose pipes stay open, such as an agent from outside. Neither its time limits nor its output
    /// cap count. The names in its environment must be words that a shell can export.
    /// </summary>
    /// <exception cref="WorldException">The room has ended, or its walls could not be put around the line.</exception>
    Task<IPiped> PipeAsync(RoomCommand command, CancellationToken ct);

    /// <summary>Opens a TCP connection to a port of the room's own loopback, IPv4 or else IPv6.</summary>
    /// <exception cref="IOException">Nothing listens there.</exception>
    Task<Stream> ConnectAsync(int port, CancellationToken ct);

    /// <summary>
    /// The other way: hands whoever connects to a port of the room's own loopback (IPv4) to a function outside, each
    /// connection by itself, until it is disposed or the room ends. It is the only way out of a room.
    /// </summary>
    /// <exception cref="WorldException">The room has ended, or something listens there already.</exception>
    Task<IAsyncDisposable> ListenAsync(int port, Func<Stream, CancellationToken, Task> serve, CancellationToken ct);
}

/// <summary>Something that goes on in a room until it ends by itself or is stopped.</summary>
public interface IRunning : IAsyncDisposable
{
    bool HasEnded { get; }

    /// <summary>What it has printed so far, head and tail.</summary>
    string Output { get; }
}

/// <summary>
/// A program of a room that one talks to. What it prints must be read, or it waits. Disposing it ends it and all that
/// it
/// left behind.
/// </summary>
public interface IPiped : IAsyncDisposable
{
    /// <summary>
    /// What it reads; disposing it is the end of that. Writing throws an IOException once it has ended.
    /// </summary>
    Stream Input { get; }

    /// <summary>What it prints; ends with it.</summary>
    Stream Output { get; }

    /// <inheritdoc cref="Output"/>
    Stream Errors { get; }

    /// <summary>Its exit code, told as that of <see cref="Sandboxes.Ended"/>: it never throws.</summary>
    Task<int> Ended { get; }
}

/// <summary>
/// What a room is furnished with. Paths in <see cref="Environment"/> and mounts are those inside the room.
/// </summary>
/// <param name="Mounts">
/// Besides the system's programs, which every room has read-only. A later one lies over an earlier one; their sources
/// must be there.
/// </param>
/// <param name="WorkingFolder">Inside the room; commands start there.</param>
/// <param name="Environment">
/// The whole environment besides PATH, HOME, LANG, TERM, TMPDIR and what toolchains need to find themselves: nothing is
/// inherited, and what is named here wins.
/// </param>
public sealed record RoomSpec(
    IReadOnlyList<Mount> Mounts,
    string WorkingFolder,
    IReadOnlyDictionary<string, string> Environment)
{
    /// <summary>
    /// Paths of the room that look empty in it, whatever a mount brings there. One that is not there stays so. Rooms
    /// without walls hide nothing.
    /// </summary>
    public IReadOnlyList<string> Hidden { get; init; } = [];
}

/// <summary>A folder or file of the machine that can be seen in a room.</summary>
public readonly record struct Mount(string Source, string Target, bool IsWritable);

/// <summary>A line for <c>sh -c</c> with its limits.</summary>
public sealed record RoomCommand(string Line)
{
    /// <summary>Added to the room's environment for this command alone.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>How long it may take in all.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long it may go on without printing anything.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How long it may clean up after itself once it is asked to end, before it is ended. Rooms with walls do not ask.
    /// </summary>
    public TimeSpan Ending { get; init; } = TimeSpan.Zero;

    /// <summary>How many bytes of its output are kept: the first half of that, and the last.</summary>
    public int OutputCap { get; init; } = 256 * 1024;
}

/// <summary>
/// How a command ended. Output is stdout and stderr as they came, the middle left out where it was too long.
/// </summary>
/// <param name="ExitCode">
/// The line's own, 128 and its number where a signal ended it; 137 where we ended it; 126 or 127 where it could not be
/// started.
/// </param>
public sealed record Ended(int ExitCode, EndedBy By, string Output, long OutputBytes, TimeSpan Took);

/// <summary>Who brought a command to its end.</summary>
public enum EndedBy
{
    Itself,
    Limit,
    Silence,
    Cancelled,
}
