using Microsoft.AspNetCore.Http;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Missions.Agents.External.Mcp;

/// <summary>One session of an agent with our tools over HTTP, from its first request until it is deleted.</summary>
internal sealed class HttpSession : IAsyncDisposable
{
    private readonly StreamableHttpServerTransport _transport;
    private readonly McpServer _server;
    private readonly CancellationTokenSource _over = new();
    private readonly Task _running;

    public HttpSession(string id, McpServerOptions options)
    {
        Id = id;
        _transport = new() { SessionId = id };
        _server = McpServer.Create(_transport, options);
        _running = _server.RunAsync(_over.Token);
    }

    public string Id { get; }

    /// <summary>Which request of all sessions used it last.</summary>
    public long LastTurn { get; set; }

    /// <summary>Answers in the response to the very request, as events.</summary>
    public async Task TakeAsync(JsonRpcMessage message, HttpContext http)
    {
        http.Response.ContentType = "text/event-stream";
        if (await _transport.HandlePostRequestAsync(message, http.Response.Body, http.RequestAborted)) return;
        http.Response.ContentType = null;
        http.Response.StatusCode = StatusCodes.Status202Accepted;
    }

    /// <summary>What is said to the agent without being asked, until it hangs up.</summary>
    public async Task ListenAsync(HttpContext http)
    {
        http.Response.ContentType = "text/event-stream";
        using var either = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, _over.Token);
        try
        {
            await _transport.HandleGetRequestAsync(http.Response.Body, either.Token);
        }
        catch (OperationCanceledException)
        {
            // One of both is gone.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        try
        {
            await _running;
        }
        catch (OperationCanceledException)
        {
            // As it was told.
        }

        await _server.DisposeAsync();
        await _transport.DisposeAsync();
        _over.Dispose();
    }
}
