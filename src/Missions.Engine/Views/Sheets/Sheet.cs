using System.Text.Json.Nodes;

namespace Missions.Engine.Views.Sheets;

/// <summary>One thing of a mission with all that is known of it: the same for people and as JSON.</summary>
/// <param name="Kind">Such as <c>assertion</c>.</param>
/// <param name="Facts">By name, in the order in which they are read; lists hold strings or objects of strings.</param>
public sealed record Sheet(string Kind, string Id, string Title, JsonObject Facts)
{
    private const int Name = 12;

    public JsonObject Json()
    {
        var json = new JsonObject { ["kind"] = Kind, ["id"] = Id, ["title"] = Title };
        foreach (var (name, value) in Facts) json[name] = value?.DeepClone();
        return json;
    }

    public IEnumerable<string> Lines() =>
    [
        $"{Id}  {Title}",
        "",
        .. Facts.Where(fact => !IsEmpty(fact.Value)).SelectMany(fact => Lines(fact.Key, fact.Value!)),
    ];

    private static bool IsEmpty(JsonNode? value) =>
        value is null or JsonArray { Count: 0 } || value is JsonValue word && word.ToString() is "";

    private static IEnumerable<string> Lines(string name, JsonNode value)
    {
        if (value is JsonArray list) return [name, .. list.Select(item => $"  - {Line(item)}")];

        var text = Line(value).TrimEnd().Split('\n');
        return text is [var only] ? [$"{name,-Name} {only}"] : [name, .. text.Select(line => $"  {line}")];
    }

    private static string Line(JsonNode? value) => value is JsonObject item
        ? string.Join(", ", item.Where(fact => !IsEmpty(fact.Value)).Select(fact => $"{fact.Key} {Line(fact.Value)}"))
        : value is JsonArray list ? string.Join(" ", list.Select(Line))
        : value?.ToString() ?? "";
}

/// <summary>Makes lists for sheets.</summary>
internal static class Listed
{
    public static JsonArray Of<T>(IEnumerable<T> items) =>
        new([.. items.Select(item => JsonValue.Create(item?.ToString()))]);

    public static JsonArray Of(IEnumerable<JsonObject> items) => new([.. items]);
}
