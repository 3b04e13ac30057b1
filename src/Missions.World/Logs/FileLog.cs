using System.Runtime.CompilerServices;
using Microsoft.Win32.SafeHandles;
using Missions.World.Files;

namespace Missions.World.Logs;

/// <summary>A log in one file. Who opens it to write must hold the lock of what it belongs to.</summary>
public sealed class FileLog : ILog
{
    private readonly string _path;
    private readonly SafeFileHandle _file;
    private readonly GroupWriter _writer;

    private FileLog(string path, SafeFileHandle file, LogChain end) =>
        (_path, _file, _writer) = (path, file, new(path, file, end));

    /// <summary>
    /// Opens a log for appending, or makes it with its folders. Checks every line; what a crash left of an append
    /// behind the last whole one is cut off. The file and its name survive a power cut from then on.
    /// </summary>
    /// <exception cref="LogDamaged">Anything else does not hold. The file is left as it is.</exception>
    public static async Task<FileLog> OpenAsync(string path, CancellationToken ct)
    {
        path = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(path)!;
        SafeFileHandle? file = null;
        try
        {
            Durable.MakeFolder(folder);
            file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
            var scan = new LogScan(path, ReaderOf(file), isLive: false);
            await foreach (var _ in scan.ReadAsync(ct)) { }

            if (RandomAccess.GetLength(file) > scan.End.Offset) RandomAccess.SetLength(file, scan.End.Offset);
            Posix.Sync(file);
            Durable.SyncFolder(folder);
            return new(path, file, scan.End);
        }
        catch (Exception failure)
        {
            file?.Dispose();
            if (failure is not (IOException or UnauthorizedAccessException)) throw;
            throw new WorldException($"{path} cannot be opened for writing: {failure.Message}", failure);
        }
    }

    /// <summary>
    /// Every record of a log that somebody else may be writing, without any lock; none where there is no file.
    /// Stops before an append that is not whole.
    /// </summary>
    /// <exception cref="LogDamaged">A line that is not the torn end does not hold.</exception>
    /// <exception cref="WorldException">It cannot be read.</exception>
    public static async IAsyncEnumerable<LogRecord> ReadAsync(
        string path,
        [EnumeratorCancellation] CancellationToken ct)
    {
        using var file = ReadOnlyLog.Open(path);
        if (file is null) yield break;

        await foreach (var records in new LogScan(path, ReadOnlyLog.ReaderOf(path, file), isLive: true).ReadAsync(ct))
            foreach (var record in records) yield return record;
    }

    public async IAsyncEnumerable<LogRecord> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var end = _writer.Durable;
        var scan = new LogScan(_path, ReaderOf(_file, end), isLive: false);
        await foreach (var records in scan.ReadAsync(ct))
            foreach (var record in records) yield return record;

        if (scan.End.Offset != end)
            throw new LogDamaged(_path, scan.End.Seq + 1, scan.End.Offset, "is missing, although it was written.");
    }

    public ValueTask<long> AppendAsync(IReadOnlyList<LogEntry> entries, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested(); // Never later: what is handed to the disk cannot be taken back.
        return _writer.AppendAsync(entries);
    }

    /// <summary>Closes it once everything that was appended is on the disk. May be called twice.</summary>
    public ValueTask DisposeAsync() => _writer.DisposeAsync();

    private static ReadAt ReaderOf(SafeFileHandle file, long end = long.MaxValue) => (to, offset, ct) =>
        RandomAccess.ReadAsync(file, to[..(int)Math.Min(to.Length, end - offset)], offset, ct);
}
