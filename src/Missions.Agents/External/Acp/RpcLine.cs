using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Missions.World.Sandboxes;

namespace Missions.Agents.External.Acp;

/// <summary>
/// JSON-RPC 2.0 with a program, one message a line. Both sides ask; what comes is taken in order, but nobody who asks
/// keeps others waiting.
/// </summary>
internal sealed class RpcLine(IPiped program, Func<string, JsonElement?, CancellationToken, Task<JsonNode?>> answer)
    : IDisposable
{
    private readonly ConcurrentDictionary<long, TaskCompletionSource<JsonElement?>> _asked = [];
    private readonly SemaphoreSlim _writing = new(1);
    private long _last;

    /// <summary>Told of what needs no answer, in order.</summary>
    public Func<string, JsonElement?, CancellationToken, Task> Heard { get; init; } = (_, _, _) => Task.CompletedTask;

    /// <summary>
    /// To the end of what the program says. All who still wait for an answer are told that none will come.
    /// </summary>
    public async Task RunAsync(CancellationToken ct)
    {
        try
        {
            await foreach (var line in Lines.ReadAsync(program.Output, ct))
                if (JsonWords.Parse(line) is { ValueKind: JsonValueKind.Object } message) await TakeAsync(message, ct);
        }
        finally
        {
            foreach (var waiting in _asked.Values) waiting.TrySetException(new EndOfStreamException("It is gone."));
        }
    }

    /// <exception cref="RpcFault">It says no.</exception>
    /// <exception cref="IOException">It is gone.</exception>
    public async Task<JsonElement?> AskAsync(string method, JsonObject parameters, CancellationToken ct)
    {
        var id = Interlocked.Increment(ref _last);
        var waiting = new TaskCompletionSource<JsonElement?>(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked[id] = waiting;
        try
        {
            await SendAsync(new() { ["id"] = id, ["method"] = method, ["params"] = parameters }, ct);
            return await waiting.Task.WaitAsync(ct);
        }
        finally
        {
            _asked.TryRemove(id, out _);
        }
    }

    public Task TellAsync(string method, JsonObject parameters, CancellationToken ct) =>
        SendAsync(new() { ["method"] = method, ["params"] = parameters }, ct);

    public void Dispose() => _writing.Dispose();

    private Task TakeAsync(JsonElement message, CancellationToken ct)
    {
        var (id, method) = (message.At("id"), ((JsonElement?)message).Text("method"));
        if (method is null) Settle(message);
        else if (id is null) return Heard(method, message.At("params"), ct);
        else _ = AnswerAsync(id.Value, method, message.At("params"), ct);
        return Task.CompletedTask;
    }

    private void Settle(JsonElement message)
    {
        if (message.At("id") is not { ValueKind: JsonValueKind.Number } id || !id.TryGetInt64(out var number)) return;
        if (!_asked.TryGetValue(number, out var waiting)) return;

        if (message.At("error") is { ValueKind: JsonValueKind.Object } error)
            waiting.TrySetException(new RpcFault((int)((JsonElement?)error).Number("code"), Told(error)));
        else waiting.TrySetResult(message.At("result"));
    }

    private static string Told(JsonElement? error)
    {
        var detail = error.At("data") is { } more ? $" {Loop.Clean.Text(more.GetRawText(), 100)}" : "";
        return $"{error.Text("message")}{detail}";
    }

    private async Task AnswerAsync(JsonElement id, string method, JsonElement? parameters, CancellationToken ct)
    {
        var reply = new JsonObject { ["id"] = JsonNode.Parse(id.GetRawText()) };
        try
        {
            reply["result"] = await answer(method, parameters, ct) ?? new JsonObject();
        }
        catch (RpcFault fault)
        {
            reply["error"] = new JsonObject { ["code"] = fault.Code, ["message"] = fault.Message };
        }
        catch (Exception over) when (over is OperationCanceledException or World.WorldException)
        {
            reply["error"] = new JsonObject { ["code"] = RpcFault.Internal, ["message"] = "The session has ended." };
        }

        try
        {
            await SendAsync(reply, ct);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // Nobody waits for it any more.
        }
    }

    private async Task SendAsync(JsonObject message, CancellationToken ct)
    {
        message["jsonrpc"] = "2.0";
        var line = Encoding.UTF8.GetBytes($"{message.ToJsonString()}\n");
        await _writing.WaitAsync(ct);
        try
        {
            await program.Input.WriteAsync(line, CancellationToken.None); // Never half a line.
            await program.Input.FlushAsync(CancellationToken.None);
        }
        finally
        {
            _writing.Release();
        }
    }
}
