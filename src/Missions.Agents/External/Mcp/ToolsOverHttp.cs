using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Missions.World.Files;
using Missions.World.Network;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Missions.Agents.External.Mcp;

/// <summary>
/// The same as an MCP server over Streamable HTTP. It listens where only we can reach it; a room's port leads there.
/// </summary>
/// <remarks>https://modelcontextprotocol.io/specification/2025-06-18/basic/transports</remarks>
internal sealed class ToolsOverHttp : IAsyncDisposable
{
    private const string SessionHeader = "Mcp-Session-Id";

    private readonly ConcurrentDictionary<string, HttpSession> _sessions = [];
    private readonly FreshFolder _folder = new();
    private readonly ToolsOverMcp _tools;
    private readonly string _authorization;
    private readonly string[] _hosts;
    private readonly WebApplication _app;

    private ToolsOverHttp(ToolsOverMcp tools, int port, string word)
    {
        (_tools, _authorization) = (tools, $"Bearer {word}");
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
        foreach (var session in _sessions.Values) await session.DisposeAsync();
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    private Task AnswerAsync(HttpContext http) => Refusal(http.Request) is { } status
        ? StatusAsync(http, status)
        : http.Request.Method switch
        {
            "POST" => PostAsync(http),
            "GET" => Find(http) is { } session ? session.ListenAsync(http)
                : StatusAsync(http, StatusCodes.Status404NotFound),
            "DELETE" => DeleteAsync(http),
            _ => StatusAsync(http, StatusCodes.Status405MethodNotAllowed),
        };

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

    private async Task PostAsync(HttpContext http)
    {
        if (await MessageAsync(http) is not { } message)
        {
            await StatusAsync(http, StatusCodes.Status400BadRequest);
            return;
        }

        var session = message is JsonRpcRequest { Method: "initialize" } ? Begin() : Find(http);
        if (session is null)
        {
            await StatusAsync(http, StatusCodes.Status404NotFound);
            return;
        }

        http.Response.Headers[SessionHeader] = session.Id;
        await session.TakeAsync(message, http);
    }

    private async Task DeleteAsync(HttpContext http)
    {
        if (Find(http) is not { } session || !_sessions.TryRemove(session.Id, out _))
        {
            await StatusAsync(http, StatusCodes.Status404NotFound);
            return;
        }

        await session.DisposeAsync();
        await StatusAsync(http, StatusCodes.Status204NoContent);
    }

    private HttpSession Begin()
    {
        var session = new HttpSession(RandomNumberGenerator.GetHexString(32, lowercase: true), _tools.Options);
        _sessions[session.Id] = session;
        return session;
    }

    private HttpSession? Find(HttpContext http) =>
        _sessions.GetValueOrDefault(http.Request.Headers[SessionHeader].ToString());

    private static async Task<JsonRpcMessage?> MessageAsync(HttpContext http)
    {
        try
        {
            var type = McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(JsonRpcMessage));
            return await JsonSerializer.DeserializeAsync(
                http.Request.Body, type, http.RequestAborted) as JsonRpcMessage;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Task StatusAsync(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
