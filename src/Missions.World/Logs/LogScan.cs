using System.Runtime.CompilerServices;

namespace Missions.World.Logs;

/// <summary>Reads a log from its beginning, checks every line, and finds where its last whole append ends.</summary>
/// <param name="isLive">Another process may be writing, and may even cut a torn end off, while we read.</param>
internal sealed class LogScan(string path, ReadAt read, bool isLive)
{
    /// <summary>The end of the last whole append so far. What follows it was never acknowledged.</summary>
    public LogChain End { get; private set; } = LogChain.Empty;

    public async IAsyncEnumerable<LogRecord> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var (lines, batch) = (new LineReader(read, 0), new Batch(End));
        var rereadFrom = -1L;
        while (true)
        {
            string? wrong = null;
            var (isLine, offset) = (lines.TryNext(), batch.Chain.Offset);
            if (isLine) wrong = batch.Add(lines.Line.Span, lines.Offset);
            else if (await lines.FillAsync(ct)) continue;
            else wrong = batch.CheckTorn(lines.Rest.Span);

            if (wrong is not null)
            {
                // A line that changed between two reads is the doing of the writer; one that stays wrong is damage.
                if (!isLive || rereadFrom == End.Offset) throw new LogDamaged(path, batch.Chain.Seq + 1, offset, wrong);
                rereadFrom = End.Offset;
                (lines, batch) = (new LineReader(read, End.Offset), new Batch(End));
                continue;
            }

            if (!isLine) yield break;
            if (batch.More > 0) continue;

            End = batch.Chain;
            foreach (var record in batch.Records) yield return record;
            batch.Records.Clear();
        }
    }

    /// <summary>The lines of one append: they count together or not at all.</summary>
    private sealed class Batch(LogChain chain)
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
