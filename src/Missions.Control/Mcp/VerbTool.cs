using System.Text.Json;
using Missions.Agents.Tools;

namespace Missions.Control.Mcp;

/// <summary>A verb that an agent may call.</summary>
/// <param name="About">What it is told of it.</param>
/// <param name="Shape">The arguments that it takes.</param>
/// <param name="Words">What one would type for them.</param>
/// <param name="Changes">It does something; else it only looks.</param>
internal sealed record VerbTool(
    string Name, string About, Shape Shape, Func<JsonElement, IEnumerable<string>> Words, bool Changes = true)
{
    /// <summary>An argument that the shape has checked; null where it was left out.</summary>
    public static string? Given(JsonElement arguments, string name) =>
        arguments.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String
            ? value.GetString()
            : null;
}
