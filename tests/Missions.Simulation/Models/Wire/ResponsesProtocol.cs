using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Missions.Simulation.Models.Wire;

/// <summary>OpenAI's Responses.</summary>
internal sealed class ResponsesProtocol : IProtocol
{
    public string Path => "/v1/responses";

    public string? Key(HttpRequest request) => ChatProtocol.Bearer(request);

    public Asked Read(JsonObject body) => new ResponsesReading(body).Read();

    public PrefixCache Cache(TimeProvider clock) => new SteppedCache(clock);

    public WireRefusal TooLong(long tokens, long most) => WireRefusal.Invalid(
        "Your input exceeds the context window of this model. Please adjust your input and try again.",
        "context_length_exceeded");

    public JsonObject Error(WireRefusal refusal) => ChatProtocol.ErrorOf(refusal);

    public string ErrorEvent(WireRefusal refusal) => Members.Event(new()
    {
        ["type"] = "response.failed",
        ["response"] = new JsonObject
        {
            ["id"] = "resp_1",
            ["status"] = "failed",
            ["error"] = new JsonObject { ["code"] = "server_error", ["message"] = refusal.Message },
        },
    });

    public JsonObject Whole(Asked asked, Turn turn)
    {
        var whole = Response(asked, turn, "completed");
        whole["output"] = new JsonArray([.. Items(turn)]);
        whole["usage"] = Usage(turn);
        return whole;
    }

    public IEnumerable<string> Events(Asked asked, Turn turn)
    {
        var bodies = Bodies(asked, turn);
        return bodies.Select((body, number) =>
        {
            body["sequence_number"] = number;
            return Members.Event(body);
        });
    }

    private IEnumerable<JsonObject> Bodies(Asked asked, Turn turn)
    {
        yield return new() { ["type"] = "response.created", ["response"] = Response(asked, turn, "in_progress") };
        foreach (var (index, item) in Items(turn).Index())
        {
            var begun = item.DeepClone();
            begun["status"] = "in_progress";
            yield return new() { ["type"] = "response.output_item.added", ["output_index"] = index, ["item"] = begun };
            foreach (var piece in Deltas(item, index)) yield return piece;
            yield return new() { ["type"] = "response.output_item.done", ["output_index"] = index, ["item"] = item };
        }
        yield return new() { ["type"] = "response.completed", ["response"] = Whole(asked, turn) };
    }

    private static IEnumerable<JsonObject> Deltas(JsonObject item, int index)
    {
        var (type, text) = item.Word("type") switch
        {
            "message" => ("response.output_text.delta", item["content"]![0].Text("text")),
            "function_call" => ("response.function_call_arguments.delta", item.Text("arguments")),
            _ => ("response.reasoning_summary_text.delta", ""),
        };
        return Members.Pieces(text).Select(piece => new JsonObject
        {
            ["type"] = type,
            ["item_id"] = item.Text("id"),
            ["output_index"] = index,
            ["content_index"] = 0,
            ["delta"] = piece,
        });
    }

    private static JsonObject Response(Asked asked, Turn turn, string status) => new()
    {
        ["id"] = $"resp_{turn.Number}",
        ["object"] = "response",
        ["status"] = status,
        ["model"] = asked.Model,
        ["output"] = new JsonArray(),
        ["usage"] = null,
    };

    private static JsonObject Usage(Turn turn) => new()
    {
        ["input_tokens"] = turn.Input.Total,
        ["input_tokens_details"] = new JsonObject { ["cached_tokens"] = turn.Input.Cached },
        ["output_tokens"] = turn.Output,
        ["output_tokens_details"] = new JsonObject { ["reasoning_tokens"] = turn.Reasoning },
        ["total_tokens"] = turn.Input.Total + turn.Output,
    };

    private static IEnumerable<JsonObject> Items(Turn turn)
    {
        if (turn.Thought is { } thought)
            yield return new()
            {
                ["type"] = "reasoning",
                ["id"] = $"rs_{turn.Number}",
                ["summary"] = new JsonArray(),
                ["encrypted_content"] = ResponsesReading.Encrypted(thought),
            };
        if (turn.Text is not "")
            yield return new()
            {
                ["type"] = "message",
                ["id"] = $"msg_{turn.Number}",
                ["role"] = "assistant",
                ["status"] = "completed",
                ["content"] = new JsonArray(new JsonObject
                {
                    ["type"] = "output_text",
                    ["text"] = turn.Text,
                    ["annotations"] = new JsonArray(),
                }),
            };
        foreach (var (index, call) in turn.Calls.Index()) yield return Item(turn, index, call);
    }

    private static JsonObject Item(Turn turn, int index, TurnCall call)
    {
        var item = new JsonObject
        {
            ["type"] = "function_call",
            ["id"] = $"fc_{turn.Number}_{index}",
            ["call_id"] = call.Id,
            ["name"] = call.Name,
            ["arguments"] = call.Arguments,
            ["status"] = "completed",
        };
        if (call.Namespace is { } space) item["namespace"] = space;
        return item;
    }
}
