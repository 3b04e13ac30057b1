using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Engine.Journals;

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
        catch (JsonException wrong)
        {
            problem = $"{Plain(wrong.Message)} Mend that member and call again; nothing was done.";
            return null;
        }
    }

    // Library messages name .NET types, which tell a model nothing.
    private static string Plain(string message)
    {
        var text = message.Split(" LineNumber:")[0].Split(" | ")[0];
        var type = text.IndexOf(" contained in type '", StringComparison.Ordinal);
        if (type >= 0) text = $"{text[..type].Replace("could not be mapped to any .NET member", "is not a member here")}.";
        var converted = text.IndexOf("could not be converted to ", StringComparison.Ordinal);
        var path = text.IndexOf(" Path: ", StringComparison.Ordinal);
        if (converted >= 0 && path > converted) text = $"The value at {text[(path + 7)..]} has the wrong type";
        var missing = text.IndexOf("was missing required properties including: ", StringComparison.Ordinal);
        if (missing >= 0) text = $"Required and missing: {text[(missing + 43)..]}";
        return text.TrimEnd('.') + ".";
    }

    private static JsonNode Spelled(JsonSchemaExporterContext context, JsonNode schema)
    {
        if (Spelled(context.TypeInfo.Type) is { } spelled) return spelled;

        // The exporter asks nobody about a member that has a default and a converter of its own.
        if (schema is JsonObject { } whole && whole["properties"] is JsonObject members)
            foreach (var member in context.TypeInfo.Properties.Where(one => members.ContainsKey(one.Name)))
                if (Spelled(member.PropertyType) is { } missing) members[member.Name] = missing;

        return schema;
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
