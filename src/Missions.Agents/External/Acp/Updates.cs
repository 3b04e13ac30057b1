using System.Text.Json;

namespace Missions.Agents.External.Acp;

/// <summary>What an agent tells of its session without being asked. Nothing of it is observed.</summary>
internal sealed class Updates(Desk desk)
{
    private decimal? _cost;
    private Usage _settled;

    /// <summary>
    /// A session that is loaded is told once more from its beginning, which is in the transcript already.
    /// </summary>
    public bool IsReplay { get; set; }

    public async Task HearAsync(string method, JsonElement? parameters)
    {
        if (method is not "session/update" || IsReplay) return;
        var update = parameters.At("update");
        switch (update.Text("sessionUpdate"))
        {
            case "agent_message_chunk" when update.At("content").Text("text") is { } text:
                desk.Said(text);
                break;
            case "tool_call":
                await desk.NoteAsync($"It says: {update.Text("title")} ({update.Text("kind") ?? "other"}).");
                break;
            case "plan":
                await desk.NoteAsync($"Its plan: {string.Join("; ", update.Items("entries").Select(Entry))}");
                break;
            case "usage_update":
                Costs(update.At("cost"));
                break;
            default:
                desk.Stirred();
                break;
        }
    }

    /// <summary>What it says at the end of a prompt that it used for it, where it does.</summary>
    public void Settle(JsonElement? usage)
    {
        if (usage is null) return;
        var (read, written) = (usage.Number("cachedReadTokens"), usage.Number("cachedWriteTokens"));
        _settled += new Usage(
            usage.Number("inputTokens") + read + written, read, usage.Number("outputTokens"), written,
            usage.Number("thoughtTokens"));
        desk.Used(_settled with { ClaimedUsd = _cost });
    }

    private void Costs(JsonElement? cost)
    {
        if (cost.Money("amount") is not { } amount || cost.Text("currency") is not "USD") return;
        _cost = amount;
        desk.Used(_settled with { ClaimedUsd = _cost });
    }

    private static string Entry(JsonElement? entry) => $"{entry.Text("content")} ({entry.Text("status")})";
}
