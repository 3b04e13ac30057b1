using System.Text.Json;
using Microsoft.Extensions.AI;
using Missions.Agents.Models.Wire;

namespace Missions.Agents.Models.OpenAi;

/// <summary>Follows one streamed response. Only the event that ends it makes it happen.</summary>
internal sealed class ResponsesStream(ModelSource source)
{
    private bool _isCalling;

    /// <summary>What the event adds that the loop can use, or null.</summary>
    public ChatResponseUpdate? After(JsonElement happened) => happened.Text("type") switch
    {
        "response.output_text.delta" when happened.Text("delta") is { } text => WireContent.Said(new TextContent(text)),
        "response.output_item.done" => Item(happened.GetProperty("item")),
        "response.completed" => Finish(happened.GetProperty("response"), null),
        "response.incomplete" => Finish(happened.GetProperty("response"), Incomplete(happened)),
        "response.failed" or "error" =>
            throw ErrorReply.Failure(source, ErrorReply.InStream(happened.GetRawText())),
        _ => new(ChatRole.Assistant, (string?)null),
    };

    private ChatResponseUpdate? Item(JsonElement item)
    {
        switch (item.Text("type"))
        {
            case "function_call":
                _isCalling = true;
                return WireContent.Said(WireContent.Call(
                    item.Text("call_id") ?? "", item.Text("name") ?? "", item.Text("arguments") ?? ""));
            case "reasoning":
                return WireContent.Said(Thought(item));
            default:
                return null;
        }
    }

    private static TextReasoningContent Thought(JsonElement item)
    {
        var summary = item.Member("summary")?.EnumerateArray().Select(part => part.Text("text")) ?? [];
        return new(string.Concat(summary))
        {
            ProtectedData = item.Text("encrypted_content"),
            AdditionalProperties = new() { [ResponsesRequest.ItemId] = item.Text("id") },
        };
    }

    private static ChatFinishReason Incomplete(JsonElement happened) =>
        happened.GetProperty("response").Member("incomplete_details")?.Text("reason") is "content_filter"
            ? ChatFinishReason.ContentFilter
            : ChatFinishReason.Length;

    private ChatResponseUpdate Finish(JsonElement response, ChatFinishReason? early) =>
        new(ChatRole.Assistant, response.Member("usage") is { } usage ? [new UsageContent(Usage(usage))] : [])
        {
            FinishReason = early ?? (_isCalling ? ChatFinishReason.ToolCalls : ChatFinishReason.Stop),
        };

    private static UsageDetails Usage(JsonElement usage) => new()
    {
        InputTokenCount = usage.Number("input_tokens"),
        CachedInputTokenCount = usage.Member("input_tokens_details")?.Number("cached_tokens") ?? 0,
        OutputTokenCount = usage.Number("output_tokens"),
        ReasoningTokenCount = usage.Member("output_tokens_details")?.Number("reasoning_tokens"),
    };
}
