namespace Missions.World.Logs;

/// <summary>The last lines of a log, without reading the rest of it.</summary>
/// <remarks>For a glance only: nothing is checked against the chain, so nothing may be decided by it.</remarks>
public static class LogEnd
{
    private const int Window = 64 * 1024;
    private const int Widest = 4 * 1024 * 1024;

    /// <summary>Whole lines, oldest first, as many as the last bytes hold; none where there is no log.</summary>
    /// <exception cref="WorldException">It cannot be read.</exception>
    /// <param name="fewest">So many are looked for where one line alone is longer than what is read at first.</param>
    public static async Task<IReadOnlyList<LogRecord>> ReadAsync(string path, int fewest, CancellationToken ct)
    {
        using var file = ReadOnlyLog.Open(path);
        if (file is null) return [];
        var read = ReadOnlyLog.ReaderOf(path, file);
        for (var window = Window; ; window *= 4)
        {
            var length = RandomAccess.GetLength(file);
            var start = Math.Max(0, length - window);
            var bytes = new byte[length - start];
            var count = await read(bytes, start, ct);
            var lines = Lines(bytes.AsSpan(0, count), isWhole: start == 0);
            if (lines.Count >= fewest || start == 0 || window >= Widest) return lines;
        }
    }

    private static List<LogRecord> Lines(ReadOnlySpan<byte> bytes, bool isWhole)
    {
        if (!isWhole) bytes = bytes[(bytes.IndexOf((byte)'\n') + 1)..];
        var lines = new List<LogRecord>();
        while (bytes.IndexOf((byte)'\n') is >= 0 and var end)
        {
            if (Record(bytes[..end]) is { } record) lines.Add(record);
            bytes = bytes[(end + 1)..];
        }
        return lines;
    }

    private static LogRecord? Record(ReadOnlySpan<byte> line)
    {
        if (line.Length < LogLine.Tail || LogMembers.Of(line, out var members) is not null) return null;
        byte[] json = [(byte)'{', .. line[members.Content], (byte)'}'];
        return new(members.Seq, members.At, json, "");
    }
}
