using System.Text.Json;

namespace Missions.Agents.Tools;

/// <summary>What a tool did and saw, whole, for whoever keeps evidence of it.</summary>
/// <param name="CallId">The same when a call is repeated after a crash, so that it is recorded once.</param>
/// <param name="Title">One line: what was done, and how it came out.</param>
public sealed record Observation(string CallId, string Tool, string Title, string Text, JsonElement? Facts)
{
    /// <summary>What the tool was called with.</summary>
    public JsonElement? Arguments { get; init; }

    public Picture? Picture { get; init; }

    /// <summary>Keeps nothing.</summary>
    public static Func<Observation, CancellationToken, Task<string?>> Unrecorded { get; } =
        (_, _) => Task.FromResult<string?>(null);
}

/// <summary>Lets an observer see the answers of a tool whose first line says how it came out.</summary>
internal static class Observing
{
    /// <summary>With an id of the observer's, the first line becomes <c>Evidence ID: TITLE</c>.</summary>
    public static Tool Observed(
        this Tool tool,
        Func<Observation, CancellationToken, Task<string?>> observe,
        Func<ToolCall, string, string> title) => tool with
        {
            Call = async (call, ct) =>
            {
                var answer = await tool.Call(call, ct);
                if (answer.IsRefusal) return answer;

                var (head, below) = Split(answer.Text);
                var seen = new Observation(call.Id, tool.Name, title(call, head), answer.Text, answer.Facts)
                {
                    Arguments = call.Arguments,
                    Picture = answer.Picture,
                };
                var id = await observe(seen, ct);
                return id is null ? answer : answer with { Text = $"Evidence {id}: {seen.Title}{below}" };
            },
        };

    private static (string Head, string Below) Split(string text) =>
        text.IndexOf('\n') is >= 0 and var end ? (text[..end], text[end..]) : (text, "");
}
