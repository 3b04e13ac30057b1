using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Missions.Agents.Loop;

namespace Missions.Agents.Models.Wire;

/// <summary>What all protocols say in nearly the same way.</summary>
internal static class WireContent
{
    /// <summary>The name under which tokens written to a cache are counted.</summary>
    public const string CacheWrite = "cacheWrite";

    /// <summary>A call whose arguments came as text. What is no object is kept for the model to read.</summary>
    public static FunctionCallContent Call(string id, string name, string arguments)
    {
        try
        {
            var json = JsonElement.Parse(arguments is "" ? "{}" : arguments);
            if (json.ValueKind is not JsonValueKind.Object) throw new JsonException("It is no object.");
            return new(id, name, json.EnumerateObject().ToDictionary(one => one.Name, one => (object?)one.Value));
        }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException)
        {
            return new(id, name)
            {
                Exception = wrong,
                AdditionalProperties = new() { [RawArguments.Property] = arguments },
            };
        }
    }

    public static JsonObject Arguments(FunctionCallContent call)
    {
        var arguments = new JsonObject();
        foreach (var (name, value) in call.Arguments ?? new Dictionary<string, object?>())
            arguments[name] = Node(value);
        return arguments;
    }

    public static string Result(FunctionResultContent answer) => $"{answer.Result}";

    public static JsonNode? Node(object? value) => value switch
    {
        null => null,
        JsonElement element => JsonNode.Parse(element.GetRawText()),
        JsonNode node => node.DeepClone(),
        _ => JsonNode.Parse(JsonSerializer.Serialize(
            value, AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(object)))),
    };

    public static string? Text(this JsonElement from, string name) =>
        from.Member(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static long? Number(this JsonElement from, string name) =>
        from.Member(name) is { ValueKind: JsonValueKind.Number } number ? number.GetInt64() : null;

    public static JsonElement? Member(this JsonElement from, string name) =>
        from.ValueKind is JsonValueKind.Object && from.TryGetProperty(name, out var member)
        && member.ValueKind is not JsonValueKind.Null
            ? member
            : null;

    public static ChatResponseUpdate Said(AIContent content) => new(ChatRole.Assistant, [content]);
}
