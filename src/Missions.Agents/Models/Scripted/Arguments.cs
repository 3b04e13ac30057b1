using System.Text.Json;

namespace Missions.Agents.Models.Scripted;

/// <summary>The arguments of a scripted call with its blanks filled.</summary>
internal static class Arguments
{
    public const string FilePrefix = "@file:";

    private static readonly JsonElement Empty = JsonElement.Parse("{}");

    public static JsonElement Fill(JsonElement? args, Scenario scenario, string told)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes)) Write(json, args ?? Empty, text => Text(text, scenario, told));

        return JsonElement.Parse(bytes.ToArray());
    }

    private static string Text(string text, Scenario scenario, string told)
    {
        var isFile = text.StartsWith(FilePrefix, StringComparison.Ordinal);
        return Seen.Fill(isFile ? scenario.Files[text[FilePrefix.Length..]] : text, told);
    }

    private static void Write(Utf8JsonWriter json, JsonElement value, Func<string, string> fill)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                json.WriteStringValue(fill(value.GetString()!));
                break;

            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in value.EnumerateArray()) Write(json, item, fill);
                json.WriteEndArray();
                break;

            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    json.WritePropertyName(member.Name);
                    Write(json, member.Value, fill);
                }

                json.WriteEndObject();
                break;

            default:
                value.WriteTo(json);
                break;
        }
    }
}
