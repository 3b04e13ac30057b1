using System.Text.Json;
using System.Text.Json.Nodes;

namespace Missions.Agents.External.Headless;

/// <summary>
/// Claude Code's print mode with lines of JSON: <c>claude -p --output-format stream-json</c>. Its own shell is left
/// out: commands are run with ours, where they are observed and find no credential.
/// </summary>
internal sealed class ClaudeCode : IDialect
{
    private const string FileTools = "Read,Edit,Write,NotebookEdit,Glob,Grep,TodoWrite,Task";

    /// <summary>Under this name it says something that no model said, such as that none can be reached.</summary>
    private const string Nobody = "<synthetic>";

    private readonly Dictionary<string, Usage> _messages = [];
    private readonly Dictionary<string, JsonElement?> _begun = [];

    public string? Printed => null;

    public IReadOnlyList<string> Arguments(AgentProgram program, ToolServer tools)
    {
        var given = program.Command.Skip(1).ToList();
        IEnumerable<string> own = given.Contains("-p") || given.Contains("--print") ? [] : ["-p"];
        if (!given.Contains("--output-format")) own = [.. own, "--output-format", "stream-json"];
        if (!given.Contains("--verbose")) own = [.. own, "--verbose"];
        if (!given.Contains("--permission-mode")) own = [.. own, "--permission-mode", "bypassPermissions"];
        if (!given.Contains("--tools") && !program.RunsItsOwnCommands) own = [.. own, "--tools", FileTools];
        if (program.Effort is { } effort && !given.Contains("--effort")) own = [.. own, "--effort", effort];
        if (!program.ReadsRepositoryConfiguration) own = [.. own, "--setting-sources", "user"];
        var servers = tools.Papers.Write("mcp.json", Servers(tools));
        return [.. given, .. own, "--strict-mcp-config", "--mcp-config", servers];
    }

    public string Briefing(Session session, bool wasCut) => ExternalWords.Briefing(session, wasCut);

    public IEnumerable<Heard> Read(string line)
    {
        var said = JsonWords.Parse(line);
        return said.Text("type") switch
        {
            "system" => said.Text("subtype") is "init" ? Started(said) : [],
            "assistant" => Assistant(said.At("message")),
            "user" => said.At("message").Items("content").SelectMany(Answer),
            "result" => Result(said),
            _ => [],
        };
    }

    private static IEnumerable<Heard> Started(JsonElement? said)
    {
        yield return new Heard.Doing($"It works with {said.Text("model")}.");
        if (said.Items("mcp_servers").Any(one => one.Text("name") == "missions" && one.Text("status") is "failed"))
            yield return new Heard.Failed(FailureKind.Unavailable, "It could not reach the tools of the mission.");
    }

    private IEnumerable<Heard> Assistant(JsonElement? message)
    {
        foreach (var part in message.Items("content"))
            if (part.Text("type") is "text" && part.Text("text") is { } text) yield return Words(message, text);
            else if (part.Text("type") is "tool_use" && !IsOurs(part)) yield return Begin(part);

        if (message.Text("id") is not { } id || message.At("usage") is not { } usage) yield break;
        _messages[id] = UsageOf(usage);
        yield return new Heard.Used(_messages.Values.Aggregate(default(Usage), (sum, one) => sum + one));
    }

    private static Heard Words(JsonElement? message, string text) =>
        message.Text("model") is Nobody ? new Heard.Doing(text) : new Heard.Words($"{text}\n");

    private Heard.Doing Begin(JsonElement? call)
    {
        if (call.Text("id") is { } id) _begun[id] = call;
        return new(Told(call));
    }

    private IEnumerable<Heard> Answer(JsonElement? part)
    {
        if (part.Text("tool_use_id") is { } id && _begun.Remove(id, out var call))
            yield return new Heard.Did(
                call.Text("name") ?? "", call.At("input"), part.At("content")?.GetRawText() ?? "");
    }

    /// <summary>What it sums up itself wins over what we added.</summary>
    private static IEnumerable<Heard> Result(JsonElement? said)
    {
        if (said.At("usage") is { } usage)
            yield return new Heard.Used(UsageOf(usage) with { ClaimedUsd = said.Money("total_cost_usd") });
        if (!said.IsTrue("is_error")) yield break;

        var detail = said.Text("result") ?? said.Text("subtype") ?? "it failed";
        yield return new Heard.Failed(Kind(said, detail), detail);
    }

    private static FailureKind? Kind(JsonElement? said, string detail) =>
        Complaint.Kind(detail, said.Number("api_error_status"))
        ?? (said.Text("subtype") is ['e', 'r', 'r', 'o', 'r', '_', ..] ? FailureKind.NoEnding : null);

    private static bool IsOurs(JsonElement? call) =>
        call.Text("name")?.StartsWith("mcp__missions__", StringComparison.Ordinal) ?? false;

    private static string Told(JsonElement? call) =>
        call.At("input").Text("command") is { } command
            ? $"It says it runs `{command}` (unobserved)."
            : $"It says it uses {call.Text("name")} {call.At("input").Text("file_path") ?? ""}".TrimEnd() + ".";

    private static Usage UsageOf(JsonElement? usage)
    {
        var (cached, written) = (usage.Number("cache_read_input_tokens"), usage.Number("cache_creation_input_tokens"));
        return new(usage.Number("input_tokens") + cached + written, cached, usage.Number("output_tokens"), written);
    }

    private static string Servers(ToolServer tools) => new JsonObject
    {
        ["mcpServers"] = new JsonObject
        {
            [tools.Name] = tools.Url is { } url ? AtAddress(url, tools) : OverPipes(tools),
        },
    }.ToJsonString();

    private static JsonObject OverPipes(ToolServer tools) => new()
    {
        ["type"] = "stdio",
        ["command"] = tools.Command,
        ["args"] = new JsonArray([.. tools.Arguments.Select(one => (JsonNode)one)]),
        ["env"] = new JsonObject(tools.Environment.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)one.Value))),
    };

    private static JsonObject AtAddress(string url, ToolServer tools) => new()
    {
        ["type"] = "http",
        ["url"] = url,
        ["headers"] = new JsonObject { ["Authorization"] = tools.Authorization },
    };
}
