using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Missions.Simulation.Models.Wire;

/// <summary>Reads a Responses request, and refuses what OpenAI refuses.</summary>
internal sealed class ResponsesReading(JsonObject body)
{
    private readonly List<PromptBlock> _prompt = [];
    private readonly List<ChatMessage> _messages = [];
    private readonly HashSet<string> _ids = [];
    private readonly List<string> _open = [];

    public static string Encrypted(string thought) =>
        $"{Convert.ToBase64String(Encoding.UTF8.GetBytes(thought))}.{Seals.Of(thought)}";

    public Asked Read()
    {
        body.Only(
            "model", "instructions", "input", "tools", "tool_choice", "stream", "store", "max_output_tokens", "include",
            "reasoning", "temperature", "top_p", "parallel_tool_calls", "metadata", "prompt_cache_key");
        var (model, most) = (body.Text("model"), body.Number("max_output_tokens"));
        Members.KnowsModel(model);
        if (most < 16) throw WireRefusal.Invalid("Invalid 'max_output_tokens': expected a value >= 16.", "integer_below_min_value");

        foreach (var tool in body["tools"] as JsonArray ?? [])
            Add($"<tool {tool.Text("name")}>{tool.Word("description")}{tool!["parameters"]?.ToJsonString()}");
        if (body.Word("instructions") is { Length: > 0 } told)
        {
            Add($"<system>{told}");
            _messages.Add(new(ChatRole.System, told));
        }
        foreach (var (index, item) in body.List("input").Index()) Item(index, item!);
        if (_open is [var left, ..]) throw WireRefusal.Invalid($"No tool output found for function call {left}.");

        var wantsThought = (body["include"] as JsonArray)?.Any(one => (string?)one == "reasoning.encrypted_content") is true;
        return new(model, body.IsTrue("stream"), most, _messages, _prompt, wantsThought, body["reasoning"]?.ToJsonString() ?? "");
    }

    private void Item(int index, JsonNode item)
    {
        switch (item.Word("type") ?? "message")
        {
            case "message":
                Message(item);
                break;
            case "reasoning":
                Reasoning(index, item);
                break;
            case "function_call":
                Call(index, item);
                break;
            case "function_call_output":
                if (!_open.Remove(item.Text("call_id")))
                    throw WireRefusal.Invalid($"No tool call found for function call output with call_id {item.Text("call_id")}.");
                Add($"<result {item.Text("call_id")}>{item.Text("output")}");
                _messages.Add(new(ChatRole.Tool, [new FunctionResultContent(item.Text("call_id"), item.Text("output"))]));
                break;
            case "additional_tools":
                // Clients send tools among the items, too; what is scripted needs none of them.
                Add($"<tools>{item.ToJsonString()}");
                break;
            default:
                throw WireRefusal.Invalid($"Invalid value: '{item.Word("type")}' (input[{index}].type).");
        }
    }

    private void Message(JsonNode item)
    {
        var (role, text) = (item.Text("role"), Text(item));
        if (role is "assistant" && item["content"]!.AsArray().Any(part => part.Word("type") is not "output_text"))
            throw WireRefusal.Invalid("Invalid value: 'input_text'. Supported values are: 'output_text' and 'refusal'.");
        Add($"<{role}>{text}");
        if (role is "assistant") Theirs(new TextContent(text));
        else _messages.Add(new(role is "user" ? ChatRole.User : ChatRole.System, text));
    }

    private static string Text(JsonNode item) => item["content"] is JsonArray parts
        ? string.Concat(parts.Select(part => part.Word("text") ?? part.Text("image_url")))
        : item.Text("content");

    private void Reasoning(int index, JsonNode item)
    {
        if (!item.Text("id").StartsWith("rs_", StringComparison.Ordinal))
            throw WireRefusal.Invalid($"Invalid 'input[{index}].id': '{item.Text("id")}'. Expected an ID that begins with 'rs'.");
        var thought = item.Text("encrypted_content").Split('.') is [var code, _] ? Encoding.UTF8.GetString(Convert.FromBase64String(code)) : "";
        if (item.Text("encrypted_content") != Encrypted(thought))
            throw WireRefusal.Invalid("The encrypted content could not be verified.", "invalid_encrypted_content");
        Add($"<thought>{thought}");
        Theirs(new TextReasoningContent(thought));
    }

    private void Call(int index, JsonNode item)
    {
        var id = item.Text("call_id");
        if (id is "" or { Length: > 64 } || !_ids.Add(id))
            throw WireRefusal.Invalid($"Invalid 'input[{index}].call_id': '{id}' is empty, too long or not unique.");
        _open.Add(id);
        Add($"<call {id} {item.Text("name")}>{JsonNode.Parse(item.Text("arguments"))!.Json()}");
        Theirs(Members.Call(id, item.Text("name"), item.Text("arguments")));
    }

    /// <summary>What the model brought forth in one turn stands in several items.</summary>
    private void Theirs(AIContent content)
    {
        if (_messages is [.., var last] && last.Role == ChatRole.Assistant) last.Contents.Add(content);
        else _messages.Add(new(ChatRole.Assistant, [content]));
    }

    private void Add(string text) => _prompt.Add(new(text));
}
