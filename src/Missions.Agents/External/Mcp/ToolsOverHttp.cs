using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Missions.World.Files;
using Missions.World.Network;

namespace Missions.Agents.External.Mcp;

/// <summary>
/// The same as an MCP server over Streamable HTTP. It listens where only we can reach it; a room's port leads there.
/// </summary>
/// <remarks>https://modelcontextprotocol.io/specification/2025-06-18/basic/transports</remarks>
internal sealed class ToolsOverHttp : IAsyncDisposable
{
    private readonly FreshFolder _folder = new();
    private readonly McpSessions _sessions;
    private readonly string _authorization;
    private readonly string[] _hosts;
    private readonly WebApplication _app;

    private ToolsOverHttp(ToolsOverMcp tools, int port, string word)
    {
        (_sessions, _authorization) = (new(() => tools.Options), $"Bearer {word}");
        _hosts = [$"127.0.0.1:{port}", $"localhost:{port}"];
        Url = $"http://{_hosts[0]}/mcp";

        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.ListenUnixSocket(Socket));
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    public string Url { get; }

    private string Socket => Path.Combine(_folder.Path, "http");

    /// <param name="port">Of the room, as its programs write it into the header Host.</param>
    public static async Task<ToolsOverHttp> OpenAsync(ToolsOverMcp tools, int port, string word, CancellationToken ct)
    {
        var http = new ToolsOverHttp(tools, port, word);
        await http._app.StartAsync(ct);
        return http;
    }

    /// <summary>One connection of the room.</summary>
    public async Task ServeAsync(Stream near, CancellationToken ct)
    {
        await using var far = await UnixSockets.DialAsync(Socket, ct);
        await Pump.BothAsync(near, far, ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _sessions.DisposeAsync();
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    private Task AnswerAsync(HttpContext http) => Refusal(http.Request) is { } status
        ? StatusAsync(http, status)
        : _sessions.AnswerAsync(http);

    /// <summary>
    /// A page in a browser can send requests here, but neither choose these headers nor know the word.
    /// </summary>
    private int? Refusal(HttpRequest request) => request switch
    {
        _ when !_hosts.Contains(request.Host.Value) => StatusCodes.Status421MisdirectedRequest,
        _ when request.Headers.Origin.ToString() is { Length: > 0 } origin
            && !_hosts.Any(host => origin == $"http://{host}") =>
            StatusCodes.Status403Forbidden,
        _ when !IsKnown(request.Headers.Authorization.ToString()) => StatusCodes.Status401Unauthorized,
        _ when request.Path != "/mcp" => StatusCodes.Status404NotFound,
        _ => null,
    };

    private bool IsKnown(string said) => CryptographicOperations.FixedTimeEquals(
        System.Text.Encoding.UTF8.GetBytes(said), System.Text.Encoding.UTF8.GetBytes(_authorization));

    private static Task StatusAsync(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
