using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Missions.Agents.Models.Profiles;
using Missions.Agents.Models.Wire;

namespace Missions.Agents.Models.OpenAi;

/// <summary>Writes a conversation as the body of a Chat Completions request.</summary>
internal sealed class ChatRequest(string model, ModelProfile profile, string? effort)
{
    public JsonObject Of(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        var most = (int)Math.Min(options?.MaxOutputTokens ?? profile.OutputTokens, profile.OutputTokens);
        var body = new JsonObject
        {
            ["model"] = model,
            ["messages"] = new JsonArray([.. messages.SelectMany(Message)]),
            ["stream"] = true,
            ["stream_options"] = new JsonObject { ["include_usage"] = true },
            // Servers other than OpenAI's own mostly know the older name alone.
            [profile.IsHosted ? "max_completion_tokens" : "max_tokens"] = most,
        };
        if (options?.Tools is { Count: > 0 } tools) body["tools"] = Tools(tools);
        if (effort is not null) body["reasoning_effort"] = effort;
        return body;
    }

    private static JsonArray Tools(IList<AITool> tools) =>
    [
        .. tools.OfType<AIFunctionDeclaration>().Select(tool => new JsonObject
        {
            ["type"] = "function",
            ["function"] = new JsonObject
            {
                ["name"] = tool.Name,
                ["description"] = tool.Description,
                ["parameters"] = JsonNode.Parse(tool.JsonSchema.GetRawText()),
            },
        }),
    ];

    private static IEnumerable<JsonNode> Message(ChatMessage message)
    {
        if (message.Role == ChatRole.Tool) return message.Contents.OfType<FunctionResultContent>().Select(Answer);
        if (message.Role == ChatRole.Assistant) return [Turn(message)];
        return
        [
            new JsonObject
            {
                ["role"] = message.Role == ChatRole.System ? "system" : "user", ["content"] = Content(message),
            },
        ];
    }

    private static JsonNode Content(ChatMessage message) => message.Contents.Any(content => content is DataContent)
        ? new JsonArray([.. message.Contents.SelectMany(Part)])
        : (JsonNode)message.Text;

    private static IEnumerable<JsonNode> Part(AIContent content) => content switch
    {
        TextContent text => [new JsonObject { ["type"] = "text", ["text"] = text.Text }],
        DataContent image =>
        [
            new JsonObject { ["type"] = "image_url", ["image_url"] = new JsonObject { ["url"] = image.Uri } },
        ],
        _ => [],
    };

    private static JsonNode Answer(FunctionResultContent answer) => new JsonObject
    {
        ["role"] = "tool",
        ["tool_call_id"] = answer.CallId,
        ["content"] = WireContent.Result(answer),
    };

    private static JsonObject Turn(ChatMessage message)
    {
        var turn = new JsonObject { ["role"] = "assistant", ["content"] = message.Text is "" ? null : message.Text };
        var calls = message.Contents.OfType<FunctionCallContent>().Select(Call).ToArray();
        if (calls is not []) turn["tool_calls"] = new JsonArray(calls);
        return turn;
    }

    private static JsonNode Call(FunctionCallContent call) => new JsonObject
    {
        ["id"] = call.CallId,
        ["type"] = "function",
        ["function"] = new JsonObject
        {
            ["name"] = call.Name,
            ["arguments"] = WireContent.Arguments(call).ToJsonString(),
        },
    };
}
