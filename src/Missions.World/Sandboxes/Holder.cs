using System.Text.Json;
using Missions.World.Processes;

namespace Missions.World.Sandboxes;

/// <summary>
/// The program that a room's namespaces belong to. It reads its standard input, which only we hold, so the room ends
/// with us however we end; bubblewrap's own --die-with-parent says the same a second time.
/// </summary>
internal sealed class Holder : IAsyncDisposable
{
    private const string Ready = "ready";

    /// <summary>
    /// What is done from inside with the rights over the room that no command gets: no further user namespaces; ports
    /// below 1024 for everybody, so that a service may keep its usual one; and for root, who owns the machine's device
    /// files, no change of their modes.
    /// </summary>
    private const string Lock = """
        echo 0 > /proc/sys/user/max_user_namespaces || exit 1
        echo 0 > /proc/sys/net/ipv4/ip_unprivileged_port_start || exit 1
        [ -O /dev/null ] || exit 0
        for device in null zero full random urandom tty
        do mount -o remount,bind,ro,nosuid /dev/$device || exit 1
        done
        """;

    private readonly RunningProgram _program;
    private readonly string _enter;
    private readonly int _init;

    private Holder(RunningProgram program, Primitives primitives, int init)
    {
        _program = program;
        _enter = primitives.Enter;
        _init = init;
        Bubblewrap = primitives.Bubblewrap;
    }

    public string Bubblewrap { get; }
    public bool HasEnded => _program.HasEnded;

    /// <exception cref="WorldException">The machine does not let us make namespaces.</exception>
    public static async Task<Holder> OpenAsync(
        Programs programs,
        Primitives primitives,
        IReadOnlyList<string> furniture,
        RoomLimits limits,
        CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var program = await programs.StartAsync(new("/bin/sh", Line(primitives, furniture)) { HoldsInput = true });
        var errors = new StreamReader(program.Errors);
        var said = await errors.ReadLineAsync(CancellationToken.None);
        if (said != Ready)
        {
            var because = $"{said}\n{await errors.ReadToEndAsync(CancellationToken.None)}".Trim();
            await program.DisposeAsync();
            throw NotPossible(because);
        }

        var holder = new Holder(program, primitives, await ReadInitAsync(program.Output));
        await holder.LockAsync(programs, limits);
        return holder;
    }

    /// <summary>A call of a program that runs inside the namespaces named, as nsenter calls them.</summary>
    public ProgramCall Enter(IEnumerable<string> namespaces, IEnumerable<string> program) => new(
        _enter, ["-t", $"{_init}", .. namespaces, "--preserve-credentials", "--", .. program]);

    public async ValueTask DisposeAsync()
    {
        // The first process of a PID namespace is gone only after all others, so what follows waits for them.
        if (!_program.HasEnded) Signals.Kill(_init);
        await _program.Ended;
        await _program.DisposeAsync();
    }

    private static string[] Line(Primitives primitives, IReadOnlyList<string> furniture) =>
    [
        "-c", Furniture.Opening, "sh", primitives.Bubblewrap,
        "--unshare-user", "--uid", "0", "--gid", "0", "--unshare-net", "--unshare-pid", "--unshare-ipc",
        "--unshare-uts", "--hostname", "room", "--info-fd", "1",
        .. furniture,
        "--cap-drop", "ALL", "--die-with-parent", "--new-session", "--clearenv", "--chdir", "/",
        "--", "/bin/sh", "-c", $"echo {Ready} >&2; exec cat >&2",
    ];

    private static async Task<int> ReadInitAsync(Stream info)
    {
        using var json = await JsonDocument.ParseAsync(info);
        return json.RootElement.GetProperty("child-pid").GetInt32();
    }

    private async Task LockAsync(Programs programs, RoomLimits limits)
    {
        await using var locking = await programs.StartAsync(
            Enter(["-U", "-m", "-n", "-p"], ["/bin/sh", "-c", $"{limits.Fixing}\n{Lock}"]));
        using var errors = new StreamReader(locking.Errors);
        var because = await errors.ReadToEndAsync(CancellationToken.None);
        if (await locking.Ended == 0) return;

        await DisposeAsync();
        throw NotPossible(because.Trim());
    }

    private static WorldException NotPossible(string because) => new(
        $"""
        The sandbox cannot be made: {because}
        Where that speaks of permissions, user namespaces are switched off. As root, for this machine:
        sysctl -w kernel.unprivileged_userns_clone=1 (Debian), kernel.apparmor_restrict_unprivileged_userns=0 (Ubuntu),
        user.max_user_namespaces=10000. In a container, allow it to make user namespaces and to mount /proc.
        """);
}
