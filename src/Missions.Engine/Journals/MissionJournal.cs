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
        await foreach (var record in records.WithCancellation(ct)) yield return Read(record, path);
    }

    public static LogEntry Entry(MissionEvent happened, DateTimeOffset at) =>
        new(at, JsonSerializer.SerializeToUtf8Bytes(happened, JournalJson.Default.MissionEvent));

    private static Recorded Read(LogRecord record, string path)
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
            throw new JournalUnknown(
                path,
                record.Seq,
                $"is an event '{name}' that this version ({Version}) cannot read: {wrong.Message} "
                + "A newer version wrote it; run the mission with that one. Nothing was changed.",
                wrong);
        }
    }

    private static string Version => typeof(MissionJournal).Assembly.GetName().Version?.ToString(3) ?? "";
}
