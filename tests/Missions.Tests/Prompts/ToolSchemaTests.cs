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

    private static IEnumerable<string> Untyped(JsonElement schema, string path) => schema.ValueKind is not JsonValueKind.Object
        ? []
        : schema.EnumerateObject().SelectMany(member => member switch
        {
            { Name: "properties" } => member.Value.EnumerateObject().SelectMany(one => Member(one.Value, $"{path}.{one.Name}")),
            { Name: "anyOf" } => member.Value.EnumerateArray().SelectMany(one => Untyped(one, path)),
            _ => Untyped(member.Value, path),
        });

    private static IEnumerable<string> Member(JsonElement schema, string path) => IsTyped(schema)
        ? Untyped(schema, path)
        : [$"{path} takes anything: {schema}"];

    private static bool IsTyped(JsonElement schema) =>
        schema.ValueKind is JsonValueKind.Object
        && ((string[])["type", "enum", "const", "anyOf"]).Any(word => schema.TryGetProperty(word, out _));
}
