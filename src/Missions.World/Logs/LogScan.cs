using System.Runtime.CompilerServices;

namespace Missions.World.Logs;

/// <summary>
/// Reads a log, checks every line, and finds where its last whole append ends. Reading again goes on from there.
/// </summary>
/// <param name="isLive">Another process may be writing, and may even cut a torn end off, while we read.</param>
internal sealed class LogScan(string path, ReadAt read, bool isLive)
{
    private List<LogRecord> _whole = [];

    /// <summary>The end of the last whole append so far. What follows it was never acknowledged.</summary>
    public LogChain End { get; private set; } = LogChain.Empty;

    /// <summary>The records of whole appends, as many at a time as were read at a time.</summary>
    public async IAsyncEnumerable<IReadOnlyList<LogRecord>> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var (lines, append) = (new LineReader(read, End.Offset), new OpenAppend(End));
        var rereadFrom = -1L;
        while (true)
        {
            var wrong = TakeLines(lines, append);
            if (_whole.Count > 0)
            {
                yield return _whole;
                _whole = [];
            }

            if (wrong is null && await lines.FillAsync(ct)) continue;
            wrong ??= append.CheckTorn(lines.Rest.Span);
            if (wrong is null) yield break;

            // A line that changed between two reads is the doing of the writer; one that stays wrong is damage.
            if (!isLive || rereadFrom == End.Offset)
                throw new LogDamaged(path, append.Chain.Seq + 1, append.Chain.Offset, wrong);

            rereadFrom = End.Offset;
            (lines, append) = (new LineReader(read, End.Offset), new OpenAppend(End));
        }
    }

    /// <summary>Takes all lines read so far. Returns what is wrong with the one it stopped at, or null.</summary>
    private string? TakeLines(LineReader lines, OpenAppend append)
    {
        while (lines.TryNext())
        {
            if (append.Add(lines.Line.Span, lines.Offset) is { } wrong) return wrong;
            if (append.More > 0) continue;

            End = append.Chain;
            _whole.AddRange(append.Records);
            append.Records.Clear();
        }

        return null;
    }

    /// <summary>The lines of one append: they count together or not at all.</summary>
    private sealed class OpenAppend(LogChain chain)
    {
        public LogChain Chain { get; private set; } = chain;
        public int More { get; private set; }
        public List<LogRecord> Records { get; } = [];

        public string? Add(ReadOnlySpan<byte> line, long end)
        {
            var wrong = Chain.Wrong(line, out var record, out var more);
            if (wrong is not null) return wrong;
            if (Records.Count > 0 && more != More - 1) return "does not go on with the append of the line before.";

            More = more;
            Records.Add(record);
            Chain = new(record.Seq, end, record.Hash);
            return null;
        }

        public string? CheckTorn(ReadOnlySpan<byte> rest) => LogLine.CheckTorn(rest, Chain.Seq + 1, Chain.Hash);
    }
}
