using System.Text.Json;

namespace Missions.Agents.External.Headless;

/// <summary>
/// Codex without a terminal: <c>codex exec --json</c>. It brings a sandbox of its own, which cannot stand in ours, so
/// it is told to do without. Its own shell is left out where it can be.
/// </summary>
internal sealed class Codex : IDialect
{
    private Usage _used;

    public string? Printed => null;

    public IReadOnlyList<string> Arguments(AgentProgram program, ToolServer tools)
    {
        var given = program.Command.Skip(1).ToList();
        IEnumerable<string> own = given.Contains("--json") ? [] : ["--json"];
        if (!program.RunsItsOwnCommands) own =
            [.. own, "-c", "features.shell_tool=false", "-c", "features.unified_exec=false"];
        if (program.Effort is { } effort) own = [.. own, "-c", $"model_reasoning_effort={Quoted(effort)}"];
        return
        [
            .. given, .. own, "--skip-git-repo-check", "--dangerously-bypass-approvals-and-sandbox",
            .. Server(tools).SelectMany(pair => (string[])["-c", $"mcp_servers.{tools.Name}.{pair}"]), "-",
        ];
    }

    public string Briefing(Session session, bool wasCut) => ExternalWords.Briefing(session, wasCut);

    public IEnumerable<Heard> Read(string line)
    {
        var said = JsonWords.Parse(line);
        return said.Text("type") switch
        {
            "item.started" => Item(said.At("item"), isDone: false),
            "item.completed" => Item(said.At("item"), isDone: true),
            "turn.completed" => [new Heard.Used(_used += UsageOf(said.At("usage")))],
            "turn.failed" => Failed(said.At("error").Text("message")),
            _ => [], // An "error" by itself may be one that it tries again after.
        };
    }

    private static IEnumerable<Heard> Item(JsonElement? item, bool isDone) => (item.Text("type"), isDone) switch
    {
        ("agent_message", true) => [new Heard.Words($"{item.Text("text")}\n")],
        ("command_execution", true) =>
        [
            new Heard.Doing($"It says it ran `{item.Text("command")}`, exit {item.Number("exit_code")} (unobserved)."),
            new Heard.Did($"run {item.Text("command")}", null, Came(item)),
        ],
        ("command_execution", false) => [new Heard.Doing($"It says it runs `{item.Text("command")}`.")],
        ("file_change", true) =>
        [
            new Heard.Doing("It says it changed files."),
            new Heard.Did("file_change", item, item.Text("status") ?? ""),
        ],
        ("reasoning", true) => [new Heard.Doing("It thinks.")],
        _ => [],
    };

    private static string Came(JsonElement? item) => $"{item.Number("exit_code")} {item.Text("aggregated_output")}";

    private static IEnumerable<Heard> Failed(string? message) => [new Heard.Failed(null, message ?? "it failed")];

    /// <summary>What it counts as input has the cached among it.</summary>
    private static Usage UsageOf(JsonElement? usage) => new(
        usage.Number("input_tokens"),
        usage.Number("cached_input_tokens"),
        usage.Number("output_tokens"),
        usage.Number("cache_write_input_tokens"),
        usage.Number("reasoning_output_tokens"));

    /// <summary>As TOML, of which JSON texts and lists are a part.</summary>
    private static IEnumerable<string> Server(ToolServer tools) => tools.Url is { } url ?
    [
        $"url={Quoted(url)}",
        $"env_http_headers={{Authorization={Quoted(ToolServer.Variable)}}}",
        "tool_timeout_sec=7200",
    ] :
    [
        $"command={Quoted(tools.Command)}",
        $"args=[{string.Join(',', tools.Arguments.Select(Quoted))}]",
        $"env={{{string.Join(',', tools.Environment.Select(one => $"{one.Key}={Quoted(one.Value)}"))}}}",
        "tool_timeout_sec=7200",
        "startup_timeout_sec=60",
    ];

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
}
