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

    /// <summary>Each as it comes, until there are no more or nobody listens.</summary>
    /// <param name="put">What there is to write of one.</param>
    public async Task SendEachAsync<T>(IAsyncEnumerable<T> all, Action<T> put)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        await using var one = all.GetAsyncEnumerator(over.Token);
        var next = one.MoveNextAsync().AsTask();
        try
        {
            while (await BeatUntilAsync(next))
            {
                put(one.Current);
                next = one.MoveNextAsync().AsTask();
                if (!next.IsCompleted) await FlushAsync();
            }
            await FlushAsync();
        }
        finally
        {
            // What still moves cannot be disposed of.
            await over.CancelAsync();
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
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
