using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Missions.Simulation.Models.Wire;

/// <summary>Reads members as strictly as providers do, and writes events.</summary>
internal static class Members
{
    // As models write it: characters as themselves, so that streams are cut inside them too.
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Text(this JsonNode? from, string name) => (from as JsonObject)?[name] is JsonValue value
        && value.TryGetValue<string>(out var text)
            ? text
            : throw WireRefusal.Invalid($"{name}: Input should be a valid string");

    public static string? Word(this JsonNode? from, string name) =>
        (from as JsonObject)?[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static long Number(this JsonNode? from, string name) =>
        (from as JsonObject)?[name] is JsonValue value && value.TryGetValue<long>(out var number)
            ? number
            : throw WireRefusal.Invalid($"{name}: Field required");

    public static JsonArray List(this JsonNode? from, string name) =>
        (from as JsonObject)?[name] as JsonArray ?? throw WireRefusal.Invalid($"{name}: Input should be a valid list");

    public static bool IsTrue(this JsonNode? from, string name) =>
        (from as JsonObject)?[name] is JsonValue value && value.TryGetValue<bool>(out var is_) && is_;

    public static void Only(this JsonObject from, params string[] known)
    {
        if (from.FirstOrDefault(member => !known.Contains(member.Key)) is { Key: { } odd })
            throw WireRefusal.Invalid($"{odd}: Extra inputs are not permitted");
    }

    public static void KnowsModel(string model)
    {
        if (model.StartsWith("unknown", StringComparison.Ordinal))
            throw new WireRefusal(404, "not_found_error", $"model: {model}", "model_not_found");
    }

    public static string Json(this JsonNode node) => node.ToJsonString(Relaxed);

    public static string Event(JsonObject body) => $"event: {(string)body["type"]!}\ndata: {body.Json()}\n\n";

    public static FunctionCallContent Call(string id, string name, string arguments)
    {
        try
        {
            var json = JsonElement.Parse(arguments);
            return new(id, name, json.EnumerateObject().ToDictionary(one => one.Name, one => (object?)one.Value));
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            throw WireRefusal.Invalid($"The arguments of {name} are no JSON object.");
        }
    }

    /// <summary>Text in pieces, as it comes from a model.</summary>
    public static IEnumerable<string> Pieces(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var end = Math.Min(text.Length, at + 40);
            if (char.IsHighSurrogate(text[end - 1])) end = Math.Min(text.Length, end + 1);
            yield return text[at..end];
            at = end;
        }
    }
}
