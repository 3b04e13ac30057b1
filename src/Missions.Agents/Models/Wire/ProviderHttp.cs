using System.Net;
using System.Security.Authentication;

namespace Missions.Agents.Models.Wire;

/// <summary>
/// The connection below a provider's own client. It sees status and headers that the client hides, and says in one
/// sentence what is wrong and who can cure it.
/// </summary>
internal sealed class ProviderHttp : DelegatingHandler
{
    private static readonly TimeSpan Connecting = TimeSpan.FromSeconds(10);

    // A machine that slept finds its old connections dead: they are not kept for long.
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(50);

    private readonly ModelSource _source;

    private ProviderHttp(ModelSource source) : base(Sockets()) => _source = source;

    /// <summary>Without a time-out of its own: how long a stream may be silent is for the loop to say.</summary>
    public static HttpClient Client(ModelSource source) =>
        new(new ProviderHttp(source)) { Timeout = Timeout.InfiniteTimeSpan };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var response = await AnswerAsync(request, ct);
        if (response.IsSuccessStatusCode) return response;

        using (response)
            throw ErrorReply.Failure(_source, await ErrorReply.ReadAsync(response, ct));
    }

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken ct)
    {
        try
        {
            return await base.SendAsync(request, ct);
        }
        catch (HttpRequestException failure)
        {
            throw Unreachable(failure);
        }
        catch (OperationCanceledException late) when (!ct.IsCancellationRequested)
        {
            throw Unreachable(late);
        }
    }

    private ModelException Unreachable(Exception failure) => failure switch
    {
        { InnerException: AuthenticationException wrong } => new(
            FailureKind.Refused,
            $"{_source.Place} cannot prove who it is: {wrong.Message} Correct the address or install its certificate.",
            null,
            failure),
        _ => new(
            FailureKind.Unavailable,
            $"{_source.Place} cannot be reached: {failure.Message} "
            + "If the address is right and the network is up, it will be asked again.",
            null,
            failure),
    };

    private static SocketsHttpHandler Sockets() => new()
    {
        ConnectTimeout = Connecting,
        PooledConnectionIdleTimeout = Idle,
        AutomaticDecompression = DecompressionMethods.All,
        AllowAutoRedirect = false,
        UseCookies = false,
    };
}
