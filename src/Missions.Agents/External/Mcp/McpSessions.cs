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

    /// <summary>
    /// An agent that goes without a word leaves its session behind; the one not used for longest makes room.
    /// </summary>
    private const int Most = 64;

    private readonly ConcurrentDictionary<string, HttpSession> _sessions = [];
    private long _turn;

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

        var session = message is JsonRpcRequest { Method: "initialize" } ? await BeginAsync() : Find(http);
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

    private async Task<HttpSession> BeginAsync()
    {
        if (_sessions.Count >= Most && _sessions.Values.MinBy(one => one.LastTurn) is { } idle
            && _sessions.TryRemove(idle.Id, out _)) await idle.DisposeAsync();
        var session = new HttpSession(RandomNumberGenerator.GetHexString(32, lowercase: true), options());
        return _sessions[session.Id] = Used(session);
    }

    private HttpSession? Find(HttpContext http) =>
        _sessions.TryGetValue(http.Request.Headers[SessionHeader].ToString(), out var session) ? Used(session) : null;

    private HttpSession Used(HttpSession session)
    {
        session.LastTurn = Interlocked.Increment(ref _turn);
        return session;
    }

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
