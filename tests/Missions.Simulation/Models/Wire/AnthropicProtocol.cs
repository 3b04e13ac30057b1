using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Missions.Simulation.Models.Wire;

/// <summary>Anthropic's Messages.</summary>
internal sealed class AnthropicProtocol : IProtocol
{
    public string Path => "/v1/messages";

    public string? Key(HttpRequest request) => request.Headers["anthropic-version"].Count is 0
        ? throw WireRefusal.Invalid("anthropic-version: header is required")
        : request.Headers["x-api-key"].FirstOrDefault() ?? ChatProtocol.Bearer(request);

    public Asked Read(JsonObject body) => new AnthropicReading(body).Read();

    public PrefixCache Cache(TimeProvider clock) => new MarkedCache(clock);

    public WireRefusal TooLong(long tokens, long most) =>
        WireRefusal.Invalid($"prompt is too long: {tokens} tokens > {most} maximum");

    public JsonObject Error(WireRefusal refusal) => new()
    {
        ["type"] = "error",
        ["error"] = new JsonObject { ["type"] = refusal.Type, ["message"] = refusal.Message },
        ["request_id"] = "req_1",
    };

    public string ErrorEvent(WireRefusal refusal) => Members.Event(Error(refusal));

    public JsonObject Whole(Asked asked, Turn turn)
    {
        var message = Message(asked, turn);
        message["content"] = new JsonArray([.. Blocks(turn).Select(block => block.Whole)]);
        (message["stop_reason"], message["usage"]) = (Reason(turn), Usage(turn));
        return message;
    }

    public IEnumerable<string> Events(Asked asked, Turn turn)
    {
        yield return Members.Event(new() { ["type"] = "message_start", ["message"] = Message(asked, turn) });
        foreach (var (index, block) in Blocks(turn).Index())
        {
            yield return Members.Event(new()
            {
                ["type"] = "content_block_start",
                ["index"] = index,
                ["content_block"] = block.Start,
            });
            if (index == 0) yield return Members.Event(new() { ["type"] = "ping" });
            foreach (var delta in block.Deltas)
                yield return Members.Event(new() { ["type"] = "content_block_delta", ["index"] = index, ["delta"] = delta });
            yield return Members.Event(new() { ["type"] = "content_block_stop", ["index"] = index });
        }
        yield return Members.Event(new()
        {
            ["type"] = "message_delta",
            ["delta"] = new JsonObject { ["stop_reason"] = Reason(turn), ["stop_sequence"] = null },
            ["usage"] = Usage(turn),
        });
        yield return Members.Event(new() { ["type"] = "message_stop" });
    }

    private static JsonObject Message(Asked asked, Turn turn)
    {
        var usage = Usage(turn);
        usage["output_tokens"] = 1;
        return new()
        {
            ["id"] = $"msg_{turn.Number}",
            ["type"] = "message",
            ["role"] = "assistant",
            ["model"] = asked.Model,
            ["content"] = new JsonArray(),
            ["stop_reason"] = null,
            ["stop_sequence"] = null,
            ["usage"] = usage,
        };
    }

    private static string Reason(Turn turn) => turn.Calls.Count > 0 ? "tool_use" : "end_turn";

    private static JsonObject Usage(Turn turn) => new()
    {
        ["input_tokens"] = turn.Input.Total - turn.Input.Cached - turn.Input.Written,
        ["cache_creation_input_tokens"] = turn.Input.Written,
        ["cache_read_input_tokens"] = turn.Input.Cached,
        ["output_tokens"] = turn.Output,
    };

    private static IEnumerable<Block> Blocks(Turn turn)
    {
        if (turn.Thought is { } thought)
            yield return new(
                new() { ["type"] = "thinking", ["thinking"] = "", ["signature"] = "" },
                new() { ["type"] = "thinking", ["thinking"] = thought, ["signature"] = Seals.Of(thought) },
                [
                    .. Members.Pieces(thought).Select(piece => Delta("thinking_delta", "thinking", piece)),
                    Delta("signature_delta", "signature", Seals.Of(thought)),
                ]);
        if (turn.Text is not "")
            yield return new(
                new() { ["type"] = "text", ["text"] = "" },
                new() { ["type"] = "text", ["text"] = turn.Text },
                [.. Members.Pieces(turn.Text).Select(piece => Delta("text_delta", "text", piece))]);
        foreach (var call in turn.Calls)
            yield return new(
                Call(call, "{}"),
                Call(call, call.Arguments),
                [.. Members.Pieces(call.Arguments).Select(piece => Delta("input_json_delta", "partial_json", piece))]);
    }

    private static JsonObject Call(TurnCall call, string arguments) => new()
    {
        ["type"] = "tool_use",
        ["id"] = call.Id,
        ["name"] = call.Name,
        ["input"] = Parsed(arguments),
    };

    // In one piece there is no room for what is no JSON.
    private static JsonNode? Parsed(string arguments)
    {
        try
        {
            return JsonNode.Parse(arguments);
        }
        catch (System.Text.Json.JsonException)
        {
            return new JsonObject();
        }
    }

    private static JsonObject Delta(string type, string name, string piece) => new() { ["type"] = type, [name] = piece };

    private sealed record Block(JsonObject Start, JsonObject Whole, IReadOnlyList<JsonObject> Deltas);
}
