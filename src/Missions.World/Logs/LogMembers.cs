using System.Text.Json;

namespace Missions.World.Logs;

/// <summary>The members of a line that belong to the log, and where the entry's own ones stand.</summary>
internal readonly record struct LogMembers(long Seq, DateTimeOffset At, Range Content, int More)
{
    private const int Longest = 5; // "event"

    private static readonly JsonReaderOptions Deep = new() { MaxDepth = 256 };

    /// <summary>Reads the whole line once. Returns what is wrong with it as the rest of a sentence, or null.</summary>
    public static string? Of(ReadOnlySpan<byte> line, out LogMembers members)
    {
        members = default;
        try
        {
            var json = new Utf8JsonReader(line, Deep);
            return Walk(ref json, line, ref members);
        }
        catch (JsonException)
        {
            return "is not one JSON object.";
        }
    }

    private static string? Walk(ref Utf8JsonReader json, ReadOnlySpan<byte> line, ref LogMembers members)
    {
        if (!json.Read() || json.TokenType is not JsonTokenType.StartObject) return "is not one JSON object.";
        if (!IsNext(ref json, "seq"u8) || !IsNumber(ref json, out var seq)) return "does not begin with seq.";
        if (!IsNext(ref json, "at"u8) || !IsTime(ref json, out var at)) return "has no time in UTC after seq.";
        if (!IsNext(ref json, "event"u8)) return "does not name its event after the time.";

        var start = (int)json.TokenStartIndex;
        if (!json.Read() || json.TokenType is not JsonTokenType.String) return "has an event that is not a name.";

        var prev = line.Length - LogLine.Tail + 1;
        var (end, more) = (prev - 1, 0L);
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName && json.TokenStartIndex < prev)
        {
            if (IsReserved(ref json)) return "has a member of the log's own among those of its event.";

            if (!json.ValueTextEquals("more"u8))
            {
                json.Skip();
                continue;
            }

            end = (int)json.TokenStartIndex - 1;
            if (!IsNumber(ref json, out more) || more is < 1 or > int.MaxValue || json.BytesConsumed != prev - 1)
                return "has a member more that is not the log's.";
        }

        if (json.TokenStartIndex != prev || line[end] is not (byte)',') return "has something odd before prev.";

        // What stands from prev on was compared byte by byte; read on, so that the object is known to close.
        while (json.Read()) { }

        members = new(seq, at, start..end, (int)more);
        return null;
    }

    private static bool IsNext(ref Utf8JsonReader json, ReadOnlySpan<byte> name) =>
        json.Read() && json.TokenType is JsonTokenType.PropertyName && json.ValueTextEquals(name);

    private static bool IsNumber(ref Utf8JsonReader json, out long number)
    {
        number = 0;
        return json.Read() && json.TokenType is JsonTokenType.Number && json.TryGetInt64(out number);
    }

    private static bool IsTime(ref Utf8JsonReader json, out DateTimeOffset at)
    {
        at = default;
        return json.Read() && json.TokenType is JsonTokenType.String
            && json.ValueSpan is [.., (byte)'Z'] && json.TryGetDateTimeOffset(out at);
    }

    // The length alone answers for most names; only an escaped one may be shorter than it looks.
    private static bool IsReserved(ref Utf8JsonReader json) =>
        (json.ValueSpan.Length <= Longest || json.ValueIsEscaped)
        && (json.ValueTextEquals("seq"u8) || json.ValueTextEquals("at"u8) || json.ValueTextEquals("event"u8)
            || json.ValueTextEquals("prev"u8) || json.ValueTextEquals("hash"u8));
}
