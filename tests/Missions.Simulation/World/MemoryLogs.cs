using System.Runtime.CompilerServices;
using Missions.World.Logs;

namespace Missions.Simulation.World;

/// <summary>The logs of one machine in memory, by path.</summary>
public sealed class MemoryLogs : ILogs
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _disk = [];
    private readonly Dictionary<string, MemoryLog> _open = [];

    /// <summary>
    /// Called right before and right after each append: the moments at which a crash makes a difference.
    /// </summary>
    public Action Moment { get; set; } = () => { };

    public async Task<ILog> OpenAsync(string path, CancellationToken ct)
    {
        var log = await MemoryLog.OpenAsync(Bytes(path), ct);
        lock (_lock) _open[path] = log;
        return new Watched(this, log);
    }

    public async IAsyncEnumerable<LogRecord> ReadAsync(string path, [EnumeratorCancellation] CancellationToken ct)
    {
        var log = await MemoryLog.OpenAsync(Bytes(path), ct);
        await foreach (var record in log.ReadAsync(ct)) yield return record;
    }

    /// <summary>The same logs from here on by themselves, as after a crash at this moment.</summary>
    public MemoryLogs Copy()
    {
        var copy = new MemoryLogs();
        lock (_lock)
        {
            foreach (var (path, bytes) in _disk) copy._disk[path] = bytes;
            foreach (var (path, log) in _open) copy._disk[path] = log.Bytes;
        }
        return copy;
    }

    private ReadOnlyMemory<byte> Bytes(string path)
    {
        lock (_lock) return _open.TryGetValue(path, out var log) ? log.Bytes : _disk.GetValueOrDefault(path);
    }

    private sealed class Watched(MemoryLogs logs, MemoryLog log) : ILog
    {
        public IAsyncEnumerable<LogRecord> ReadAsync(CancellationToken ct) => log.ReadAsync(ct);

        public async ValueTask<long> AppendAsync(IReadOnlyList<LogEntry> entries, CancellationToken ct)
        {
            logs.Moment();
            var last = await log.AppendAsync(entries, ct);
            logs.Moment();
            return last;
        }

        public ValueTask DisposeAsync() => log.DisposeAsync();
    }
}
