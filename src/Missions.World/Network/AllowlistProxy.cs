using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Missions.World.Network;

/// <summary>
/// An HTTP proxy that reaches the hosts of a list and no other. A name is resolved once, judged, and dialled by the
/// very addresses that were judged.
/// </summary>
public sealed class AllowlistProxy(AllowedHosts allowed, IOutside outside)
{
    private static readonly string[] OnlyForUs =
        ["connection", "proxy-connection", "proxy-authorization", "keep-alive", "te", "trailer", "upgrade"];

    private readonly ConcurrentDictionary<string, bool> _refusals = [];

    /// <summary>What was refused so far, a sentence each.</summary>
    public IReadOnlyList<string> Refusals => [.. _refusals.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Serves one connection to its end.</summary>
    public async Task ServeAsync(Stream near, CancellationToken ct)
    {
        if (await RequestHead.ReadAsync(near, ct) is not { } head)
        {
            await AnswerAsync(near, "400 Bad Request", "This is no request that a proxy understands.", ct);
            return;
        }

        var (wanted, problem) = Judge(head);
        if (wanted is null) await RefuseAsync(near, problem!, ct);
        else if (await ReachAsync(near, wanted, ct) is { } far) await PassAsync(head, wanted, near, far, ct);
    }

    private (Destination? Wanted, string? Problem) Judge(RequestHead head)
    {
        var isTunnel = head.Method == "CONNECT";
        if (!isTunnel && head.Method is not ("GET" or "HEAD"))
            return (null, $"{head.Method} is not passed on without TLS; only GET and HEAD are.");
        if (!isTunnel && !head.Target.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
            return (null, "A proxy is asked for a whole address that begins with http://.");

        var authority = isTunnel ? head.Target : Authority(head.Target);
        if (Destination.Parse(authority, isTunnel ? 0 : 80) is not { } wanted)
            return (null, $"\"{Printable(authority)}\" is not plainly a host and a port.");
        if (!isTunnel && head.Values("Content-Length").Concat(head.Values("Transfer-Encoding")).Any())
            return (null, $"{head.Method} with a body is not passed on.");

        var hosts = head.Values("Host");
        if (hosts.Count > 1 || hosts.Any(host => Destination.Parse(host, wanted.Port) != wanted))
        {
            var named = Printable(string.Join(" and ", hosts));
            return (null, $"The request is for {wanted}, its Host header for {named}.");
        }
        return allowed.Refusal(wanted) is { } because ? (null, because) : (wanted, null);
    }

    private async Task<Stream?> ReachAsync(Stream near, Destination wanted, CancellationToken ct)
    {
        try
        {
            var addresses = await outside.ResolveAsync(wanted.Host, ct);
            if (allowed.Refusal(wanted, addresses) is not { } because)
                return await DialAsync(addresses, wanted.Port, ct);
            await RefuseAsync(near, because, ct);
        }
        catch (IOException unreachable)
        {
            await AnswerAsync(near, "502 Bad Gateway", unreachable.Message, ct);
        }

        return null;
    }

    private async Task<Stream> DialAsync(IReadOnlyList<IPAddress> addresses, int port, CancellationToken ct)
    {
        foreach (var address in addresses.SkipLast(1))
        {
            try
            {
                return await outside.DialAsync(new(address, port), ct);
            }
            catch (IOException)
            {
                // The next address is of the same host, and was judged with it.
            }
        }

        return await outside.DialAsync(new(addresses[^1], port), ct);
    }

    private async Task PassAsync(RequestHead head, Destination wanted, Stream near, Stream far, CancellationToken ct)
    {
        await using var end = far;
        if (head.Method != "CONNECT")
        {
            await far.WriteAsync(Encoding.Latin1.GetBytes(Direct(head, wanted)), ct);
            await far.CopyToAsync(near, ct);
            return;
        }

        await near.WriteAsync("HTTP/1.1 200 Connection established\r\n\r\n"u8.ToArray(), ct);
        if (await Tunnelled.FirstWordsAsync(near, head.Rest, ct) is not { Length: > 0 } first) return;
        if (Tunnelled.Other(first, wanted) is { } name)
        {
            _refusals[$"A tunnel to {wanted} was used to ask for {Printable(name)}; it was closed."] = true;
            return;
        }

        await far.WriteAsync(first, ct);
        await Pump.BothAsync(near, far, ct);
    }

    private static string Direct(RequestHead head, Destination wanted)
    {
        var path = head.Target["http://".Length..][Authority(head.Target).Length..];
        var kept = head.Headers.Where(one => !OnlyForUs.Contains(one.Name.ToLowerInvariant())
            && !one.Name.Equals("Host", StringComparison.OrdinalIgnoreCase));
        var host = wanted.Port == 80 ? wanted.ToString()[..^3] : wanted.ToString();
        return $"{head.Method} {(path is ['/', ..] ? path : $"/{path}")} HTTP/1.1\r\nHost: {host}\r\n"
            + string.Concat(kept.Select(one => $"{one.Name}: {one.Value}\r\n"))
            + "Connection: close\r\n\r\n";
    }

    private static string Authority(string target)
    {
        var rest = target["http://".Length..];
        var end = rest.IndexOfAny(['/', '?', '#']);
        return end < 0 ? rest : rest[..end];
    }

    private async Task RefuseAsync(Stream near, string because, CancellationToken ct)
    {
        _refusals[because] = true;
        await AnswerAsync(near, "403 Forbidden", because, ct);
    }

    private static async Task AnswerAsync(Stream near, string status, string sentence, CancellationToken ct)
    {
        var body = $"{sentence}\n";
        await near.WriteAsync(
            Encoding.UTF8.GetBytes(
                $"HTTP/1.1 {status}\r\nContent-Type: text/plain; charset=utf-8\r\n"
                    + $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}"),
            ct);
    }

    private static string Printable(string text) =>
        string.Concat(text.Take(100).Select(one => one is > ' ' and < '\u007f' ? one : '?'));
}
