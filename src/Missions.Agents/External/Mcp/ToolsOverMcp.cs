using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Missions.Agents.External.Mcp;

/// <summary>Serves a session's tools to its agent as an MCP server, one connection at a time or several.</summary>
/// <param name="ct">Ends them all.</param>
internal sealed class ToolsOverMcp(Desk desk, CancellationToken ct)
{
    /// <summary>Until the other side has said all, or we are told to stop.</summary>
    public async Task ServeAsync(Stream stream)
    {
        await using var transport = new StreamServerTransport(stream, stream, "missions");
        await using var server = McpServer.Create(transport, Options);
        await server.RunAsync(ct);
    }

    public McpServerOptions Options => new()
    {
        ServerInfo = new() { Name = "missions", Version = "1" },
        Capabilities = new() { Tools = new() },
        Handlers = new()
        {
            ListToolsHandler = (_, _) =>
                ValueTask.FromResult(new ListToolsResult { Tools = [.. desk.Session.Tools.Tools.Select(Described)] }),
            // What was begun is brought to its end although the one who asked has gone: the transcript must know.
            CallToolHandler = async (request, _) => await CallAsync(request.Params),
        },
    };

    private async Task<CallToolResult> CallAsync(CallToolRequestParams? asked)
    {
        var arguments = JsonSerializer.SerializeToElement(
            asked?.Arguments ?? new Dictionary<string, JsonElement>(), McpJson.Default.IDictionaryStringJsonElement);
        var answer = await desk.CallAsync(asked?.Name ?? "", arguments, ct);
        return new() { IsError = answer.IsRefusal, Content = [.. Blocks(answer)] };
    }

    private static IEnumerable<ContentBlock> Blocks(Tools.ToolAnswer answer)
    {
        yield return new TextContentBlock { Text = answer.Text };
        if (answer.Picture is { } picture) yield return ImageContentBlock.FromBytes(picture.Bytes, picture.MediaType);
    }

    private static ModelContextProtocol.Protocol.Tool Described(Tools.Tool tool) => new()
    {
        Name = tool.Name,
        Description = tool.Description,
        InputSchema = tool.Schema,
    };
}
