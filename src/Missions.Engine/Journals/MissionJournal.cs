using System.Runtime.CompilerServices;
using System.Text.Json;
using Missions.Core;
using Missions.World.Logs;

namespace Missions.Engine.Journals;

/// <summary>Mission events in the lines of a log, and back.</summary>
public static class MissionJournal
{
    /// <exception cref="JournalUnknown">A line is a good line of the log and no event that this version
    /// knows.</exception>
    public static async IAsyncEnumerable<Recorded> EventsAsync(
        IAsyncEnumerable<LogRecord> records,
        string path,
        [EnumeratorCancellation] CancellationToken ct)
    {
        var writer = (string?)null;
        await foreach (var record in records.WithCancellation(ct))
        {
            var read = Read(record, path, writer);
            writer = read.Event.Version ?? writer;
            yield return read;
        }
    }

    /// <param name="writer">Who wrote the lines before, as far as the journal says.</param>
    /// <exception cref="JournalUnknown">As above.</exception>
    public static IEnumerable<Recorded> Events(IEnumerable<LogRecord> records, string path, string? writer)
    {
        foreach (var record in records)
        {
            var read = Read(record, path, writer);
            writer = read.Event.Version ?? writer;
            yield return read;
        }
    }

    public static LogEntry Entry(MissionEvent happened, DateTimeOffset at) =>
        new(at, JsonSerializer.SerializeToUtf8Bytes(happened, JournalJson.Default.MissionEvent));

    private static Recorded Read(LogRecord record, string path, string? writer)
    {
        try
        {
            var happened = JsonSerializer.Deserialize(record.Json.Span, JournalJson.Default.MissionEvent)!;
            return new(record.Seq, record.At, happened);
        }
        catch (Exception wrong) when (wrong is JsonException or NotSupportedException)
        {
            using var line = JsonDocument.Parse(record.Json);
            var name = line.RootElement.TryGetProperty("event", out var named) ? named.ToString() : "without a name";
            var by = line.RootElement.TryGetProperty("version", out var stamped) ? stamped.ToString() : writer;
            throw new JournalUnknown(
                path,
                record.Seq,
                $"is an event '{name}' that this version ({Version}) cannot read. {Writer(by)} "
                + "Run the mission with that one. Nothing was changed.",
                wrong);
        }
    }

    private static string Writer(string? by) => by is null || by == Version
        ? "Another version wrote it, and the journal does not say which."
        : $"Version {by} wrote it.";

    /// <summary>Of this program, as the journal keeps it.</summary>
    public static string Version => typeof(MissionJournal).Assembly.GetName().Version?.ToString(3) ?? "";
}
