using Missions.Core;
using Missions.Engine;
using Missions.Engine.Journals;
using Missions.Simulation.Growing;
using Missions.World.Logs;

namespace Missions.Benchmarks;

/// <summary>What all measurements of one run share: its size, a folder on a disk, a mission that has lived.</summary>
internal sealed class Stage(Size size) : IDisposable
{
    private readonly Lazy<Briefed> _lived = new(() => Briefed.Live(Of(size, 3, 21, 100)));

    public string Folder { get; } = Directory.CreateTempSubdirectory("missions-bench-").FullName;

    /// <summary>A mission of thirty days in full size, of a week in the small one.</summary>
    public Briefed Lived => _lived.Value;

    public int Days => LongMission.DayOf(Lived.Mission.State);

    /// <summary>What it is in this run's size.</summary>
    public int Of(int slice, int small, int full) => Of(size, slice, small, full);

    public string Path(string name) => System.IO.Path.Combine(Folder, name);

    /// <summary>Where the programs of this build lie.</summary>
    public static string Program(string project, string name) => System.IO.Path.GetFullPath(
        System.IO.Path.Combine(AppContext.BaseDirectory, "../..", project, "release", name));

    /// <summary>Writes facts as the journal of a mission.</summary>
    public static async Task WriteAsync(MissionHome home, IReadOnlyList<Recorded> journal, CancellationToken ct)
    {
        await using var log = await FileLog.OpenAsync(home.Journal, ct);
        foreach (var group in journal.Chunk(256))
            await log.AppendAsync([.. group.Select(one => MissionJournal.Entry(one.Event, one.At))], ct);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static int Of(Size size, int slice, int small, int full) => size switch
    {
        Size.Full => full,
        Size.Small => small,
        _ => slice,
    };
}

/// <summary>How much is measured: a slice only shows that everything can be.</summary>
internal enum Size
{
    Slice,
    Small,
    Full,
}
