using Missions.World.Network;
using Missions.World.Processes;

namespace Missions.World.Sandboxes;

/// <summary>
/// Rooms without walls, for machines that cannot make any and for humans who accept that. Commands see all files, the
/// network and the machine's ports; mounts are only links, so a target must be its own source. What a command leaves
/// behind is ended with it, found by its process group and by a mark in its environment: a program that wants to hide
/// can.
/// </summary>
public sealed class OpenRooms(Programs programs) : IRooms
{
    private readonly long _since = programs.Clock.GetTimestamp();
    private int _rooms;

    public string Driver => "none";

    public Task<IRoom> OpenAsync(RoomSpec spec, CancellationToken ct)
    {
        foreach (var mount in spec.Mounts)
            if (mount.Source != mount.Target)
                throw new WorldException(
                    $"A room without walls cannot show {mount.Source} as {mount.Target}. Use the driver bubblewrap.");
        if (!Directory.Exists(spec.WorkingFolder))
            throw new WorldException($"{spec.WorkingFolder} cannot be worked in: it is not there. Make it first.");

        var session = Programs.Find("setsid")
            ?? throw new WorldException("Rooms need setsid. Install it: apt-get install util-linux");
        var mark = $"{Environment.ProcessId}-{_since}-{Interlocked.Increment(ref _rooms)}";
        var temporary = Directory.CreateTempSubdirectory("missions-room-").FullName;
        var own = spec with { Environment = Basics(spec, temporary) };
        return Task.FromResult<IRoom>(new OpenRoom(programs, session, mark, temporary, own));
    }

    private static Dictionary<string, string> Basics(RoomSpec spec, string temporary)
    {
        var all = new Dictionary<string, string>
        {
            ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "/usr/bin:/bin",
            ["HOME"] = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
            ["LANG"] = "C.UTF-8",
            ["TERM"] = "xterm-256color",
            ["TMPDIR"] = temporary,
        };
        foreach (var (name, value) in spec.Environment) all[name] = value;
        return all;
    }
}

/// <param name="temporary">For temporary files of its commands; it goes with the room.</param>
internal sealed class OpenRoom(Programs programs, string session, string mark, string temporary, RoomSpec spec) : IRoom
{
    private readonly CancellationTokenSource _closing = new();
    private int _commands;

    public async Task<Ended> RunAsync(RoomCommand command, CancellationToken ct)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, _closing.Token);
        var leftovers = NextLeftovers();
        await using var program = await BeginAsync(command, leftovers);
        using var watch = new Watch(program, [program.Output, program.Errors], Limits.Of(command), programs.Clock);
        var ending = leftovers.EndAfterAsync(program.Ended);
        var ended = await watch.ToTheEndAsync(command.Limit, either.Token);
        await ending;
        return ended;
    }

    public async Task<IRunning> StartAsync(RoomCommand command, CancellationToken ct)
    {
        var leftovers = NextLeftovers();
        var program = await BeginAsync(command, leftovers);
        var watch = new Watch(program, [program.Output, program.Errors], Limits.Of(command), programs.Clock);
        return new Service(program, watch, leftovers.EndAfterAsync(program.Ended))
        {
            Ask = () => AskAsync(program, command.Ending),
        };
    }

    public async Task<IPiped> PipeAsync(RoomCommand command, CancellationToken ct)
    {
        FirstLine.Exporting(command.Environment); // As everywhere: what no shell can export is refused.
        var leftovers = NextLeftovers();
        var call = Call(command, leftovers, command.Line) with { HoldsInput = true };
        var program = await programs.StartAsync(call);
        return new Piped(program, leftovers.EndAfterAsync(program.Ended));
    }

    private async Task AskAsync(RunningProgram program, TimeSpan patience)
    {
        if (patience == TimeSpan.Zero || program.HasEnded) return;

        Signals.TerminateGroup(program.Id);
        await Task.WhenAny(program.Ended, Task.Delay(patience, programs.Clock));
    }

    public Task<Stream> ConnectAsync(int port, CancellationToken ct) => Relay.DialAsync(port, ct);

    public Task<IAsyncDisposable> ListenAsync(
        int port, Func<Stream, CancellationToken, Task> serve, CancellationToken ct)
    {
        if (_closing.IsCancellationRequested) throw new WorldException("The room has ended.");
        var listening = OutwardPort.OnLoopback(port, serve);
        _closing.Token.Register(() => _ = listening.DisposeAsync().AsTask());
        return Task.FromResult(listening);
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        Leftovers.EndAll($"{mark}.");
        try
        {
            if (Directory.Exists(temporary)) Directory.Delete(temporary, recursive: true);
        }
        catch (Exception inUse) when (inUse is IOException or UnauthorizedAccessException)
        {
            // A program that hid from us still writes there; without walls it may.
        }
    }

    private Leftovers NextLeftovers() => new($"{mark}.{Interlocked.Increment(ref _commands)}.");

    private Task<RunningProgram> BeginAsync(RoomCommand command, Leftovers leftovers) =>
        programs.StartAsync(Call(command, leftovers, $"exec 2>&1 </dev/null; {command.Line}"));

    private ProgramCall Call(RoomCommand command, Leftovers leftovers, string line)
    {
        if (_closing.IsCancellationRequested) throw new WorldException("The room has ended.");

        var all = new Dictionary<string, string>(spec.Environment);
        foreach (var (name, value) in command.Environment) all[name] = value;
        all[Leftovers.Variable] = leftovers.Mark;
        return new(session, ["/bin/sh", "-c", line])
        {
            Environment = all,
            Folder = spec.WorkingFolder,
            Kill = KillGroup,
        };
    }

    // It may not have come to be the leader of a group yet.
    private static void KillGroup(int leader)
    {
        Signals.KillGroup(leader);
        Signals.Kill(leader);
    }
}
