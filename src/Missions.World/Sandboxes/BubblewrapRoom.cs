using System.Text;
using Missions.World.Network;
using Missions.World.Processes;

namespace Missions.World.Sandboxes;

internal sealed class BubblewrapRoom(
    Programs programs, Holder holder, RelayProgram relay, Restraint restraint, RoomSpec spec)
    : IRoom
{
    /// <summary>The kernel takes no longer argument: 32 pages, with the zero at its end.</summary>
    private const int LongestLine = 32 * 4096 - 1;

    /// <summary>
    /// The first process of a command's namespace. It says on standard error that the walls stand, and everything that
    /// comes after goes to standard output in the order in which it was printed. It must not become the line itself:
    /// the first process of a namespace ignores signals that others die of.
    /// </summary>
    private const string First = """echo in >&2; exec 2>&1 </dev/null; /bin/sh -c "$1"; exit $?""";

    /// <summary>The same where the pipes stay as they are.</summary>
    private const string FirstOfPiped = FirstLine.Reading + """echo in >&2; /bin/sh -c "$1"; exit $?""";

    private static readonly string[] AllNamespaces = ["-U", "-m", "-u", "-i", "-n", "-p"];

    private readonly CancellationTokenSource _closing = new();
    private readonly SemaphoreSlim _opensPorts = new(1);
    private readonly List<OutwardPort> _outward = [];
    private RelayedPorts? _ports;

    public async Task<Ended> RunAsync(RoomCommand command, CancellationToken ct)
    {
        if (Refusal(command.Line) is { } because)
            return new(126, EndedBy.Itself, because, Encoding.UTF8.GetByteCount(because), TimeSpan.Zero);

        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, _closing.Token);
        await using var program = await BeginAsync(command);
        using var watch = new Watch(program, [program.Output], Limits.Of(command), programs.Clock);
        var walls = WallsStandAsync(program);
        var ended = await watch.ToTheEndAsync(command.Limit, either.Token);
        return ended.By == EndedBy.Itself && await walls is { } wrong ? throw new WorldException(wrong) : ended;
    }

    public async Task<IRunning> StartAsync(RoomCommand command, CancellationToken ct)
    {
        if (Refusal(command.Line) is { } because) throw new WorldException(because);

        var program = await BeginAsync(command);
        if (await WallsStandAsync(program) is { } wrong)
        {
            await program.DisposeAsync();
            throw new WorldException(wrong);
        }

        var watch = new Watch(program, [program.Output], Limits.Of(command), programs.Clock);
        return new Service(program, watch, program.Ended);
    }

    public async Task<IPiped> PipeAsync(RoomCommand command, CancellationToken ct)
    {
        if (Refusal(command.Line) is { } because) throw new WorldException(because);

        ThrowIfEnded();
        var call = Entering(["--", "/bin/sh", "-c", FirstOfPiped, "sh", command.Line]);
        var given = FirstLine.Exporting(EnvironmentOf(command));
        var program = await programs.StartAsync(call with { Input = given, HoldsInput = true, Kill = KillWhole });
        if (await WallsStandAsync(program) is not { } wrong) return new Piped(program, program.Ended);

        await program.DisposeAsync();
        throw new WorldException(wrong);
    }

    public async Task<Stream> ConnectAsync(int port, CancellationToken ct) =>
        await (await PortsAsync(ct)).ConnectAsync(port, ct);

    public async Task<IAsyncDisposable> ListenAsync(
        int port, Func<Stream, CancellationToken, Task> serve, CancellationToken ct)
    {
        await _opensPorts.WaitAsync(ct);
        try
        {
            ThrowIfEnded();
            var outward = await OutwardPort.OpenAsync(programs, socket => Relaying(socket, $"{port}"), serve);
            _outward.Add(outward);
            return outward;
        }
        finally
        {
            _opensPorts.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _opensPorts.WaitAsync();
        await holder.DisposeAsync();
        foreach (var outward in _outward) await outward.DisposeAsync();
        if (_ports is not null) await _ports.DisposeAsync();
        _ports = null;
        _opensPorts.Release();
    }

    private static string? Refusal(string line) =>
        Encoding.UTF8.GetByteCount(line) >= LongestLine ? $"sh: the line is longer than {LongestLine - 1} bytes\n"
        : line.Contains('\0') ? "sh: the line contains a zero byte\n"
        : null;

    private async Task<RunningProgram> BeginAsync(RoomCommand command)
    {
        ThrowIfEnded();
        var call = Entering(["--args", "0", "--", "/bin/sh", "-c", First, "sh", command.Line]);
        return await programs.StartAsync(call with { Input = AsArguments(EnvironmentOf(command)), Kill = KillWhole });
    }

    private ProgramCall Entering(IEnumerable<string> program) => restraint.Around(holder.Enter(AllNamespaces,
    [
        holder.Bubblewrap, "--unshare-pid", "--dev-bind", "/", "/", "--proc", "/proc", "--remount-ro", "/proc",
        "--cap-drop", "ALL", "--die-with-parent", "--new-session", "--as-pid-1", "--chdir", spec.WorkingFolder,
        "--clearenv", "--seccomp", $"{Restraint.Calls}", .. program,
    ]));

    // nsenter, bubblewrap, and the first process of the command's own namespace: with that one, all of it ends.
    private static void KillWhole(int entering) => Signals.KillInnermost(entering, depth: 2);

    // nsenter, and the relay below it, which would go on without.
    private static void KillRelay(int entering) => Signals.KillInnermost(entering, depth: 1);

    private Dictionary<string, string> EnvironmentOf(RoomCommand command)
    {
        var all = new Dictionary<string, string>(spec.Environment);
        foreach (var (name, value) in command.Environment) all[name] = value;
        return all;
    }

    /// <summary>For bubblewrap, but through its input: arguments can be seen by every user of the machine.</summary>
    private static byte[] AsArguments(Dictionary<string, string> environment) =>
        Encoding.UTF8.GetBytes(string.Concat(environment.Select(pair => $"--setenv\0{pair.Key}\0{pair.Value}\0")));

    /// <summary>What keeps the walls from standing, or null once they do.</summary>
    private async Task<string?> WallsStandAsync(RunningProgram program)
    {
        var because = "";
        while (await OneLineAsync(program.Errors) is { } said)
        {
            if (said == "in") return null;
            because += $" {said}";
        }

        return $"A command cannot start in its room, at {spec.WorkingFolder}:{because}";
    }

    /// <summary>Reads no further than the line: what comes after is for others. Null at the end.</summary>
    private static async Task<string?> OneLineAsync(Stream stream)
    {
        var (line, one) = (new List<byte>(), new byte[1]);
        while (await stream.ReadAsync(one) == 1)
        {
            if (one[0] == '\n') return Encoding.UTF8.GetString([.. line]);
            line.Add(one[0]);
        }

        return line is [] ? null : Encoding.UTF8.GetString([.. line]);
    }

    private async Task<RelayedPorts> PortsAsync(CancellationToken ct)
    {
        await _opensPorts.WaitAsync(ct);
        try
        {
            ThrowIfEnded();
            return _ports ??= await RelayedPorts.OpenAsync(programs, socket => Relaying(socket));
        }
        finally
        {
            _opensPorts.Release();
        }
    }

    private ProgramCall Relaying(params IEnumerable<string> words)
    {
        var call = holder.Enter(["-U", "-n", "-p"], [relay.File, .. relay.Arguments, .. words]);
        return call with { Environment = RelayEnvironment(), Kill = KillRelay };
    }

    private static Dictionary<string, string> RelayEnvironment()
    {
        var all = new Dictionary<string, string>
        {
            ["PATH"] = "/usr/bin:/bin",
            ["DOTNET_EnableDiagnostics"] = "0", // It would leave a socket behind when it is killed.
            ["DOTNET_TieredPGO"] = "0",
        };
        if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is { } root) all["DOTNET_ROOT"] = root;
        return all;
    }

    private void ThrowIfEnded()
    {
        if (_closing.IsCancellationRequested || holder.HasEnded) throw new WorldException("The room has ended.");
    }
}
