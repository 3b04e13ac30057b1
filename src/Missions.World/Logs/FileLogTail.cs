using System.Runtime.CompilerServices;
using Microsoft.Win32.SafeHandles;

namespace Missions.World.Logs;

/// <summary>Reads along with a log that somebody else writes, without any lock.</summary>
public static class FileLogTail
{
    /// <summary>
    /// What is there, as many records at a time as were read at a time, then every append as it comes; an empty list
    /// says that this was all for now. An append that is not whole is waited for. Only what is new is read. Ends when
    /// the file is gone.
    /// </summary>
    /// <exception cref="LogDamaged">A line that is not the torn end does not hold.</exception>
    /// <exception cref="WorldException">It cannot be read.</exception>
    public static async IAsyncEnumerable<IReadOnlyList<LogRecord>> FollowAsync(
        string path, TimeProvider clock, [EnumeratorCancellation] CancellationToken ct)
    {
        using var file = ReadOnlyLog.Open(path);
        if (file is null) yield break;

        using var signal = new FileSignal(path, clock);
        var scan = new LogScan(path, ReadOnlyLog.ReaderOf(path, file), isLive: true);
        for (var seen = -1L; ;)
        {
            var length = LengthOf(path, file, scan.End);
            if (length != seen)
            {
                await foreach (var records in scan.ReadAsync(ct)) yield return records;
                yield return [];
            }

            seen = length;
            await signal.NextAsync(ct);
            if (!File.Exists(path)) yield break;
        }
    }

    private static long LengthOf(string path, SafeFileHandle file, LogChain end)
    {
        var length = RandomAccess.GetLength(file);
        return length >= end.Offset
            ? length
            : throw new LogDamaged(path, end.Seq, length, "was taken away, although it had been written.");
    }
}
