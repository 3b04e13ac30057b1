using Missions.Core;
using Missions.Engine.Journals;
using Missions.World.Files;
using Missions.World.Logs;

namespace Missions.Engine.Reports;

/// <summary>A journal as it was read: the bytes, what they say, and the hash that its last line ends with.</summary>
internal sealed record JournalCopy(byte[] Bytes, IReadOnlyList<Recorded> Events, string Hash)
{
    /// <exception cref="LogDamaged">It does not hold.</exception>
    public static async Task<JournalCopy> ReadAsync(string path, IFiles files, ILogs logs, CancellationToken ct)
    {
        var lines = await logs.ReadAsync(path, ct).ToListAsync(ct);
        var events = await MissionJournal.EventsAsync(lines.ToAsyncEnumerable(), path, ct).ToListAsync(ct);

        // What came in after it was read, or a last line that was cut off, does not belong to it.
        var bytes = await files.ReadAsync(path, ct) ?? [];
        var end = 0;
        foreach (var _ in lines) end += bytes.AsSpan(end).IndexOf((byte)'\n') + 1;
        return new(bytes[..end], events, lines is [.., var last] ? last.Hash : "");
    }
}
