using System.Text.Json;
using Missions.Agents.Loop;

namespace Missions.Agents.External;

/// <summary>What an agent from outside is told besides its briefing, in one place, so that it stays short.</summary>
internal static class ExternalWords
{
    /// <summary>The whole briefing of one who has our tools.</summary>
    public static string Briefing(Session session, bool wasCut) =>
        $"""
        {session.Briefing.Stable}

        {session.Briefing.Particular}

        The tools that this text names are those of the MCP server `missions`. Run commands with its `shell`.
        Your work counts only once {Either(session.Briefing.EndingTools)} was accepted there; whatever you say
        instead is lost.{(wasCut ? Cut : "")}
        """;

    /// <summary>The whole briefing of one who only reads and prints.</summary>
    public static string PlainBriefing(Session session, bool wasCut) =>
        $"""
        {session.Briefing.Stable}

        {session.Briefing.Particular}

        You have none of the tools that this text names. Do the work in the folder that you are in.
        Print last, on standard output, one JSON object: the arguments of {Ending(session)}, as this schema says.
        Nothing may follow it.{(wasCut ? Cut : "")}
        {Schema(session)}
        """;

    public static string Reminder(Session session) => Words.Reminder(session.Briefing.EndingTools);

    /// <summary>The ending tool that a printed object is for.</summary>
    public static string Ending(Session session) => session.Briefing.EndingTools[0];

    private const string Cut = " A session before this one was cut off; what it did to the files is still there.";

    private static string Schema(Session session) =>
        session.Tools.Find(Ending(session)) is { } tool
            ? JsonSerializer.Serialize(tool.Schema, Mcp.McpJson.Default.JsonElement) : "";

    private static string Either(IReadOnlyList<string> names) => string.Join(" or ", names.Select(name => $"`{name}`"));
}
