using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Missions.Control.Web;

/// <summary>Who may come in at all: the right host, the right origin, and somebody who holds the secret.</summary>
internal sealed class Gate(WebToken token)
{
    public const string FormHeader = "X-Missions-Form";

    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static readonly string[] Open = ["/healthz", "/login"];

    /// <summary>What the Host header may be; known once the server listens.</summary>
    public IReadOnlyList<string> Hosts { get; set; } = [];

    /// <summary>Cookies know no ports, so each server has a name of its own.</summary>
    public string CookieName => $"missions-{Hosts[0].Split(':')[^1]}";

    public async Task PassAsync(HttpContext http, RequestDelegate next)
    {
        Harden(http.Response.Headers);
        if (Refusal(http) is var (status, sentence))
        {
            if (status is 401) http.Response.Headers.WWWAuthenticate = "Bearer";
            await Answers.SayAsync(http, status, sentence);
            return;
        }
        await next(http);
    }

    /// <summary>Came in with the secret itself, and not with what a browser sends by itself.</summary>
    public bool IsBearer(HttpContext http) =>
        http.Request.Headers.Authorization is [{ } given]
        && given.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) && token.IsSecret(given[7..].Trim());

    public bool IsKnown(HttpContext http) =>
        IsBearer(http) || http.Request.Cookies[CookieName] is { } cookie && WebToken.Same(cookie, token.Cookie);

    private (int Status, string Sentence)? Refusal(HttpContext http) =>
        WrongHost(http) ?? WrongOrigin(http) ?? Unknown(http) ?? Unasked(http);

    private (int, string)? WrongHost(HttpContext http) => Hosts is [] ? (503, "Mission Control is starting.")
        : Hosts.Contains(http.Request.Headers.Host.ToString())
        ? null
        : (421, $"This is Mission Control at http://{Hosts[0]}, and answers to no other name.");

    private static (int, string)? WrongOrigin(HttpContext http)
    {
        var (origin, host) = (http.Request.Headers.Origin, http.Request.Headers.Host.ToString());
        var isOurs = StringValues.IsNullOrEmpty(origin) || origin is [var one] && one == $"http://{host}";
        if (isOurs && !IsFromElsewhere(http)) return null;
        return (403, "Another site's page asked for this. Mission Control answers only its own pages.");
    }

    /// <summary>A link on another page may lead here; nothing else of it may.</summary>
    private static bool IsFromElsewhere(HttpContext http)
    {
        var headers = http.Request.Headers;
        if (headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none") return false;
        return !HttpMethods.IsGet(http.Request.Method)
            || headers["Sec-Fetch-Mode"] != "navigate" || headers["Sec-Fetch-Dest"] != "document";
    }

    private (int, string)? Unknown(HttpContext http)
    {
        var path = http.Request.Path.Value ?? "";
        if (Open.Contains(path) || path.StartsWith("/assets/", StringComparison.Ordinal) || IsKnown(http)) return null;
        return (401, "Mission Control does not know you yet. Open the link that `mission serve` printed, or send the "
            + "token: Authorization: Bearer TOKEN.");
    }

    /// <summary>A cookie is sent by any page; the header only by ours.</summary>
    private (int, string)? Unasked(HttpContext http)
    {
        var (method, path) = (http.Request.Method, http.Request.Path.Value);
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || path is "/login" || IsBearer(http)) return null;
        return http.Request.Headers[FormHeader] is [{ } form] && WebToken.Same(form, token.Form)
            ? null
            : (403, $"What changes something needs the header {FormHeader}, which the pages send along by script; "
                + "or the token: Authorization: Bearer TOKEN.");
    }

    private static void Harden(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        headers.CacheControl = "no-store";
    }
}
