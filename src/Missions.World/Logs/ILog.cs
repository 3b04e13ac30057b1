namespace Missions.World.Logs;

/// <summary>Append-only, hash-chained JSON lines with a single writer: journals and transcripts alike.</summary>
public interface ILog : IAsyncDisposable
{
    /// <summary>Every record from the first, in order, each checked against the chain.</summary>
    /// <exception cref="LogDamaged">A line that is not the torn end does not hold.</exception>
    IAsyncEnumerable<LogRecord> ReadAsync(CancellationToken ct);

    /// <summary>
    /// Returns the last line's number once the entries would survive a power cut: all of them, or none. Calls that
    /// come while one is being written share its flush. A call that throws may be repeated only after opening anew.
    /// </summary>
    ValueTask<long> AppendAsync(IReadOnlyList<LogEntry> entries, CancellationToken ct);
}

/// <summary>What is to be written: when, and a JSON object in UTF-8 whose first member is <c>event</c>.</summary>
public readonly record struct LogEntry(DateTimeOffset At, ReadOnlyMemory<byte> Json);

/// <summary>What was written: the entry with its line number (from 1) and the hash of its line.</summary>
public readonly record struct LogRecord(long Seq, DateTimeOffset At, ReadOnlyMemory<byte> Json, string Hash);

/// <summary>A line of a log does not hold. Nothing after it is trusted, and nothing is repaired in silence.</summary>
public sealed class LogDamaged(string path, long line, long offset, string reason)
    : WorldException($"{path}:{line} (byte {offset}) {reason} Restore the file from a copy, "
        + "or keep what comes before that line; nothing was changed.")
{
    public long Line => line;
    public long Offset => offset;
}
