using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Missions.Agents.External.Mcp;

/// <summary>
/// The sessions of one MCP endpoint over Streamable HTTP. Who may ask at all is for whoever mounts it to say.
/// </summary>
/// <param name="options">Made anew for each session.</param>
/// <remarks>https://modelcontextprotocol.io/specification/2025-06-18/basic/transports</remarks>
public sealed class McpSessions(Func<McpServerOptions> options) : IAsyncDisposable
{
    private const string SessionHeader = "Mcp-Session-Id";

    private readonly ConcurrentDictionary<string, HttpSession> _sessions = [];

    public Task AnswerAsync(HttpContext http) => http.Request.Method switch
    {
        "POST" => PostAsync(http),
        "GET" => Find(http) is { } session ? session.ListenAsync(http)
            : StatusAsync(http, StatusCodes.Status404NotFound),
        "DELETE" => DeleteAsync(http),
        _ => StatusAsync(http, StatusCodes.Status405MethodNotAllowed),
    };

    public async ValueTask DisposeAsync()
    {
        foreach (var session in _sessions.Values) await session.DisposeAsync();
    }

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
        var session = new HttpSession(RandomNumberGenerator.GetHexString(32, lowercase: true), options());
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
