using System.Buffers.Binary;
using System.Text;
using Missions.Simulation.World;
using Missions.World.Network;

namespace Missions.Tests.World.Network;

/// <summary>What gets through the proxy and what does not: a sink listens wherever an attack would go.</summary>
public sealed class AllowlistProxyTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    private readonly SimulatedOutside _outside = new SimulatedOutside()
        .Name("feed.example", "93.184.216.34")
        .Name("evil.example", "93.184.216.99")
        .Name("feed.example.evil.example", "93.184.216.99")
        .Name("inside.example", "10.0.0.7")
        .Name("both.example", "93.184.216.34 127.0.0.1")
        .Name("mapped.example", "::ffff:169.254.169.254")
        .Name("rebound.example", "93.184.216.34", "127.0.0.1");

    private readonly List<string> _heard = [];

    public AllowlistProxyTests()
    {
        foreach (var address in (string[])
            ["93.184.216.34", "93.184.216.99", "10.0.0.7", "127.0.0.1", "[::ffff:169.254.169.254]"])
            foreach (var port in (int[])[80, 443, 8443])
                _outside.Serve($"{address}:{port}", stream => AnswerAsync(stream, $"{address}:{port}"));
    }

    [Theory]
    [InlineData("GET http://feed.example/a?b HTTP/1.1|Host: feed.example", "93.184.216.34:80")]
    [InlineData("GET http://FEED.example. HTTP/1.1|Host: feed.example:80|Proxy-Authorization: x", "93.184.216.34:80")]
    [InlineData("CONNECT feed.example:443 HTTP/1.1|Host: feed.example:443", "93.184.216.34:443")]
    [InlineData("CONNECT feed.example:443 HTTP/1.1", "93.184.216.34:443")]
    public async Task Who_is_on_the_list_is_reached(string request, string address)
    {
        var (answer, proxy) = await AskAsync(request);

        Assert.Contains("answered", answer, StringComparison.Ordinal);
        Assert.Equal([address], _outside.Dialled);
        Assert.Empty(proxy.Refusals);
    }

    [Theory]
    [InlineData("CONNECT evil.example:443 HTTP/1.1")]
    [InlineData("CONNECT feed.example:8443 HTTP/1.1")]
    [InlineData("CONNECT feed.example.evil.example:443 HTTP/1.1")]
    [InlineData("CONNECT feed.example@evil.example:443 HTTP/1.1")]
    [InlineData("CONNECT evil.example:443#feed.example:443 HTTP/1.1")]
    [InlineData("CONNECT evil.example\0feed.example:443 HTTP/1.1")]
    [InlineData("CONNECT 127.0.0.1:443 HTTP/1.1")]
    [InlineData("CONNECT 2130706433:443 HTTP/1.1")]
    [InlineData("CONNECT 0x7f000001:443 HTTP/1.1")]
    [InlineData("CONNECT 0177.0.0.1:443 HTTP/1.1")]
    [InlineData("CONNECT [::1]:443 HTTP/1.1")]
    [InlineData("CONNECT [::ffff:127.0.0.1]:443 HTTP/1.1")]
    [InlineData("CONNECT feed.example:443 HTTP/1.1|Host: evil.example:443")]
    [InlineData("CONNECT feed.example:443 HTTP/1.1|Host: feed.example:443|Host: evil.example:443")]
    [InlineData("GET http://evil.example/ HTTP/1.1|Host: feed.example")]
    [InlineData("GET http://feed.example/ HTTP/1.1|Host: evil.example")]
    [InlineData("GET http://feed.example\\@evil.example/ HTTP/1.1|Host: feed.example")]
    [InlineData("GET http://feed.example@evil.example/ HTTP/1.1|Host: feed.example")]
    [InlineData("GET http://feed.example:8443/ HTTP/1.1|Host: feed.example:8443")]
    [InlineData("GET https://feed.example/ HTTP/1.1|Host: feed.example")]
    [InlineData("GET / HTTP/1.1|Host: feed.example")]
    [InlineData("POST http://feed.example/ HTTP/1.1|Host: feed.example|Content-Length: 6")]
    [InlineData("GET http://feed.example/ HTTP/1.1|Host: feed.example|Transfer-Encoding: chunked")]
    [InlineData("GET http://feed.example/ HTTP/1.1|Host: feed.example| folded: evil.example")]
    [InlineData("GET http://feed.example/ HTTP/1.1|Host : feed.example")]
    [InlineData("GET  http://feed.example/ HTTP/1.1|Host: feed.example")]
    [InlineData("CONNECT inside.example:443 HTTP/1.1")]
    [InlineData("CONNECT both.example:443 HTTP/1.1")]
    [InlineData("CONNECT mapped.example:443 HTTP/1.1")]
    public async Task Nobody_else_is_dialled(string request)
    {
        var (answer, _) = await AskAsync(request);

        Assert.Matches("^HTTP/1.1 40[03] ", answer);
        Assert.Empty(_outside.Dialled);
    }

    [Fact]
    public async Task What_is_refused_is_said_with_the_host_and_the_cure()
    {
        var (_, proxy) = await AskAsync("CONNECT evil.example:443 HTTP/1.1");
        var (_, inside) = await AskAsync("CONNECT inside.example:443 HTTP/1.1");

        Assert.Contains("list \"evil.example:443\" under boundaries.network", Assert.Single(proxy.Refusals));
        Assert.Contains("list \"inside.example:443\" under sandbox.privateHosts", Assert.Single(inside.Refusals));
    }

    [Fact]
    public async Task A_neighbour_is_reached_where_the_user_said_so()
    {
        var (answer, _) = await AskAsync("CONNECT inside.example:443 HTTP/1.1", allowsInside: true);

        Assert.Contains("answered", answer, StringComparison.Ordinal);
        Assert.Equal(["10.0.0.7:443"], _outside.Dialled);
    }

    [Fact]
    public async Task A_name_is_resolved_once_and_the_address_that_was_judged_is_dialled()
    {
        await AskAsync("CONNECT rebound.example:443 HTTP/1.1");

        Assert.Equal(["93.184.216.34:443"], _outside.Dialled);
        await AskAsync("CONNECT rebound.example:443 HTTP/1.1"); // The control: now the name does lead here.
        Assert.Single(_outside.Dialled);
    }

    [Fact]
    public async Task A_tunnel_in_which_another_host_is_asked_for_is_closed()
    {
        var (honest, proxy) = await AskAsync("CONNECT feed.example:443 HTTP/1.1", Hello("feed.example"));
        Assert.Contains("answered", honest, StringComparison.Ordinal);
        Assert.Empty(proxy.Refusals);
        _heard.Clear();

        var (fronted, refusing) = await AskAsync("CONNECT feed.example:443 HTTP/1.1", Hello("evil.example"));

        Assert.DoesNotContain("answered", fronted, StringComparison.Ordinal);
        Assert.Contains("evil.example", Assert.Single(refusing.Refusals), StringComparison.Ordinal);
        Assert.All(_heard, Assert.Empty);
    }

    [Fact]
    public async Task A_second_request_in_the_shadow_of_the_first_goes_nowhere()
    {
        await AskAsync(
            "GET http://feed.example/ HTTP/1.1|Host: feed.example",
            "GET http://feed.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n"u8.ToArray());

        Assert.DoesNotContain("evil", Assert.Single(_heard), StringComparison.Ordinal);
        Assert.Contains("Connection: close", _heard[0], StringComparison.Ordinal);
    }

    private async Task<(string Answer, AllowlistProxy Proxy)> AskAsync(
        string request, byte[]? then = null, bool allowsInside = false)
    {
        Destination[] hosts =
        [
            .. ((string[])
                [
                    "feed.example:80", "feed.example:443", "inside.example:443", "both.example:443",
                    "mapped.example:443",
                    "rebound.example:443",
                ]).Select(host => Destination.Parse(host, 0)!),
        ];
        var proxy = new AllowlistProxy(new(hosts, allowsInside ? [hosts[2]] : []), _outside);
        var outside = new SimulatedOutside().Serve("1.1.1.1:1", stream => proxy.ServeAsync(stream, Never));
        await using var near = await outside.DialAsync(new(System.Net.IPAddress.Parse("1.1.1.1"), 1), Never);

        await near.WriteAsync(Encoding.Latin1.GetBytes(string.Join("\r\n", request.Split('|')) + "\r\n\r\n"), Never);
        await near.WriteAsync(then ?? "said inside"u8.ToArray(), Never);
        using var reader = new StreamReader(near, Encoding.Latin1);
        return (await reader.ReadToEndAsync(Never), proxy);
    }

    private async Task AnswerAsync(Stream stream, string address)
    {
        var bytes = new byte[4096];
        var length = await stream.ReadAsync(bytes, Never);
        _heard.Add(Encoding.Latin1.GetString(bytes, 0, length));
        await stream.WriteAsync(Encoding.Latin1.GetBytes($"HTTP/1.1 200 OK\r\n\r\n{address} answered"), Never);
    }

    /// <summary>The least that a TLS client says which names a server.</summary>
    private static byte[] Hello(string name)
    {
        var host = Encoding.ASCII.GetBytes(name);
        byte[] extension = [0, 0, .. Two(host.Length + 5), .. Two(host.Length + 3), 0, .. Two(host.Length), .. host];
        byte[] body = [3, 3, .. new byte[32], 0, .. Two(2), 0x13, 1, 1, 0, .. Two(extension.Length), .. extension];
        byte[] handshake = [1, 0, .. Two(body.Length), .. body];
        return [0x16, 3, 1, .. Two(handshake.Length), .. handshake];
    }

    private static byte[] Two(int number)
    {
        var bytes = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)number);
        return bytes;
    }
}
