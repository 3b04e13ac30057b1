using System.Text.Json;

namespace Missions.Agents.Tools;

/// <summary>The tools of one session, by name, in a fixed order.</summary>
public sealed class Toolbox(IReadOnlyList<Tool> tools)
{
    public IReadOnlyList<Tool> Tools => tools;

    public Tool? Find(string name) => tools.FirstOrDefault(tool => tool.Name == name);
}

/// <summary>Something an agent may call.</summary>
/// <param name="Schema">The JSON schema of its arguments.</param>
/// <param name="Recovery">What may be done with a call whose answer was not written down before a crash.</param>
/// <param name="Call">Does it. Never throws for what the agent asked wrongly: that is a refusal.</param>
public sealed record Tool(
    string Name,
    string Description,
    JsonElement Schema,
    Recovery Recovery,
    Func<ToolCall, CancellationToken, Task<ToolAnswer>> Call);

/// <summary>How a call is recovered that may or may not have happened.</summary>
public enum Recovery
{
    /// <summary>It changes nothing, or doing it twice is doing it once: do it again.</summary>
    Repeat,

    /// <summary>The agent is told that it was interrupted, and looks for itself.</summary>
    Tell,
}

/// <summary>One call. The id is unique within the run, and the same when the call is repeated after a crash.</summary>
/// <param name="IsRepeat">It was set going before, and nobody knows how far it got.</param>
public readonly record struct ToolCall(string Id, JsonElement Arguments, bool IsRepeat = false);

/// <summary>What the agent gets back.</summary>
/// <param name="Facts">What the engine wants kept beside the text in the transcript, such as an exit code.</param>
public sealed record ToolAnswer(string Text, bool IsRefusal = false, bool EndsRun = false, JsonElement? Facts = null)
{
    /// <summary>For models that see, and as evidence.</summary>
    public Picture? Picture { get; init; }

    public static ToolAnswer Refused(string because) => new($"Refused: {because}", IsRefusal: true);
}
