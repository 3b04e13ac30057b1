using System.Text.Json;

namespace Missions.Agents.External;

/// <summary>Reads JSON of which nothing is certain: what is not there, or is something else, is null.</summary>
internal static class JsonWords
{
    public static JsonElement? Parse(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static JsonElement? At(this JsonElement? here, string name) =>
        here is { ValueKind: JsonValueKind.Object } known && known.TryGetProperty(name, out var found) ? found : null;

    public static JsonElement? At(this JsonElement here, string name) => ((JsonElement?)here).At(name);

    public static string? Text(this JsonElement? here, string name) =>
        here.At(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static long Number(this JsonElement? here, string name) =>
        here.At(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var value) ? value : 0;

    public static bool IsTrue(this JsonElement? here, string name) =>
        here.At(name) is { ValueKind: JsonValueKind.True };

    public static IEnumerable<JsonElement?> Items(this JsonElement? here, string name) =>
        here.At(name) is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Select(one => (JsonElement?)one)
            : [];

    public static decimal? Money(this JsonElement? here, string name) =>
        here.At(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetDecimal(out var value)
            ? value : null;
}
