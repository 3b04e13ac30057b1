using Missions.Engine;
using Missions.Engine.Inboxes;
using Missions.Engine.Settings;
using Missions.World.Files;
using Missions.World.Locks;
using Missions.World.Logs;
using Missions.World.Network;
using Missions.World.Processes;
using Missions.World.Sandboxes;

namespace Missions.Control.Wiring;

/// <summary>The real machine under the program: made once, in <c>Program.cs</c>.</summary>
/// <param name="Root">Where missions live: <c>$MISSIONS_HOME</c>, or <c>~/.missions</c>.</param>
public sealed record Machine(string Root, TimeProvider Clock, IFiles Files, ILogs Logs, ILocks Locks, Programs Programs)
{
    public MachinePorts Ports { get; } = new();

    /// <summary>Which way a human's word came in, as the journal has it.</summary>
    public string Via { get; init; } = "cli";

    public string SettingsPath => Path.Combine(Root, "settings.json");

    public static Machine Real()
    {
        var clock = TimeProvider.System;
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var root = Environment.GetEnvironmentVariable("MISSIONS_HOME") is { Length: > 0 } set
            ? set
            : Path.Combine(home, ".missions");
        root = Path.GetFullPath(root);
        return new(root, clock, new DiskFiles(), new FileLogs(), new FileLocks(clock), new Programs(clock));
    }

    public MissionHome Home(string mission) => new(Root, mission);

    public MissionDoor Door(string mission) => new(Home(mission), Files, Logs, Locks, Clock);

    /// <summary>A name for a command that no other command of any process has.</summary>
    public string CommandId() => $"{Clock.GetUtcNow():yyyyMMddHHmmssfffffff}-{Environment.ProcessId}";

    /// <summary>The mission's own settings where it was opened with some, else the user's.</summary>
    public async Task<UserSettings> SettingsAsync(MissionHome home, CancellationToken ct) =>
        await Files.ReadAsync(home.Settings, ct) is null
            ? await SettingsAsync(ct)
            : await SettingsFile.ReadAsync(Files, home.Settings, ct);

    public Task<UserSettings> SettingsAsync(CancellationToken ct) => SettingsFile.ReadAsync(Files, SettingsPath, ct);

    /// <summary>What rooms are made of, by a word in the settings.</summary>
    public IRooms Rooms(UserSettings settings) => (settings.Sandbox?.Driver ?? "bubblewrap") switch
    {
        "bubblewrap" => new BubblewrapRooms(Programs, RelayProgram()) { Limits = settings.Sandbox?.Limits ?? new() },
        "none" => new OpenRooms(Programs),
        var other => throw new UsedWrongly($"{SettingsPath}: sandbox.driver is `bubblewrap` or `none`, not `{other}`."),
    };

    /// <summary>How this very program is started: a file, and the words that come before all others.</summary>
    public static (string File, string[] Words) Itself()
    {
        var self = Environment.ProcessPath!;
        return (self, Path.GetFileNameWithoutExtension(self) == "dotnet" ? [typeof(Machine).Assembly.Location] : []);
    }

    /// <summary>This very program, asked to carry bytes into a room.</summary>
    private static RelayProgram RelayProgram()
    {
        var (file, words) = Itself();
        return new(file, [.. words, "relay"]);
    }
}
