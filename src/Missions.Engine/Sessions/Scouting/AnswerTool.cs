using Missions.Agents.Loop;
using Missions.Agents.Tools;

namespace Missions.Engine.Sessions.Scouting;

/// <summary>Ends a scout's session with what it found out.</summary>
internal static class AnswerTool
{
    public const string Name = "answer";

    public static Tool Tool { get; } = new Shape(
        Member.Text("text", "What you found out, with file and line, and what you could not.")).Tool(
        Name, "Gives your answer. Ends your turn.", Recovery.Repeat, (call, _) => Task.FromResult(
            string.IsNullOrWhiteSpace(call.Arguments.GetProperty("text").GetString())
                ? ToolAnswer.Refused("text is empty; say what you found out, and what you could not.")
                : new("Done.", EndsRun: true)));

    /// <summary>The answer that ended a session.</summary>
    public static string In(History history) =>
        history.Last?.Received.Calls.LastOrDefault(call => call.Name == Name) is { } call
        && call.Arguments.TryGetProperty("text", out var text)
            ? text.GetString() ?? ""
            : "";
}
