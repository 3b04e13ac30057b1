using System.Text.Json;
using Missions.World.Processes;

namespace Missions.Agents.External;

/// <summary>Takes an agent's credential out of all that is written down or shown, however it is spelled.</summary>
internal sealed class OwnKey(AgentProgram program)
{
    /// <summary>What is shorter stands in too many places by chance.</summary>
    private const int Shortest = 6;

    private readonly string _instead = $"[key of {program.Name}]";

    private readonly IReadOnlyList<string> _spellings =
        program.Key is var (_, value) && value.Length >= Shortest ? Spellings.Of(value, Shortest) : [];

    public string Without(string text) => _spellings.Aggregate(
        text, (left, one) => left.Replace(one, _instead, StringComparison.OrdinalIgnoreCase));

    public JsonElement? Without(JsonElement? json) =>
        _spellings.Count > 0 && json is { } known ? JsonElement.Parse(Without(known.GetRawText())) : json;
}
