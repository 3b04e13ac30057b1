using System.Buffers;
using System.Runtime.CompilerServices;
using Missions.World;
using Missions.World.Logs;

namespace Missions.Simulation.World;

/// <summary>A log that writes the real format into memory, and whose power can be cut during an append.</summary>
public sealed class MemoryLog : ILog
{
    private const string Name = "memory";

    private readonly ArrayBufferWriter<byte> _disk = new();
    private LogChain _end = LogChain.Empty;
    private int? _cutAfter;
    private string? _closed;

    /// <summary>All bytes that a reader of the disk would find.</summary>
    public ReadOnlyMemory<byte> Bytes => _disk.WrittenMemory;

    /// <summary>Opens what is on a disk: what is not whole at its end is cut off.</summary>
    public static async Task<MemoryLog> OpenAsync(ReadOnlyMemory<byte> disk, CancellationToken ct)
    {
        var scan = new LogScan(Name, ReaderOf(disk), isLive: false);
        await foreach (var _ in scan.ReadAsync(ct)) { }

        var log = new MemoryLog { _end = scan.End };
        log._disk.Write(disk.Span[..(int)scan.End.Offset]);
        return log;
    }

    /// <summary>Of the next append only so many bytes reach the disk, and it throws a power cut.</summary>
    public void CutPowerAfter(int bytes) => _cutAfter = bytes;

    public async IAsyncEnumerable<LogRecord> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var scan = new LogScan(Name, ReaderOf(_disk.WrittenMemory[..(int)_end.Offset]), isLive: false);
        await foreach (var records in scan.ReadAsync(ct))
            foreach (var record in records) yield return record;
    }

    public ValueTask<long> AppendAsync(IReadOnlyList<LogEntry> entries, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (_closed is not null) throw new WorldException($"{Name} takes nothing more: {_closed} Open it anew.");

        var lines = new ArrayBufferWriter<byte>();
        var end = _end.Write(entries, lines);
        if (_cutAfter is { } bytes) CutPower(lines.WrittenSpan[..Math.Min(bytes, lines.WrittenCount)]);

        _disk.Write(lines.WrittenSpan);
        _end = end;
        return ValueTask.FromResult(end.Seq);
    }

    public ValueTask DisposeAsync()
    {
        _closed ??= "it was closed.";
        return ValueTask.CompletedTask;
    }

    private void CutPower(ReadOnlySpan<byte> torn)
    {
        _disk.Write(torn);
        _closed = "the power was cut.";
        throw new PowerCutException();
    }

    private static ReadAt ReaderOf(ReadOnlyMemory<byte> disk) => (to, offset, _) =>
    {
        var part = disk[(int)offset..];
        part = part[..Math.Min(part.Length, to.Length)];
        part.CopyTo(to);
        return ValueTask.FromResult(part.Length);
    };
}

/// <summary>The simulated machine has lost its power: nothing of this process goes on.</summary>
public sealed class PowerCutException() : Exception("The power was cut.");
