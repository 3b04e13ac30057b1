using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Missions.Agents.Models.Wire;

namespace Missions.Agents.Models.OpenAi;

/// <summary>Puts one streamed completion together. Without a finish reason and an end it did not happen.</summary>
internal sealed class ChatStream(ModelSource source)
{
    private readonly SortedDictionary<long, Part> _calls = [];
    private string? _reason;
    private UsageDetails? _usage;

    public IEnumerable<ChatResponseUpdate> After(JsonElement chunk)
    {
        if (chunk.Member("error") is not null)
            throw ErrorReply.Failure(source, ErrorReply.InStream(chunk.GetRawText()));
        if (chunk.Member("usage") is { } usage) _usage = Usage(usage);

        foreach (var choice in chunk.Member("choices")?.EnumerateArray() ?? default)
        {
            _reason = choice.Text("finish_reason") ?? _reason;
            if (choice.Member("delta") is not { } delta) continue;

            foreach (var call in delta.Member("tool_calls")?.EnumerateArray() ?? default) Grow(call);
            yield return delta.Text("content") is { Length: > 0 } text
                ? WireContent.Said(new TextContent(text))
                : new(ChatRole.Assistant, (string?)null);
        }
    }

    /// <summary>What is known once the stream says that it is done: only then are calls whole.</summary>
    public IEnumerable<ChatResponseUpdate> Finish()
    {
        if (_reason is null) yield break;
        foreach (var call in _calls.Values)
            yield return WireContent.Said(WireContent.Call(call.Id, call.Name, call.Arguments.ToString()));

        yield return new(ChatRole.Assistant, _usage is null ? [] : [new UsageContent(_usage)])
        {
            FinishReason = new(_reason is "function_call" ? "tool_calls" : _reason),
        };
    }

    private void Grow(JsonElement piece)
    {
        var at = piece.Number("index") ?? _calls.Count;
        if (!_calls.TryGetValue(at, out var call)) _calls[at] = call = new();
        var function = piece.Member("function") ?? default;

        if (piece.Text("id") is { Length: > 0 } id) call.Id = id;
        if (function.Text("name") is { Length: > 0 } name) call.Name = name;
        call.Arguments.Append(function.Text("arguments"));
    }

    private static UsageDetails Usage(JsonElement usage) => new()
    {
        InputTokenCount = usage.Number("prompt_tokens"),
        CachedInputTokenCount = usage.Member("prompt_tokens_details")?.Number("cached_tokens") ?? 0,
        OutputTokenCount = usage.Number("completion_tokens"),
        ReasoningTokenCount = usage.Member("completion_tokens_details")?.Number("reasoning_tokens"),
    };

    private sealed class Part
    {
        public string Id { get; set; } = "";
        public string Name { get; set; } = "";
        public StringBuilder Arguments { get; } = new();
    }
}
