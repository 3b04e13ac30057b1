using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace Missions.Simulation.Models.Wire;

/// <summary>Reads a Messages request, and refuses what Anthropic refuses.</summary>
internal sealed partial class AnthropicReading(JsonObject body)
{
    private const int MostMarks = 4;
    private const long MostOutput = 128_000;

    private readonly List<PromptBlock> _prompt = [];
    private readonly List<ChatMessage> _messages = [];
    private readonly HashSet<string> _ids = [];
    private List<string> _open = [];

    public Asked Read()
    {
        body.Only(
            "model", "max_tokens", "messages", "system", "tools", "tool_choice", "stream", "thinking", "output_config",
            "metadata", "stop_sequences", "temperature", "top_k", "top_p", "service_tier", "cache_control", "container");
        var (model, most) = (body.Text("model"), body.Number("max_tokens"));
        Members.KnowsModel(model);
        if (most is < 1 or > MostOutput) throw WireRefusal.Invalid($"max_tokens: {most} > {MostOutput}, which is the maximum allowed");
        var thinks = Thinks(most);

        foreach (var tool in body["tools"] as JsonArray ?? []) Tool(tool);
        foreach (var block in body["system"] as JsonArray ?? []) System(block);
        var messages = body.List("messages");
        if (messages is []) throw WireRefusal.Invalid("messages: at least one message is required");
        foreach (var (index, message) in messages.Index()) Message(index, message!, index == messages.Count - 1, thinks);
        if (_prompt.Count(block => block.IsMarked) > MostMarks)
            throw WireRefusal.Invalid("A maximum of 4 blocks with cache_control may be provided.");

        return new(
            model, body.IsTrue("stream"), most, _messages, _prompt, thinks,
            $"{body["thinking"]?.ToJsonString()}{body["output_config"]?.ToJsonString()}");
    }

    private bool Thinks(long most) => body["thinking"] switch
    {
        null => false,
        var thinking when thinking.Word("type") is "adaptive" => true,
        var thinking when thinking.Word("type") is "disabled" => false,
        var thinking when thinking.Word("type") is "enabled" => thinking.Number("budget_tokens") is >= 1024 and var budget && budget < most
            ? true
            : throw WireRefusal.Invalid("`max_tokens` must be greater than `thinking.budget_tokens`, and that at least 1024."),
        _ => throw WireRefusal.Invalid("thinking.type: Input tag does not match any of the expected tags"),
    };

    private void Tool(JsonNode? tool)
    {
        if (!Names().IsMatch(tool.Text("name"))) throw WireRefusal.Invalid($"tools: String should match pattern '{Names()}'");
        if (tool!["input_schema"].Word("type") is not "object") throw WireRefusal.Invalid("tools.input_schema.type: Field required");
        Add($"<tool {tool.Text("name")}>{tool.Word("description")}{tool["input_schema"]!.ToJsonString()}", tool!);
    }

    private void System(JsonNode? block)
    {
        if (block.Text("text") is "") throw WireRefusal.Invalid("system: text content blocks must be non-empty");
        Add($"<system>{block.Text("text")}", block!);
        _messages.Add(new(ChatRole.System, block.Text("text")));
    }

    private void Message(int index, JsonNode message, bool isLast, bool thinks)
    {
        var isOurs = message.Text("role") is "user";
        if (!isOurs && message.Text("role") is not "assistant") throw WireRefusal.Invalid($"messages.{index}.role: unexpected");
        if (isOurs != (index % 2 == 0)) throw WireRefusal.Invalid("messages: roles must alternate between \"user\" and \"assistant\", beginning with \"user\"");
        if (isLast && !isOurs) throw WireRefusal.Invalid("This model does not support assistant message prefill.");

        var content = message["content"] is JsonValue text
            ? [new JsonObject { ["type"] = "text", ["text"] = (string)text! }]
            : message.List("content");
        if (content.Count == 0) throw WireRefusal.Invalid($"messages.{index}: all messages must have non-empty content");
        if (isOurs) Ours(index, content);
        else Theirs(index, content, thinks);
    }

    private void Ours(int index, JsonArray content)
    {
        var answered = content.TakeWhile(block => block.Word("type") is "tool_result").Select(block => block.Text("tool_use_id")).ToList();
        if (_open.Except(answered).FirstOrDefault() is { } left)
            throw WireRefusal.Invalid($"messages.{index}: `tool_use` ids were found without `tool_result` blocks immediately after: {left}.");
        if (answered.Except(_open).FirstOrDefault() is { } odd || answered.GroupBy(id => id).Any(id => id.Count() > 1))
            throw WireRefusal.Invalid($"messages.{index}: unexpected or repeated `tool_use_id` found in `tool_result` blocks.");
        _open = [];

        var answers = content.Take(answered.Count).Select(block => (AIContent)new FunctionResultContent(block.Text("tool_use_id"), Answer(block!)));
        if (answered is not []) _messages.Add(new(ChatRole.Tool, [.. answers]));
        var rest = content.Skip(answered.Count).Select(block => Own(index, block!)).ToList();
        if (rest is not []) _messages.Add(new(ChatRole.User, rest));
    }

    private string Answer(JsonNode block)
    {
        var text = block["content"] is JsonArray parts
            ? string.Concat(parts.Select(part => part.Word("text") ?? "(image)"))
            : block.Word("content") ?? "";
        Add($"<result {block.Text("tool_use_id")}>{text}", block);
        return text;
    }

    private AIContent Own(int index, JsonNode block)
    {
        if (block.Word("type") is "image")
        {
            Add($"<image>{block["source"].Text("data")}", block);
            return new DataContent(Convert.FromBase64String(block["source"].Text("data")), block["source"].Text("media_type"));
        }
        if (block.Word("type") is not "text") throw WireRefusal.Invalid($"messages.{index}.content: `{block.Word("type")}` is not allowed here");
        return Said(index, block, "user");
    }

    private TextContent Said(int index, JsonNode block, string role)
    {
        if (string.IsNullOrWhiteSpace(block.Text("text")))
            throw WireRefusal.Invalid($"messages.{index}: text content blocks must contain non-whitespace text");
        Add($"<{role}>{block.Text("text")}", block);
        return new(block.Text("text"));
    }

    private void Theirs(int index, JsonArray content, bool thinks)
    {
        if (thinks && content.Any(block => block.Word("type") is "tool_use") && content[0].Word("type") is not "thinking" and not "redacted_thinking")
            throw WireRefusal.Invalid($"messages.{index}.content.0.type: Expected `thinking` or `redacted_thinking`, but found `{content[0].Word("type")}`.");
        _messages.Add(new(ChatRole.Assistant, [.. content.Select(block => Their(index, block!))]));
    }

    private AIContent Their(int index, JsonNode block)
    {
        switch (block.Word("type"))
        {
            case "text":
                return Said(index, block, "assistant");
            case "thinking":
                Seals.Check(block.Text("thinking"), block.Word("signature"), $"messages.{index}");
                if (block["cache_control"] is not null) throw WireRefusal.Invalid("thinking: cache_control is not permitted");
                Add($"<thought>{block.Text("thinking")}", block);
                return new TextReasoningContent(block.Text("thinking"));
            case "tool_use":
                var id = block.Text("id");
                if (!Ids().IsMatch(id)) throw WireRefusal.Invalid($"messages.{index}: tool_use.id: String should match pattern '{Ids()}'");
                if (!_ids.Add(id)) throw WireRefusal.Invalid($"messages.{index}: `tool_use` ids must be unique");
                if (block["input"] is not JsonObject input) throw WireRefusal.Invalid($"messages.{index}: tool_use.input: Input should be a valid dictionary");
                _open.Add(id);
                Add($"<call {id} {block.Text("name")}>{input.Json()}", block);
                return Members.Call(id, block.Text("name"), input.ToJsonString());
            default:
                throw WireRefusal.Invalid($"messages.{index}.content: Input tag '{block.Word("type")}' does not match");
        }
    }

    private void Add(string text, JsonNode block) => _prompt.Add(new(text, block["cache_control"] is not null));

    [GeneratedRegex("^[a-zA-Z0-9_-]{1,128}$")]
    private static partial Regex Names();

    [GeneratedRegex("^[a-zA-Z0-9_-]+$")]
    private static partial Regex Ids();
}
