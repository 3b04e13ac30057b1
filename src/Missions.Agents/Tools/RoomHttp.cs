using System.Net;
using Missions.World.Sandboxes;

namespace Missions.Agents.Tools;

/// <summary>HTTP to the loopback of a room and nothing else: whatever an address says, the room is dialled.</summary>
public sealed class RoomHttp(IRoom room, TimeProvider clock)
{
    private const int MostBytes = 64 * 1024;

    /// <summary>Whether an address is one of the room's own.</summary>
    public static bool IsLoopback(Uri uri) =>
        uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback && uri.UserInfo.Length == 0;

    /// <exception cref="HttpRequestException">Nothing listens there, or it does not speak HTTP.</exception>
    /// <exception cref="TimeoutException">It took too long.</exception>
    public async Task<HttpSeen> SendAsync(HttpRequestMessage request, TimeSpan limit, CancellationToken ct)
    {
        using var late = new CancellationTokenSource(limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, late.Token);
        using var client = new HttpMessageInvoker(new SocketsHttpHandler
        {
            ConnectCallback = async (connection, stop) => await room.ConnectAsync(connection.DnsEndPoint.Port, stop),
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
        });

        try
        {
            using var response = await client.SendAsync(request, either.Token);
            return await SeenAsync(response, either.Token);
        }
        catch (OperationCanceledException cut) when (late.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            throw new TimeoutException($"No whole answer came within {limit.TotalSeconds:0} s.", cut);
        }
        catch (IOException broken)
        {
            throw new HttpRequestException(broken.Message, broken);
        }
    }

    private static async Task<HttpSeen> SeenAsync(HttpResponseMessage response, CancellationToken ct)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(ct);
        var bytes = new byte[MostBytes + 1];
        var length = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct);

        var headers = response.Headers.Concat(response.Content.Headers)
            .SelectMany(header => header.Value.Select(value => (header.Key.ToLowerInvariant(), value)));
        var body = bytes.AsMemory(0, Math.Min(length, MostBytes));
        return new(response.StatusCode, [.. headers], body, IsCut: length > MostBytes);
    }
}

/// <summary>What an HTTP server answered; the body may be its beginning only.</summary>
public sealed record HttpSeen(
    HttpStatusCode Status, IReadOnlyList<(string Name, string Value)> Headers, ReadOnlyMemory<byte> Body, bool IsCut);
