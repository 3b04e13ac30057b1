namespace Missions.Agents.External;

/// <summary>Where an agent finds our tools: the words of an MCP server over pipes, or its address.</summary>
internal sealed record ToolServer(
    string Name, string Command, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Environment)
{
    /// <summary>Null where it is reached over pipes.</summary>
    public string? Url { get; init; }

    /// <summary>What the header <c>Authorization</c> has to say there.</summary>
    public string? Authorization { get; init; }
}
