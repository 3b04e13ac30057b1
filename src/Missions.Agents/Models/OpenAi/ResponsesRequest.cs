using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Missions.Agents.Models.Profiles;
using Missions.Agents.Models.Wire;

namespace Missions.Agents.Models.OpenAi;

/// <summary>Writes a conversation as the body of a Responses request.</summary>
internal sealed class ResponsesRequest(string model, ModelProfile profile, string? effort)
{
    /// <summary>Under this name a thought keeps the id of the item that it came in.</summary>
    public const string ItemId = "itemId";

    public JsonObject Of(IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        var most = (int)Math.Min(options?.MaxOutputTokens ?? profile.OutputTokens, profile.OutputTokens);
        var system = messages.Where(message => message.Role == ChatRole.System).Select(message => message.Text);
        var body = new JsonObject
        {
            ["model"] = model,
            ["instructions"] = string.Join("\n\n", system),
            ["input"] = new JsonArray([.. messages.SelectMany(Items)]),
            ["stream"] = true,
            ["store"] = false,
            ["max_output_tokens"] = most,
        };
        if (options?.Tools is { Count: > 0 } tools) body["tools"] = Tools(tools);
        if (profile.Thinking is Thinking.None) return body;

        body["include"] = new JsonArray("reasoning.encrypted_content");
        if (effort is not null) body["reasoning"] = new JsonObject { ["effort"] = effort };
        return body;
    }

    private static JsonArray Tools(IList<AITool> tools) =>
    [
        .. tools.OfType<AIFunctionDeclaration>().Select(tool => new JsonObject
        {
            ["type"] = "function",
            ["name"] = tool.Name,
            ["description"] = tool.Description,
            ["parameters"] = JsonNode.Parse(tool.JsonSchema.GetRawText()),
            ["strict"] = false,
        }),
    ];

    private static IEnumerable<JsonNode> Items(ChatMessage message)
    {
        if (message.Role == ChatRole.System) return [];
        if (message.Role == ChatRole.User) return [Message("user", message.Contents.SelectMany(Part))];
        return message.Contents.SelectMany(Item);
    }

    private static JsonObject Message(string role, IEnumerable<JsonNode> content) => new()
    {
        ["type"] = "message",
        ["role"] = role,
        ["content"] = new JsonArray([.. content]),
    };

    private static IEnumerable<JsonNode> Part(AIContent content) => content switch
    {
        TextContent text => [new JsonObject { ["type"] = "input_text", ["text"] = text.Text }],
        DataContent image => [new JsonObject { ["type"] = "input_image", ["image_url"] = image.Uri }],
        _ => [],
    };

    private static IEnumerable<JsonNode> Item(AIContent content) => content switch
    {
        TextReasoningContent thought => [Thought(thought)],
        TextContent text =>
        [
            Message("assistant", [new JsonObject { ["type"] = "output_text", ["text"] = text.Text }]),
        ],
        FunctionCallContent call =>
        [
            new JsonObject
            {
                ["type"] = "function_call",
                ["call_id"] = call.CallId,
                ["name"] = call.Name,
                ["arguments"] = WireContent.Arguments(call).ToJsonString(),
            },
        ],
        FunctionResultContent answer =>
        [
            new JsonObject
            {
                ["type"] = "function_call_output",
                ["call_id"] = answer.CallId,
                ["output"] = WireContent.Result(answer),
            },
        ],
        _ => [],
    };

    private static JsonObject Thought(TextReasoningContent thought) => new()
    {
        ["type"] = "reasoning",
        ["id"] = $"{thought.AdditionalProperties?.GetValueOrDefault(ItemId)}",
        ["summary"] = thought.Text is "" ? [] : new JsonArray(
            new JsonObject { ["type"] = "summary_text", ["text"] = thought.Text }),
        ["encrypted_content"] = thought.ProtectedData,
    };
}
