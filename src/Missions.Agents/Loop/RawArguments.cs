using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;

namespace Missions.Agents.Loop;

/// <summary>Takes a call's arguments out of a model's turn, so that nothing unreadable enters the history.</summary>
public static class RawArguments
{
    /// <summary>The additional property of a call in which an adapter may leave what it could not parse.</summary>
    public const string Property = "rawArguments";

    private const int PreviewTokens = 75;

    private static readonly JsonElement Empty = JsonElement.Parse("{}");

    private static readonly JsonTypeInfo<object> Any =
        (JsonTypeInfo<object>)AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(object));

    internal static (JsonElement Arguments, string? Malformed) Of(FunctionCallContent call)
    {
        if (call.Exception is { } failure) return (Empty, Preview(Raw(call) ?? failure.Message));

        try
        {
            return (TranscriptJson.AsWritten(JsonElement.Parse(Repaired(Object(call.Arguments)))), null);
        }
        catch (Exception wrong) when (wrong is JsonException or NotSupportedException or ArgumentException)
        {
            return (Empty, Preview(Raw(call) ?? wrong.Message));
        }
    }

    private static string? Raw(FunctionCallContent call) =>
        call.AdditionalProperties?.GetValueOrDefault(Property) as string;

    private static string Preview(string text) => Clean.Text(text, PreviewTokens);

    // Written out by hand because the serializer throws on half a surrogate pair, which is what is to be repaired.
    private static string Object(IDictionary<string, object?>? arguments) =>
        $"{{{string.Join(',', (arguments ?? new Dictionary<string, object?>()).Select(Member))}}}";

    private static string Member(KeyValuePair<string, object?> member) =>
        $"\"{JsonEncodedText.Encode(member.Key)}\":{Value(member.Value)}";

    private static string Value(object? value) => value switch
    {
        null => "null",
        JsonElement element => element.GetRawText(),
        _ => JsonSerializer.Serialize(value, Any),
    };

    /// <summary>The same JSON with escaped NULs and escaped halves of surrogate pairs made U+FFFD.</summary>
    private static string Repaired(string json)
    {
        if (!json.Contains("\\u", StringComparison.Ordinal)) return json;
        var repaired = new StringBuilder(json.Length);

        for (var at = 0; at < json.Length;)
        {
            var length = json[at] != '\\' ? 1 : json[at + 1] != 'u' ? 2 : IsPair(json, at) ? 12 : 6;
            var isBroken = length == 6 && (Unit(json, at) == '\0' || char.IsSurrogate(Unit(json, at)));
            repaired.Append(isBroken ? "\\ufffd" : json.AsSpan(at, length));
            at += length;
        }

        return repaired.ToString();
    }

    private static bool IsPair(string json, int at) =>
        char.IsHighSurrogate(Unit(json, at)) && string.CompareOrdinal(json, at + 6, "\\u", 0, 2) == 0
        && char.IsLowSurrogate(Unit(json, at + 6));

    private static char Unit(string json, int at) =>
        (char)ushort.Parse(json.AsSpan(at + 2, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
