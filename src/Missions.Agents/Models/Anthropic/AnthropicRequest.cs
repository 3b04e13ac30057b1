using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Missions.Agents.Models.Profiles;
using Missions.Agents.Models.Wire;

namespace Missions.Agents.Models.Anthropic;

/// <summary>Writes a conversation as the body of a Messages request.</summary>
internal sealed class AnthropicRequest(string model, ModelProfile profile, string? effort)
{
    // A request may mark four places up to which its prompt is cached: the stable part, and the last three messages
    // of ours, so that the mark of the turn before is found however many blocks the model has written since.
    private const int MarkedMessages = 3;

    /// <summary>Marks a thought that came encrypted as a whole.</summary>
    public const string Redacted = "redacted";

    public Dictionary<string, JsonElement> Of(IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        var most = (int)Math.Min(options?.MaxOutputTokens ?? profile.OutputTokens, profile.OutputTokens);
        var body = new JsonObject
        {
            ["model"] = model,
            ["max_tokens"] = most,
            ["system"] = System(messages),
            ["messages"] = Messages(messages),
        };
        if (options?.Tools is { Count: > 0 } tools) body["tools"] = Tools(tools);
        Think(body, most);

        // The body is handed on as elements because the client's own types leave out what they do not know.
        return body.ToDictionary(member => member.Key, member => JsonElement.Parse(member.Value!.ToJsonString()));
    }

    private void Think(JsonObject body, int most)
    {
        if (profile.Thinking is Thinking.Adaptive)
        {
            body["thinking"] = new JsonObject { ["type"] = "adaptive" };
            if (effort is not null) body["output_config"] = new JsonObject { ["effort"] = effort };
        }
        else if (profile.Thinking is Thinking.Budget && Budget(most) is >= 1024 and var budget)
        {
            body["thinking"] = new JsonObject { ["type"] = "enabled", ["budget_tokens"] = budget };
        }
    }

    private int Budget(int most) => effort switch
    {
        "low" => Math.Min(2048, most / 2),
        "medium" => most / 2,
        "high" => most * 3 / 4,
        _ => 0,
    };

    private static JsonArray System(IReadOnlyList<ChatMessage> messages)
    {
        var texts = messages.Where(message => message.Role == ChatRole.System).Select(message => message.Text);
        JsonArray blocks = [.. texts.Where(text => text.Length > 0).Select(Text)];
        if (blocks is [.., { } last]) Mark(last);
        return blocks;
    }

    private static JsonArray Tools(IList<AITool> tools) =>
    [
        .. tools.OfType<AIFunctionDeclaration>().Select(tool => new JsonObject
        {
            ["name"] = tool.Name,
            ["description"] = tool.Description,
            ["input_schema"] = JsonNode.Parse(tool.JsonSchema.GetRawText()),
        }),
    ];

    /// <summary>Roles alternate: what follows each other on our side becomes one message.</summary>
    private static JsonArray Messages(IReadOnlyList<ChatMessage> messages)
    {
        var written = new JsonArray();
        foreach (var message in messages.Where(message => message.Role != ChatRole.System))
        {
            var role = message.Role == ChatRole.Assistant ? "assistant" : "user";
            if ((string?)written.LastOrDefault()?["role"] != role)
                written.Add((JsonNode)new JsonObject { ["role"] = role, ["content"] = new JsonArray() });
            var content = written.Last()!["content"]!.AsArray();
            foreach (var block in message.Contents.SelectMany(Block)) content.Add(block);
        }

        var ours = written.Where(message => (string?)message!["role"] == "user").TakeLast(MarkedMessages);
        foreach (var message in ours) Mark(message!["content"]!.AsArray().Last()!);
        return written;
    }

    private static IEnumerable<JsonNode> Block(AIContent content) => content switch
    {
        TextReasoningContent thought => [Thought(thought)],
        TextContent text => [Text(text.Text)],
        DataContent image => [Image(image)],
        FunctionCallContent call =>
        [
            new JsonObject
            {
                ["type"] = "tool_use",
                ["id"] = call.CallId,
                ["name"] = call.Name,
                ["input"] = WireContent.Arguments(call),
            },
        ],
        FunctionResultContent answer =>
        [
            new JsonObject
            {
                ["type"] = "tool_result", ["tool_use_id"] = answer.CallId, ["content"] = Answer(answer),
            },
        ],
        _ => [],
    };

    private static JsonNode Answer(FunctionResultContent answer) => answer.Result is IEnumerable<AIContent> parts
        ? new JsonArray([.. parts.SelectMany(Block)])
        : (JsonNode)WireContent.Result(answer);

    private static JsonObject Thought(TextReasoningContent thought) =>
        thought.AdditionalProperties?.ContainsKey(Redacted) is true
        ? new() { ["type"] = "redacted_thinking", ["data"] = thought.ProtectedData }
        : new() { ["type"] = "thinking", ["thinking"] = thought.Text, ["signature"] = thought.ProtectedData };

    private static JsonNode Text(string text) => new JsonObject { ["type"] = "text", ["text"] = text };

    private static JsonObject Image(DataContent image) => new()
    {
        ["type"] = "image",
        ["source"] = new JsonObject
        {
            ["type"] = "base64",
            ["media_type"] = image.MediaType,
            ["data"] = Convert.ToBase64String(image.Data.Span),
        },
    };

    private static void Mark(JsonNode block) => block["cache_control"] = new JsonObject { ["type"] = "ephemeral" };
}
