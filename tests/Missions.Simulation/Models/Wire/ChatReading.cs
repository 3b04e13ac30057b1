using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Missions.Simulation.Models.Wire;

/// <summary>Reads a Chat Completions request, and refuses what OpenAI refuses.</summary>
internal sealed class ChatReading(JsonObject body)
{
    private readonly List<PromptBlock> _prompt = [];
    private readonly List<ChatMessage> _messages = [];
    private List<string> _open = [];

    public Asked Read()
    {
        body.Only(
            "model", "messages", "tools", "tool_choice", "stream", "stream_options", "max_tokens", "store", "user",
            "max_completion_tokens", "reasoning_effort", "temperature", "top_p", "parallel_tool_calls", "metadata");
        var model = body.Text("model");
        Members.KnowsModel(model);
        var most = body["max_completion_tokens"] is null ? body.Number("max_tokens") : body.Number("max_completion_tokens");
        if (most < 1) throw WireRefusal.Invalid("max_tokens must be at least 1.", "integer_below_min_value");

        foreach (var tool in body["tools"] as JsonArray ?? [])
            Add($"<tool {tool!["function"].Text("name")}>{tool["function"].Word("description")}{tool["function"]!["parameters"]?.ToJsonString()}");
        var messages = body.List("messages");
        if (messages is []) throw WireRefusal.Invalid("[] is too short - 'messages'", "empty_array");
        foreach (var (index, message) in messages.Index()) Message(index, message!);
        Closed();

        return new(model, body.IsTrue("stream"), most, _messages, _prompt, false, body.Word("reasoning_effort") ?? "");
    }

    private void Message(int index, JsonNode message)
    {
        var role = message.Text("role");
        if (role is not "tool") Closed();
        switch (role)
        {
            case "system" or "developer" or "user":
                Add($"<{role}>{Content(message)}");
                _messages.Add(new(role is "user" ? ChatRole.User : ChatRole.System, Content(message)));
                break;
            case "assistant":
                Assistant(index, message);
                break;
            case "tool":
                Answer(index, message);
                break;
            default:
                throw WireRefusal.Invalid($"Invalid value: '{role}'. Supported values are: 'system', 'assistant', 'user' and 'tool'.");
        }
    }

    private static string Content(JsonNode message) => message["content"] is JsonArray parts
        ? string.Concat(parts.Select(part => part.Word("text") ?? part!["image_url"].Text("url")))
        : message.Text("content");

    private void Assistant(int index, JsonNode message)
    {
        List<AIContent> contents = [];
        var calls = message["tool_calls"] as JsonArray;
        if (message.Word("content") is { } text)
        {
            Add($"<assistant>{text}");
            contents.Add(new TextContent(text));
        }
        else if (calls is null)
        {
            throw WireRefusal.Invalid($"Invalid value for 'content': expected a string, got null. (messages[{index}])");
        }
        if (calls is { Count: 0 }) throw WireRefusal.Invalid($"[] is too short - 'messages.{index}.tool_calls'");

        contents.AddRange((calls ?? []).Select(call => Call(index, call!)));
        _messages.Add(new(ChatRole.Assistant, contents));
    }

    private FunctionCallContent Call(int index, JsonNode call)
    {
        var (id, function) = (call.Text("id"), call["function"]);
        if (_open.Contains(id) || id is "" or { Length: > 64 })
            throw WireRefusal.Invalid($"Invalid 'messages[{index}].tool_calls': the id '{id}' is empty, too long or not unique.");
        _open.Add(id);
        Add($"<call {id} {function.Text("name")}>{JsonNode.Parse(function.Text("arguments"))!.Json()}");
        return Members.Call(id, function.Text("name"), function.Text("arguments"));
    }

    private void Answer(int index, JsonNode message)
    {
        var id = message.Text("tool_call_id");
        if (!_open.Remove(id))
            throw WireRefusal.Invalid($"messages with role 'tool' must be a response to a preceding message with 'tool_calls'. (messages[{index}])");
        Add($"<result {id}>{message.Text("content")}");
        _messages.Add(new(ChatRole.Tool, [new FunctionResultContent(id, message.Text("content"))]));
    }

    private void Closed()
    {
        if (_open is [var left, ..])
            throw WireRefusal.Invalid(
                "An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. "
                + $"The following tool_call_ids did not have response messages: {left}");
        _open = [];
    }

    private void Add(string text) => _prompt.Add(new(text));
}
