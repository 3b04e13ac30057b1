using System.Net;
using System.Net.Http.Headers;

namespace Missions.World.Network;

/// <summary>Posts JSON to an address. It follows no redirect and waits for no more than the status.</summary>
public sealed class Webhook : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        Timeout = Patience,
    };

    /// <summary>
    /// Null once the other side took it, else why not. The address is not repeated: it may hold a secret.
    /// </summary>
    public async Task<string?> PostAsync(
        Uri url, IReadOnlyDictionary<string, string> headers, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        foreach (var (name, value) in headers) request.Headers.Add(name, value);
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            return response.StatusCode is >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices
                ? null
                : $"{url.Host} answered {(int)response.StatusCode}";
        }
        catch (HttpRequestException failure)
        {
            return $"{url.Host} cannot be reached: {failure.Message}";
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return $"{url.Host} did not answer within {Patience.TotalSeconds:0} seconds";
        }
    }

    public void Dispose() => _http.Dispose();
}
