using System.Text.Json.Nodes;

namespace Missions.Simulation.Models;

/// <summary>
/// The request of a whole agent. It holds much that only it and the provider understand, and has longer names for the
/// tools of the mission: here it comes down to what the protocols read, and what is called gets its long name back.
/// </summary>
internal sealed class AgentRequest
{
    private const string Ours = "mcp__missions";
    private const string Prefix = $"{Ours}__";

    private static readonly string[] Unread = ["context_management", "client_metadata", "service_tier", "text", "betas"];

    private readonly Dictionary<string, (string Name, string? Namespace)> _names = [];

    public AgentRequest(JsonObject body)
    {
        Body = body;
        foreach (var name in Unread) body.Remove(name);
        if (body["tools"] is JsonArray tools) body["tools"] = new JsonArray([.. tools.SelectMany(Tools).Select(Short)]);
        if (body["messages"] is JsonArray messages) body["messages"] = Alternating(messages);
        if (body["input"] is not JsonArray input) return;

        body["max_output_tokens"] ??= 16_000L;
        body["input"] = new JsonArray([.. input.Select(item => Plain((JsonObject)item!.DeepClone()))]);
    }

    public JsonObject Body { get; }

    /// <summary>Without them it is a conversation aside, such as one that finds a title.</summary>
    public bool HasTools => _names.Count > 0;

    public Turn Named(Turn turn) => turn with
    {
        Calls =
        [
            .. turn.Calls.Select(call => _names.TryGetValue(call.Name, out var known)
                ? call with { Name = known.Name, Namespace = known.Namespace }
                : call),
        ],
    };

    private static IEnumerable<JsonObject> Tools(JsonNode? tool) => ((string?)tool!["type"] ?? "") switch
    {
        "namespace" => ((JsonObject)tool!)["tools"]!.AsArray().Select(one => In((JsonObject)one!.DeepClone(), (string)tool!["name"]!)),
        "function" or "" or "custom" => [(JsonObject)tool!.DeepClone()],
        _ => [],
    };

    private static JsonObject In(JsonObject tool, string space)
    {
        tool["namespace"] = space;
        return tool;
    }

    private JsonNode Short(JsonObject tool)
    {
        var (name, space) = ((string)tool["name"]!, (string?)tool["namespace"]);
        var isOurs = space is Ours || name.StartsWith(Prefix, StringComparison.Ordinal);
        if (isOurs) _names[Short(name)] = (name, space);
        tool["name"] = isOurs ? Short(name) : name;
        return tool;
    }

    private static string Short(string name) => name.StartsWith(Prefix, StringComparison.Ordinal) ? name[Prefix.Length..] : name;

    /// <summary>What the system says in between stands with what was said last.</summary>
    private static JsonArray Alternating(JsonArray messages)
    {
        var all = new JsonArray();
        foreach (var message in messages.Select(one => (JsonObject)one!.DeepClone()))
        {
            message["content"] = Parts(message["content"]);
            foreach (var part in message["content"]!.AsArray())
                if (part!["name"] is JsonValue name) part["name"] = Short((string)name!);
            if ((string?)message["role"] is "system" && all is [.., JsonObject last])
                foreach (var part in message["content"]!.AsArray()) last["content"]!.AsArray().Add(part!.DeepClone());
            else all.Add((JsonNode)message);
        }
        return all;
    }

    private static JsonArray Parts(JsonNode? content) => content is JsonArray parts
        ? (JsonArray)parts.DeepClone()
        : new JsonArray(new JsonObject { ["type"] = "text", ["text"] = content!.DeepClone() });

    private static JsonNode Plain(JsonObject item)
    {
        if (item["output"] is JsonArray parts) item["output"] = string.Join('\n', parts.Select(part => (string?)part!["text"]));
        if ((string?)item["type"] is "reasoning") item["id"] ??= "rs_0";
        return item;
    }
}
