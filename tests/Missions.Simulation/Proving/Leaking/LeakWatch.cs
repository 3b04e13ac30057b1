namespace Missions.Simulation.Proving.Leaking;

/// <summary>What there was before, and what of ours is there still.</summary>
internal sealed class LeakWatch : IDisposable
{
    private const string Temporary = "TMPDIR";
    private static readonly string[] Seen = ["environ", "cmdline", "mountinfo"];

    private readonly string? _before = System.Environment.GetEnvironmentVariable(Temporary);
    private readonly string _folder = Directory.CreateTempSubdirectory("missions-leaks-").FullName;

    private LeakWatch() { }

    /// <summary>Everything that a room's commands inherit; it marks them.</summary>
    public Dictionary<string, string> Environment => new() { ["LEAKING"] = _folder };

    private string Temp => Path.Combine(_folder, "tmp");

    /// <summary>From now on temporary files of ours go to a folder that must be empty in the end.</summary>
    public static LeakWatch Begin()
    {
        var watch = new LeakWatch();
        Directory.CreateDirectory(watch.Temp);
        System.Environment.SetEnvironmentVariable(Temporary, watch.Temp);
        return watch;
    }

    public string Folder(int room) => Directory.CreateDirectory(Path.Combine(_folder, $"{room}")).FullName;

    /// <summary>
    /// Each by its number and what it is open on, but for the assemblies that the runtime keeps open once it used them.
    /// </summary>
    public static IReadOnlyList<string> Descriptors()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return
        [
            .. Directory.EnumerateFileSystemEntries("/proc/self/fd")
                .Select(one => $"{Path.GetFileName(one)} {new FileInfo(one).LinkTarget}")
                .Where(one => !one.EndsWith(".dll", StringComparison.Ordinal)),
        ];
    }

    /// <summary>Of the whole machine: that bear our mark, see our folder in their mounts, or are our children.</summary>
    public async Task<IReadOnlyList<string>> ProcessesAsync(CancellationToken ct)
    {
        for (var tries = 0; tries < 20 && Processes() is not []; tries++)
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, ct);
        return Processes();
    }

    public IReadOnlyList<string> Files() => Directory.GetFileSystemEntries(Temp);

    public void Dispose()
    {
        System.Environment.SetEnvironmentVariable(Temporary, _before);
        Directory.Delete(_folder, recursive: true);
    }

    private List<string> Processes() =>
    [
        .. ProcessTable.Where(read => Seen.Any(file => read(file).Contains(_folder))
            || read("stat").Contains($") Z {System.Environment.ProcessId} ")),
    ];
}
