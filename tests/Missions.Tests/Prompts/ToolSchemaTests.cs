using System.Text.Json;
using Missions.Core.Seats;
using Missions.Tests.Prompts.Support;

namespace Missions.Tests.Prompts;

/// <summary>A model knows of a tool's arguments what the schema says, and nothing else.</summary>
public sealed class ToolSchemaTests
{
    public static TheoryData<Role> Roles => [.. Offered.Roles];

    [Theory, MemberData(nameof(Roles))]
    public async Task Every_member_says_what_it_takes(Role role)
    {
        foreach (var tool in await Offered.ToAsync(role)) Assert.Empty(Untyped(tool.Schema, tool.Name));
    }

    private static IEnumerable<string> Untyped(JsonElement schema, string path) =>
        schema.ValueKind is JsonValueKind.Object
            ? schema.EnumerateObject().SelectMany(member => Untyped(member, path))
            : [];

    private static IEnumerable<string> Untyped(JsonProperty part, string path) => part switch
    {
        { Name: "properties", Value: var all } =>
            all.EnumerateObject().SelectMany(one => Member(one.Value, $"{path}.{one.Name}")),
        { Name: "anyOf", Value: var all } => all.EnumerateArray().SelectMany(one => Untyped(one, path)),
        _ => Untyped(part.Value, path),
    };

    private static IEnumerable<string> Member(JsonElement schema, string path) => IsTyped(schema)
        ? Untyped(schema, path)
        : [$"{path} takes anything: {schema}"];

    private static bool IsTyped(JsonElement schema) =>
        schema.ValueKind is JsonValueKind.Object
        && ((string[])["type", "enum", "const", "anyOf"]).Any(word => schema.TryGetProperty(word, out _));
}
