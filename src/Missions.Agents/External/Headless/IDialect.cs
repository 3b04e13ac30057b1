using System.Text.Json;

namespace Missions.Agents.External.Headless;

/// <summary>How one kind of headless program is started, and what its lines mean.</summary>
internal interface IDialect
{
    /// <summary>The words after the program.</summary>
    IReadOnlyList<string> Arguments(AgentProgram program, ToolServer tools);

    /// <summary>What it reads before the end of file.</summary>
    string Briefing(Session session, bool wasCut);

    /// <summary>What one line of its output says; nothing where it says nothing of interest. Never throws.</summary>
    IEnumerable<Heard> Read(string line);

    /// <summary>Where it ended well: the arguments for the ending tool, for those who cannot call it.</summary>
    string? Printed { get; }
}

/// <summary>Something that a headless program said.</summary>
internal abstract record Heard
{
    private Heard() { }

    public sealed record Words(string Text) : Heard;

    /// <summary>What it says it does. Nobody observed it.</summary>
    public sealed record Doing(string What) : Heard;

    /// <summary>What it says it did by itself, and what it says came of it.</summary>
    public sealed record Did(string Name, JsonElement? Input, string Answer) : Heard;

    /// <summary>What it says it has used in all.</summary>
    public sealed record Used(Usage Total) : Heard;

    /// <param name="Kind">Null where only its words tell.</param>
    public sealed record Failed(FailureKind? Kind, string Detail) : Heard;
}
