using Missions.World.Logs;

namespace Missions.Tests.Agents.Support;

/// <summary>A log that forgets: its lines in a list.</summary>
internal sealed class ListLog(params IEnumerable<LogEntry> entries) : ILog
{
    private readonly List<LogEntry> _entries = [.. entries];

    public IReadOnlyList<LogEntry> Entries => _entries;

    public IAsyncEnumerable<LogRecord> ReadAsync(CancellationToken ct) =>
        _entries.Select((entry, index) => new LogRecord(index + 1, entry.At, entry.Json, "")).ToAsyncEnumerable();

    public ValueTask<long> AppendAsync(IReadOnlyList<LogEntry> entries, CancellationToken ct)
    {
        _entries.AddRange(entries);
        return ValueTask.FromResult((long)_entries.Count);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
