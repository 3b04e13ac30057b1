using System.Text.Json;
using Missions.Agents.Loop;

namespace Missions.Agents.External.Acp;

/// <summary>What an agent tells of its session without being asked. Nothing of it is observed.</summary>
internal sealed class Updates(Desk desk)
{
    private readonly Dictionary<string, (Call Told, int Calls)> _begun = [];
    private decimal? _cost;
    private Usage _settled;

    /// <summary>
    /// A session that is loaded is told once more from its beginning, which is in the transcript already.
    /// </summary>
    public bool IsReplay { get; set; }

    public async Task HearAsync(string method, JsonElement? parameters, CancellationToken ct)
    {
        if (method is not "session/update" || IsReplay) return;
        var update = parameters.At("update");
        switch (update.Text("sessionUpdate"))
        {
            case "agent_message_chunk" when update.At("content").Text("text") is { } text:
                await desk.SaidAsync(text);
                break;
            case "tool_call":
                await desk.NoteAsync($"It says: {update.Text("title")} ({update.Text("kind") ?? "other"}).");
                Begin(update);
                break;
            case "tool_call_update" when update.Text("status") is "completed" or "failed":
                Finish(update);
                break;
            case "plan":
                await desk.NoteAsync($"Its plan: {string.Join("; ", update.Items("entries").Select(Entry))}");
                break;
            case "usage_update":
                await CostsAsync(update.At("cost"), ct);
                break;
            default:
                desk.Stirred();
                break;
        }
    }

    /// <summary>What it says at the end of a prompt that it used for it, where it does.</summary>
    public async Task SettleAsync(JsonElement? usage, CancellationToken ct)
    {
        if (usage is null) return;
        var (read, written) = (usage.Number("cachedReadTokens"), usage.Number("cachedWriteTokens"));
        _settled += new Usage(
            usage.Number("inputTokens") + read + written, read, usage.Number("outputTokens"), written,
            usage.Number("thoughtTokens"));
        await desk.UsedAsync(_settled with { ClaimedUsd = _cost }, ct);
    }

    private void Begin(JsonElement? update)
    {
        if (update.Text("toolCallId") is { } id && update.Text("title") is { } title)
            _begun[id] = (Headway.Told(title, update.At("rawInput")), desk.Calls);
    }

    /// <summary>What went through us meanwhile was seen there, and is no step of its own.</summary>
    private void Finish(JsonElement? update)
    {
        desk.Stirred();
        if (update.Text("toolCallId") is not { } id || !_begun.Remove(id, out var begun)) return;
        if (begun.Calls != desk.Calls) return;

        var answer = update.At("rawOutput") ?? update.At("content");
        desk.Did(begun.Told, $"{update.Text("status")} {answer?.GetRawText()}");
    }

    private async Task CostsAsync(JsonElement? cost, CancellationToken ct)
    {
        if (cost.Money("amount") is not { } amount || cost.Text("currency") is not "USD") return;
        _cost = amount;
        await desk.UsedAsync(_settled with { ClaimedUsd = _cost }, ct);
    }

    private static string Entry(JsonElement? entry) => $"{entry.Text("content")} ({entry.Text("status")})";
}
