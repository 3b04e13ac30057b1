using System.Buffers;

namespace Missions.World.Logs;

/// <summary>Where a log ends, and the bytes that continue it.</summary>
/// <param name="Seq">The number of the last line, or 0.</param>
/// <param name="Offset">The length of all whole lines in bytes.</param>
internal readonly record struct LogChain(long Seq, long Offset, string Hash)
{
    public static LogChain Empty { get; } = new(0, 0, LogLine.NoHash);

    /// <summary>Writes the lines of one append behind each other and returns where the log ends then.</summary>
    /// <exception cref="ArgumentException">An entry cannot be a line; nothing that was written may be used.</exception>
    public LogChain Write(IReadOnlyList<LogEntry> entries, ArrayBufferWriter<byte> to)
    {
        var (chain, begin) = (this, to.WrittenCount);
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i].Json.Span is not [(byte)'{', .. var members, (byte)'}'] || members.Contains((byte)'\n'))
                throw new ArgumentException("An entry must be one JSON object without line ends.", nameof(entries));

            var (start, more) = (to.WrittenCount, entries.Count - 1 - i);
            var hash = LogLine.Write(to, chain.Seq + 1, entries[i], more, chain.Hash);

            // What is written must be readable again: the same check that reading makes.
            var wrong = chain.Wrong(to.WrittenSpan[start..], out _, out var held);
            if (held != more) wrong ??= "has a member more that is not the log's.";
            if (wrong is not null) throw new ArgumentException($"The entry makes a line that {wrong}", nameof(entries));

            to.Write("\n"u8);
            chain = new(chain.Seq + 1, Offset + to.WrittenCount - begin, hash);
        }

        return chain;
    }

    /// <summary>What keeps a line from being the next one, as the rest of a sentence, or null.</summary>
    public string? Wrong(ReadOnlySpan<byte> line, out LogRecord record, out int more) =>
        LogLine.Check(line, Seq + 1, Hash, out record, out more);
}
