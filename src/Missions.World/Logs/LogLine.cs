using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;

namespace Missions.World.Logs;

/// <summary>A line of a log without its line end: how it is made, and what must hold of it.</summary>
internal static class LogLine
{
    public const int HashMember = 75; // ,"hash":"…"}
    public const int Tail = 149; // ,"prev":"…","hash":"…"}

    private const int HashLength = 64;

    public static string NoHash { get; } = new('0', HashLength);

    /// <summary>Writes one line and returns its hash. Nothing is checked: see <see cref="Check"/>.</summary>
    public static string Write(ArrayBufferWriter<byte> to, long seq, LogEntry entry, int more, string prev)
    {
        var start = to.WrittenCount;
        Put(to, $"{Head(seq)}{entry.At.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'}\",");
        to.Write(entry.Json.Span[1..^1]);
        if (more > 0) Put(to, $",\"more\":{more}");
        Put(to, $",\"prev\":\"{prev}\"");

        var hash = Convert.ToHexStringLower(SHA256.HashData(to.WrittenSpan[start..]));
        Put(to, $",\"hash\":\"{hash}\"}}");
        return hash;
    }

    /// <summary>Takes a line apart. Returns what is wrong with it as the rest of a sentence, or null.</summary>
    public static string? Check(ReadOnlySpan<byte> line, long seq, string prev, out LogRecord record, out int more)
    {
        (record, more) = (default, 0);
        if (line.IsEmpty) return "is blank.";
        if (line.Length < Tail || !HasTail(line)) return "does not end with prev and hash.";
        if (!Utf8.IsValid(line)) return "is not UTF-8.";
        if (!HashHolds(line)) return "has a hash that does not fit it.";

        if (LogMembers.Of(line, out var members) is { } wrong) return wrong;
        if (members.Seq != seq) return $"has the number {members.Seq} in the place of {seq}.";
        if (!Ascii.Equals(line[^(HashLength + 1 + HashMember)..^(1 + HashMember)], prev))
            return "does not continue the line before: its prev is another.";

        more = members.More;
        record = new(seq, members.At, Object(line[members.Content]), Encoding.ASCII.GetString(Hash(line)));
        return null;
    }

    /// <summary>
    /// What follows the last line end may be the beginning of a line that a crash cut off, with the zeros that a file
    /// system may leave behind it. Anything else is damage: this returns what is wrong with it, or null.
    /// </summary>
    public static string? CheckTorn(ReadOnlySpan<byte> rest, long seq, string prev)
    {
        var head = Encoding.ASCII.GetBytes(Head(seq));
        var written = rest.TrimEnd((byte)0);
        var common = Math.Min(head.Length, written.Length);

        if (!written[..common].SequenceEqual(head.AsSpan(0, common))) return "is not the beginning of a line.";
        if (rest is [.. var whole, not 0] && Check(whole, seq, prev, out _, out _) is null) return "lost its line end.";
        return null;
    }

    private static string Head(long seq) => $"{{\"seq\":{seq},\"at\":\"";

    private static void Put(ArrayBufferWriter<byte> to, string text) => Encoding.ASCII.GetBytes(text, to);

    private static ReadOnlySpan<byte> Hash(ReadOnlySpan<byte> line) => line[^(HashLength + 2)..^2];

    private static bool HasTail(ReadOnlySpan<byte> line) =>
        line[^Tail..].StartsWith(",\"prev\":\""u8)
        && line[^(HashMember + 1)..].StartsWith("\",\"hash\":\""u8)
        && line.EndsWith("\"}"u8);

    private static bool HashHolds(ReadOnlySpan<byte> line)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        Span<byte> hex = stackalloc byte[HashLength];
        SHA256.HashData(line[..^HashMember], digest);
        Convert.TryToHexStringLower(digest, hex, out _);
        return hex.SequenceEqual(Hash(line));
    }

    private static byte[] Object(ReadOnlySpan<byte> members)
    {
        var json = new byte[members.Length + 2];
        json[0] = (byte)'{';
        members.CopyTo(json.AsSpan(1));
        json[^1] = (byte)'}';
        return json;
    }
}
