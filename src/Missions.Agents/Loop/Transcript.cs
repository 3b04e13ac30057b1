using System.Runtime.CompilerServices;
using System.Text.Json;
using Missions.World;
using Missions.World.Logs;

namespace Missions.Agents.Loop;

/// <summary>One run's turns: everything that was said, called and answered, in order.</summary>
public sealed class Transcript(ILog log, TimeProvider clock)
{
    /// <exception cref="WorldException">A line is damaged, or was written by a newer version.</exception>
    public async IAsyncEnumerable<TranscriptEvent> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var record in log.ReadAsync(ct)) yield return Read(record);
    }

    /// <summary>What the events add up to; the same however often the session was cut off.</summary>
    public async Task<History> HistoryAsync(CancellationToken ct)
    {
        var history = History.Empty;
        await foreach (var happened in ReadAsync(ct)) history = history.After(happened);
        return history;
    }

    /// <summary>Returns once the events would survive a power cut: all of them, or none.</summary>
    public async Task AppendAsync(IReadOnlyList<TranscriptEvent> events, CancellationToken ct) =>
        await log.AppendAsync([.. events.Select(Entry)], ct);

    private LogEntry Entry(TranscriptEvent happened) =>
        new(clock.GetUtcNow(), JsonSerializer.SerializeToUtf8Bytes(happened, TranscriptJson.Event));

    /// <exception cref="WorldException">It is no event that this version knows.</exception>
    public static TranscriptEvent Read(LogRecord record)
    {
        try
        {
            return JsonSerializer.Deserialize(record.Json.Span, TranscriptJson.Event)!;
        }
        catch (JsonException wrong)
        {
            throw new WorldException(
                $"Line {record.Seq} of a transcript is not an event that this version knows ({wrong.Message}). "
                + "Use the version that wrote it, or let the mission start the run anew.", wrong);
        }
    }
}
