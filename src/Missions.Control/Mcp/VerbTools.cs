using System.Text.Json;
using Missions.Agents.Tools;
using Missions.Control.Verbs;
using Missions.Control.Wiring;
using Missions.Engine.Journals;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using static Missions.Control.Mcp.VerbTable;

namespace Missions.Control.Mcp;

/// <summary>
/// The verbs as tools of an MCP server: each call does what one would type, and answers with the same one JSON object.
/// </summary>
/// <param name="folder">What relative paths are below.</param>
internal sealed class VerbTools(Machine machine, string folder)
{
    private const string Instructions =
        "Missions turns a goal into working, proven software. mission_plan opens a mission in a git repository and "
        + "plans on its own; mission_status says where it stands, what needs somebody (needsYou, each with the tool's "
        + "arguments in its command) and what that costs; answer questions and decisions, look at mission_show plan, "
        + "then approve or reject it, and mission_run works on until it rests again. Ask your user before you approve, "
        + "decide, or raise a budget on their behalf: it is their word that is journaled.";

    public McpServerOptions Options => new()
    {
        ServerInfo = new() { Name = "missions", Title = "Missions", Version = MissionJournal.Version },
        ServerInstructions = Instructions,
        Capabilities = new() { Tools = new() },
        Handlers = new()
        {
            ListToolsHandler = (_, _) =>
                ValueTask.FromResult(new ListToolsResult { Tools = [.. Tools.Select(Described)] }),
            CallToolHandler = async (request, ct) => await CallAsync(request.Params, ct),
        },
    };

    private async Task<CallToolResult> CallAsync(CallToolRequestParams? asked, CancellationToken ct)
    {
        var name = asked?.Name ?? "";
        if (Tools.FirstOrDefault(one => one.Name == name) is not { } tool)
            return Failed($"There is no tool {name}.{Likely.Hint(name, [.. Tools.Select(one => one.Name)])}");

        var arguments = JsonSerializer.SerializeToElement(
            asked?.Arguments ?? new Dictionary<string, JsonElement>(), McpJson.Default.IDictionaryStringJsonElement);
        if (tool.Shape.Wrong(arguments) is { } wrong) return Failed(wrong);

        var place = Path.GetFullPath(VerbTool.Given(arguments, "repository") ?? folder, folder);
        if (!Directory.Exists(place)) return Failed($"There is no folder {place}.");
        if (tool == Status) await Waiting.ForNewsAsync(machine, arguments, ct);
        return await TypeAsync([.. tool.Words(arguments)], place);
    }

    /// <summary>Does what one would type, without a terminal.</summary>
    private async Task<CallToolResult> TypeAsync(IReadOnlyList<string> words, string place)
    {
        await using var said = new StringWriter();
        await using var told = new StringWriter();
        var cli = new Cli(machine with { Via = "mcp" }, said, told, TextReader.Null, place, IsInteractive: false);
        var exit = await Typed.RunAsync(cli, AllVerbs.Of(cli), words);

        if (exit != Exit.Done)
            return Failed(told.ToString().Trim() is { Length: > 0 } why ? why : $"It ended with exit {exit}.");
        var text = said.ToString().Trim();
        return new() { Content = [new TextContentBlock { Text = text }], StructuredContent = JsonElement.Parse(text) };
    }

    private static CallToolResult Failed(string because) =>
        new() { IsError = true, Content = [new TextContentBlock { Text = because }] };

    private static ModelContextProtocol.Protocol.Tool Described(VerbTool tool) => new()
    {
        Name = tool.Name,
        Description = tool.About,
        InputSchema = tool.Shape.Schema(),
        Annotations = new() { ReadOnlyHint = !tool.Changes, DestructiveHint = false, OpenWorldHint = false },
    };
}
