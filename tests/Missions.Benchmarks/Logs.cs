using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using Missions.Core;
using Missions.Engine;
using Missions.Engine.Journals;
using Missions.World.Logs;

namespace Missions.Benchmarks;

/// <summary>
/// P2 and P3: the journal against the same bytes, written with fdatasync and read with SHA-256 and JSON.
/// </summary>
internal static class Logs
{
    private const int Block = 16;

    public static async Task<IReadOnlyList<Figure>> AppendAsync(Stage stage, CancellationToken ct) =>
    [
        await AppendAsync(stage, "append, one fact at a time", 1, Goal.AtLeast(0.6), ct),
        await AppendAsync(stage, "append, 64 facts at a time", 64, Goal.AtLeast(0.7), ct),
    ];

    public static async Task<IReadOnlyList<Figure>> ReplayAsync(Stage stage, CancellationToken ct)
    {
        var home = new MissionHome(stage.Folder, "replay");
        var facts = stage.Lived.Mission.Journal;
        await Stage.WriteAsync(home, facts, ct);
        var (ours, floor, folded) = (new List<double>(), new List<double>(), new List<double>());
        for (var turn = 0; turn < stage.Of(2, 4, 8); turn++)
        {
            var log = await RateAsync(() => ReadAsync(home, ct));
            var raw = await RateAsync(() => RawAsync(home.Journal, ct));
            var fold = await RateAsync(() => FoldAsync(home, ct));
            if (turn == 0) continue; // Compiling.
            ours.Add(log);
            floor.Add(raw);
            folded.Add(fold);
        }
        var size = $"{facts.Count} facts, {new FileInfo(home.Journal).Length / 1_000_000.0:0.0} MB.";
        return
        [
            new("P3", "replay of the log, verified", "lines/s", Goal.AtLeast(0.75), ours, floor) { Note = size },
            new("P3", "the same, read as facts and folded to a state", "lines/s", Goal.None, folded, floor)
            {
                Note = size,
            },
        ];

        async Task<double> RateAsync(Func<Task> read)
        {
            var start = Stopwatch.GetTimestamp();
            await read();
            return facts.Count / Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
    }

    private static async Task<Figure> AppendAsync(Stage stage, string what, int group, Goal goal, CancellationToken ct)
    {
        var path = stage.Path($"append-{group}.jsonl");
        var entries = stage.Lived.Mission.Journal.Take(1024)
            .Select(one => MissionJournal.Entry(one.Event, one.At)).Chunk(group).ToList();
        await using var log = await FileLog.OpenAsync(path, ct);
        using var raw = new Disk(stage.Path($"raw-{group}.jsonl"));
        var (ours, floor, at) = (new List<double>(), new List<double>(), 0);
        for (var block = 0; block <= stage.Of(2, 6, 30); block++)
        {
            var bytes = new List<byte[]>();
            var time = TimeSpan.Zero;
            for (var one = 0; one < Block; one++, at++)
            {
                var (length, start) = (new FileInfo(path).Length, Stopwatch.GetTimestamp());
                await log.AppendAsync(entries[at % entries.Count], ct);
                time += Stopwatch.GetElapsedTime(start);
                bytes.Add(Tail(path, length));
            }
            var begin = Stopwatch.GetTimestamp();
            foreach (var one in bytes) raw.Append(one);
            var rawTime = Stopwatch.GetElapsedTime(begin);
            if (block == 0) continue; // Compiling.
            ours.Add(Block * group / time.TotalSeconds);
            floor.Add(Block * group / rawTime.TotalSeconds);
        }
        return new("P2", what, "facts/s", goal, ours, floor);
    }

    private static byte[] Tail(string path, long from)
    {
        using var file = File.OpenHandle(path, share: FileShare.ReadWrite);
        var bytes = new byte[RandomAccess.GetLength(file) - from];
        RandomAccess.Read(file, bytes, from);
        return bytes;
    }

    private static async Task ReadAsync(MissionHome home, CancellationToken ct)
    {
        await foreach (var _ in FileLog.ReadAsync(home.Journal, ct)) { }
    }

    private static async Task FoldAsync(MissionHome home, CancellationToken ct)
    {
        var records = FileLog.ReadAsync(home.Journal, ct);
        _ = Mission.From(await MissionJournal.EventsAsync(records, home.Journal, ct).ToListAsync(ct));
    }

    private static async Task RawAsync(string path, CancellationToken ct)
    {
        var rest = (await File.ReadAllBytesAsync(path, ct)).AsMemory();
        while (rest.Span.IndexOf((byte)'\n') is >= 0 and var end)
        {
            Look(rest.Span[..end]);
            rest = rest[(end + 1)..];
        }
    }

    private static void Look(ReadOnlySpan<byte> line)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(line, hash);
        var json = new Utf8JsonReader(line);
        while (json.Read()) { }
    }
}
