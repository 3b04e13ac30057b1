using System.Diagnostics;
using Missions.Simulation.Models;

namespace Missions.Benchmarks.Turns;

/// <summary>
/// The floor of a turn: the very bytes of the request are sent, the answer is read to its end, and its bytes are
/// flushed to a file once. Nothing is built, parsed or remembered.
/// </summary>
internal sealed class Bare(ModelServer server, Watch watch, Disk disk) : IDisposable
{
    private readonly HttpClient _client = new() { BaseAddress = server.Address };

    /// <summary>Sends the last request again; in milliseconds, without the server's own time.</summary>
    public async Task<double> ExchangeAsync(CancellationToken ct)
    {
        var body = watch.Body;
        var start = Stopwatch.GetTimestamp();
        using var request = new HttpRequestMessage(HttpMethod.Post, "v1/messages");
        request.Content = new ByteArrayContent(body);
        request.Headers.Add("x-api-key", new ServerRules().Key);
        request.Headers.Add("anthropic-version", "2023-06-01");
        request.Content.Headers.ContentType = new("application/json");
        using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        response.EnsureSuccessStatusCode();
        disk.Append(await response.Content.ReadAsByteArrayAsync(ct));
        return (Stopwatch.GetElapsedTime(start) - watch.Took).TotalMilliseconds;
    }

    public void Dispose() => _client.Dispose();
}
