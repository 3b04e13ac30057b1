using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Missions.Agents.Models.Wire;

namespace Missions.Agents.Models.Anthropic;

/// <summary>Puts one streamed message together. Until its last event it has no finish, so it did not happen.</summary>
internal sealed class AnthropicStream(ModelSource source)
{
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _signature = new();
    private JsonElement _block;
    private JsonElement _start;
    private JsonElement? _counts;
    private string? _reason;

    /// <summary>What the event adds that the loop can use, or null.</summary>
    public ChatResponseUpdate? After(JsonElement happened)
    {
        switch (happened.Text("type"))
        {
            case "message_start":
                _start = happened.Member("message")?.Member("usage")?.Clone() ?? default;
                return null;
            case "content_block_start":
                Begin(happened.GetProperty("content_block"));
                return null;
            case "content_block_delta":
                return Grow(happened.GetProperty("delta"));
            case "content_block_stop":
                return Whole() is { } content ? WireContent.Said(content) : null;
            case "message_delta":
                (_reason, _counts) = (happened.Member("delta")?.Text("stop_reason"), happened.Member("usage")?.Clone());
                return null;
            case "message_stop":
                return Finish();
            case "error":
                throw ErrorReply.Failure(source, ErrorReply.InStream(happened.GetRawText()));
            default:
                return null;
        }
    }

    private void Begin(JsonElement block)
    {
        _block = block.Clone();
        _text.Clear().Append(block.Text("text") ?? block.Text("thinking"));
        _signature.Clear().Append(block.Text("signature"));
    }

    // Everything that streams in counts as a sign of life, so text is handed on at once; the rest when it is whole.
    private ChatResponseUpdate? Grow(JsonElement delta)
    {
        if (delta.Text("type") is "text_delta" && delta.Text("text") is { Length: > 0 } text)
            return WireContent.Said(new TextContent(text));

        _text.Append(delta.Text("partial_json")).Append(delta.Text("thinking"));
        _signature.Append(delta.Text("signature"));
        return new(ChatRole.Assistant, (string?)null);
    }

    private AIContent? Whole() => _block.Text("type") switch
    {
        "text" when _text.Length > 0 => new TextContent(_text.ToString()),
        "tool_use" => WireContent.Call(_block.Text("id") ?? "", _block.Text("name") ?? "", Arguments()),
        "thinking" => new TextReasoningContent(_text.ToString()) { ProtectedData = _signature.ToString() },
        "redacted_thinking" => new TextReasoningContent("")
        {
            ProtectedData = _block.Text("data"),
            AdditionalProperties = new() { [AnthropicRequest.Redacted] = true },
        },
        _ => null,
    };

    private string Arguments() =>
        _text.Length > 0 ? _text.ToString() : _block.Member("input")?.GetRawText() ?? "";

    private ChatResponseUpdate Finish()
    {
        if (_reason is "model_context_window_exceeded")
            throw new ModelException(FailureKind.ContextFull, $"The conversation fills {source.Model}.");

        return new(ChatRole.Assistant, [new UsageContent(Usage())])
        {
            FinishReason = _reason switch
            {
                null => null,
                "tool_use" => ChatFinishReason.ToolCalls,
                "max_tokens" => ChatFinishReason.Length,
                "refusal" => ChatFinishReason.ContentFilter,
                _ => ChatFinishReason.Stop,
            },
        };
    }

    // Counts of the last event are totals; what it leaves out stands in the first one.
    private UsageDetails Usage()
    {
        var (read, written) = (Count("cache_read_input_tokens"), Count("cache_creation_input_tokens"));
        return new()
        {
            InputTokenCount = Count("input_tokens") + read + written,
            CachedInputTokenCount = read,
            OutputTokenCount = Count("output_tokens"),
            ReasoningTokenCount = _counts?.Member("output_tokens_details")?.Number("thinking_tokens"),
            AdditionalCounts = new() { [WireContent.CacheWrite] = written },
        };
    }

    private long Count(string name) => _counts?.Number(name) ?? _start.Number(name) ?? 0;
}
