using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Missions.Control.Web.Api;

/// <summary>Writes server-sent events to one who listens, and a heartbeat where nothing happens.</summary>
internal sealed class StreamWriterOf(HttpContext http, TimeProvider clock)
{
    private readonly StringBuilder _held = new();

    public async Task BeginAsync()
    {
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        http.Response.ContentType = "text/event-stream; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        Put("retry: 1000\n\n");
        await FlushAsync();
    }

    public void Put(string text) => _held.Append(text);

    public async Task FlushAsync()
    {
        if (_held.Length == 0) return;
        var bytes = Encoding.UTF8.GetBytes(_held.ToString());
        _held.Clear();
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);
    }

    /// <summary>What is awaited, with a sign of life every so often.</summary>
    public async Task<bool> BeatUntilAsync(Task<bool> awaited)
    {
        if (_held.Length > 64 * 1024) await FlushAsync();
        while (!awaited.IsCompleted)
        {
            using var over = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
            var beat = Task.Delay(EventStream.Heartbeat, clock, over.Token);
            if (await Task.WhenAny(awaited, beat) == beat && !awaited.IsCompleted)
            {
                http.RequestAborted.ThrowIfCancellationRequested();
                Put(": heartbeat\n\n");
                await FlushAsync();
            }
            await over.CancelAsync();
        }
        return await awaited;
    }
}
