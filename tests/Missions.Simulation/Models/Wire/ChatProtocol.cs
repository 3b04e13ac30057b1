using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Missions.Simulation.Models.Wire;

/// <summary>OpenAI's Chat Completions.</summary>
internal sealed class ChatProtocol : IProtocol
{
    public string Path => "/v1/chat/completions";

    public string? Key(HttpRequest request) => Bearer(request);

    public static string? Bearer(HttpRequest request) =>
        request.Headers.Authorization.FirstOrDefault() is ['B', 'e', 'a', 'r', 'e', 'r', ' ', .. var key] ? key : null;

    public Asked Read(JsonObject body) => new ChatReading(body).Read();

    public PrefixCache Cache(TimeProvider clock) => new SteppedCache(clock);

    public WireRefusal TooLong(long tokens, long most) => WireRefusal.Invalid(
        $"This model's maximum context length is {most} tokens. However, your messages resulted in {tokens} tokens.",
        "context_length_exceeded");

    public JsonObject Error(WireRefusal refusal) => ErrorOf(refusal);

    public static JsonObject ErrorOf(WireRefusal refusal) => new()
    {
        ["error"] = new JsonObject
        {
            ["message"] = refusal.Message,
            ["type"] = refusal.Type,
            ["param"] = null,
            ["code"] = refusal.Code,
        },
    };

    public string ErrorEvent(WireRefusal refusal) => Event(Error(refusal));

    public JsonObject Whole(Asked asked, Turn turn)
    {
        var whole = Chunk(asked, turn, null, null, null);
        whole["object"] = "chat.completion";
        var message = new JsonObject { ["role"] = "assistant", ["content"] = turn.Text };
        if (turn.Calls.Count > 0)
            message["tool_calls"] = new JsonArray([.. turn.Calls.Select(call => Call(call, call.Arguments))]);
        whole["choices"] = new JsonArray(
            new JsonObject { ["index"] = 0, ["message"] = message, ["finish_reason"] = Reason(turn) });
        whole["usage"] = Usage(turn);
        return whole;
    }

    public IEnumerable<string> Events(Asked asked, Turn turn)
    {
        yield return Event(Chunk(asked, turn, new() { ["role"] = "assistant", ["content"] = "" }, null, null));
        foreach (var piece in Members.Pieces(turn.Text))
            yield return Event(Chunk(asked, turn, new() { ["content"] = piece }, null, null));
        foreach (var (index, call) in turn.Calls.Index())
        {
            var begun = Call(call, "");
            begun["index"] = index;
            yield return Event(Chunk(asked, turn, new() { ["tool_calls"] = new JsonArray(begun) }, null, null));
            foreach (var piece in Members.Pieces(call.Arguments))
                yield return Event(Chunk(asked, turn, Piece(index, piece), null, null));
        }
        yield return Event(Chunk(asked, turn, [], Reason(turn), null));
        yield return Event(Chunk(asked, turn, null, null, Usage(turn)));
        yield return "data: [DONE]\n\n";
    }

    private static JsonObject Piece(int index, string piece) => new()
    {
        ["tool_calls"] = new JsonArray(new JsonObject
        {
            ["index"] = index,
            ["function"] = new JsonObject { ["arguments"] = piece },
        }),
    };

    private static string Event(JsonObject body) => $"data: {body.Json()}\n\n";

    private static JsonObject Chunk(Asked asked, Turn turn, JsonObject? delta, string? reason, JsonObject? usage) => new()
    {
        ["id"] = $"chatcmpl-{turn.Number}",
        ["object"] = "chat.completion.chunk",
        ["created"] = 1_700_000_000,
        ["model"] = asked.Model,
        ["choices"] = delta is null
            ? []
            : new JsonArray(new JsonObject { ["index"] = 0, ["delta"] = delta, ["finish_reason"] = reason }),
        ["usage"] = usage,
    };

    private static string Reason(Turn turn) => turn.Calls.Count > 0 ? "tool_calls" : "stop";

    private static JsonObject Usage(Turn turn) => new()
    {
        ["prompt_tokens"] = turn.Input.Total,
        ["completion_tokens"] = turn.Output,
        ["total_tokens"] = turn.Input.Total + turn.Output,
        ["prompt_tokens_details"] = new JsonObject { ["cached_tokens"] = turn.Input.Cached },
        ["completion_tokens_details"] = new JsonObject { ["reasoning_tokens"] = turn.Reasoning },
    };

    private static JsonObject Call(TurnCall call, string arguments) => new()
    {
        ["id"] = call.Id,
        ["type"] = "function",
        ["function"] = new JsonObject { ["name"] = call.Name, ["arguments"] = arguments },
    };
}
