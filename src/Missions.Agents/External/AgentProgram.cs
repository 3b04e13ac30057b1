namespace Missions.Agents.External;

/// <summary>A program that can sit in a seat, as the user's own settings name it.</summary>
/// <param name="Command">The program with its arguments.</param>
public sealed record AgentProgram(string Name, IReadOnlyList<string> Command)
{
    /// <summary>The one credential that it gets, as a variable of its environment.</summary>
    public (string Name, string Value)? Key { get; init; }

    /// <summary>What else its environment holds: addresses and switches, never a secret.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>All that it may reach of the network, each as <c>host</c> or <c>host:port</c>.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>It keeps its own shell, whose commands have its credential at hand and go unobserved.</summary>
    public bool RunsItsOwnCommands { get; init; }

    /// <summary>It is served our tools over HTTP instead of over pipes.</summary>
    public bool WantsHttp { get; init; }

    /// <summary>Whether it may see what the repository would have it load: hooks, servers, permissions.</summary>
    public bool ReadsRepositoryConfiguration { get; init; }

    /// <summary>How hard its model is to think, for those that have an option for it.</summary>
    public string? Effort { get; init; }
}
