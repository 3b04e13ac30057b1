using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Engine.Journals;
using Missions.Engine.Settings;

namespace Missions.Engine.Tools;

/// <summary>The JSON that tools take: its schema for models, and the reading of what they send.</summary>
internal static class ToolJson
{
    private static readonly JsonSchemaExporterOptions Exporting = new()
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = Spelled,
    };

    public static JsonElement Schema(Type arguments)
    {
        var schema = JournalJson.Strict.GetJsonSchemaAsNode(arguments, Exporting);
        schema["properties"]?.AsObject().Remove("onBase");
        return JsonSerializer.SerializeToElement(schema, JournalJson.Default.JsonNode);
    }

    /// <summary>The arguments, or the sentence that says what is wrong with them and where.</summary>
    public static object? Read(Type arguments, JsonElement json, out string? problem)
    {
        try
        {
            problem = null;
            return json.Deserialize(JournalJson.Strict.GetTypeInfo(arguments));
        }
        catch (Exception wrong) when (wrong is JsonException or NotSupportedException)
        {
            var (what, place) = (ListedWrong.WhatOf(wrong), ListedWrong.PlaceOf(wrong));
            problem = $"{Plain(what, place)}{Hint(arguments, what, place)} "
                + "Mend that member and call again; nothing was done.";
            return null;
        }
    }

    private static string Hint(Type arguments, string what, string place) =>
        what.Contains("could not be mapped to any", StringComparison.Ordinal)
            ? JsonMembers.Hint(JournalJson.Strict, arguments, place)
            : "";

    // Library messages name .NET types, which tell a model nothing.
    private static string Plain(string what, string place) => what switch
    {
        _ when what.Contains("could not be mapped to any", StringComparison.Ordinal) => $"{place} is not a member here.",
        _ when what.Contains("missing required properties", StringComparison.Ordinal) =>
            $"Required and missing{(place is "$" ? "" : $" at {place}")}: {what[(what.IndexOf("including: ", StringComparison.Ordinal) + 11)..]}",
        _ when what.Contains("type discriminator id", StringComparison.Ordinal) => $"{what.Split('\'')[1]} is no kind that {place} may have.",
        _ when what.Contains("must specify a type discriminator", StringComparison.Ordinal) => $"{place} needs a `kind`.",
        _ when what.Contains("null", StringComparison.Ordinal) => $"The value at {place} must not be null.",
        _ when what.Contains("could not be converted", StringComparison.Ordinal) => $"The value at {place} has the wrong type.",
        _ => $"At {place}: {what}",
    };

    private static JsonNode Spelled(JsonSchemaExporterContext context, JsonNode schema)
    {
        if (Spelled(context.TypeInfo.Type) is { } spelled) return spelled;

        Shorten(schema);
        // The exporter asks nobody about a member that has a default and a converter of its own.
        if (schema is JsonObject { } whole && whole["properties"] is JsonObject members)
            foreach (var member in context.TypeInfo.Properties.Where(one => members.ContainsKey(one.Name)))
                if (Spelled(member.PropertyType) is { } missing) members[member.Name] = missing;

        return schema;
    }

    // Every request carries it: a member too many is refused by a sentence anyway, and a default goes without saying.
    private static void Shorten(JsonNode schema)
    {
        if (schema is not JsonObject whole) return;

        if (whole["additionalProperties"] is JsonValue) whole.Remove("additionalProperties");
        whole.Remove("default");
    }

    /// <summary>What the exporter cannot know, since a converter of ours writes it.</summary>
    private static JsonObject? Spelled(Type declared)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (type == typeof(Seq<Service>))
            return new JsonObject { ["type"] = "object", ["additionalProperties"] = Of(typeof(ServiceBody)) };
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Seq<>))
            return new JsonObject { ["type"] = "array", ["items"] = Of(type.GenericTypeArguments[0]) };
        if (type.Namespace == "Missions.Core" && type.Name.EndsWith("Id", StringComparison.Ordinal))
            return new JsonObject { ["type"] = "string" };

        return null;
    }

    private static JsonNode Of(Type type) => JournalJson.Strict.GetJsonSchemaAsNode(type, Exporting);
}
