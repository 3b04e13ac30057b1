namespace Missions.Agents.External;

/// <summary>Where an agent finds our tools: the words of an MCP server over pipes, or its address.</summary>
/// <param name="Papers">What is secret of it stands there, never among the arguments of a program.</param>
internal sealed record ToolServer(
    string Name,
    string Command,
    IReadOnlyList<string> Arguments,
    IReadOnlyDictionary<string, string> Environment,
    Papers Papers)
{
    /// <summary>The variable of the agent's own environment that says what <see cref="Authorization"/> does.</summary>
    public const string Variable = "MISSIONS_TOOLS";

    /// <summary>Null where it is reached over pipes.</summary>
    public string? Url { get; init; }

    /// <summary>What the header <c>Authorization</c> has to say there.</summary>
    public string? Authorization { get; init; }
}
