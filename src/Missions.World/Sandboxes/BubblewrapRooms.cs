using Missions.World.Network;
using Missions.World.Processes;

namespace Missions.World.Sandboxes;

/// <summary>
/// Rooms made of Linux namespaces by bubblewrap. A holder keeps a room's namespaces and mounts; each command enters
/// them and gets a PID namespace of its own inside, which ends whole with the command.
/// </summary>
/// <param name="find">Where a program of this machine is, such as <see cref="Programs.Find"/>.</param>
public sealed class BubblewrapRooms(Programs programs, RelayProgram relay, Func<string, string?> find) : IRooms
{
    private readonly Toolchains _toolchains = Toolchains.Find(
        Environment.GetEnvironmentVariable("PATH") ?? "",
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));

    private CallFilter? _calls;

    public BubblewrapRooms(Programs programs, RelayProgram relay)
        : this(programs, relay, Programs.Find)
    {
    }

    public string Driver => "bubblewrap";

    /// <summary>How much of the machine each room may use.</summary>
    public RoomLimits Limits { get; init; } = new();

    public async Task<IRoom> OpenAsync(RoomSpec spec, CancellationToken ct)
    {
        var primitives = Primitives.Find(find);
        _calls ??= CallFilter.Make();
        foreach (var mount in spec.Mounts)
            if (!Path.Exists(mount.Source))
                throw new WorldException($"{mount.Source} cannot be shown in a room: it is not there. Make it first.");

        using var masks = new Masks(spec);
        string[] furniture = [.. Furniture.Arguments(spec, _toolchains), .. masks.Arguments, "--remount-ro", "/"];
        var holder = await Holder.OpenAsync(programs, primitives, furniture, Limits, ct);
        var own = spec with { Environment = Basics(spec.Environment) };
        return new BubblewrapRoom(programs, holder, relay, new(Limits, _calls), own);
    }

    private Dictionary<string, string> Basics(IReadOnlyDictionary<string, string> own)
    {
        var all = new Dictionary<string, string>(_toolchains.Environment)
        {
            ["PATH"] = _toolchains.Path,
            ["HOME"] = "/home/agent",
            ["LANG"] = "C.UTF-8",
            ["TERM"] = "xterm-256color",
            ["TMPDIR"] = "/tmp",
        };
        foreach (var (name, value) in own) all[name] = value;
        return all;
    }
}

/// <summary>The programs that walls are made with, each where it was found.</summary>
internal sealed record Primitives(string Bubblewrap, string Enter)
{
    public static Primitives Find(Func<string, string?> find) => new(
        BelowUsr(find("bwrap"), "bwrap", "apt-get install bubblewrap"),
        BelowUsr(find("nsenter"), "nsenter", "apt-get install util-linux"));

    // Only /usr is the same inside a room as outside, and commands enter the room before they start bubblewrap.
    private static string BelowUsr(string? found, string name, string cure) =>
        found?.StartsWith("/usr/", StringComparison.Ordinal) ?? false
            ? found
            : throw new WorldException($"The sandbox needs {name}, which is not below /usr. Install it: {cure}");
}
