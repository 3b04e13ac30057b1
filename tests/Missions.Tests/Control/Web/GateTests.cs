using System.Net;
using System.Net.Sockets;
using System.Text;
using Missions.Control.Web;
using Missions.Engine;
using Missions.World;

namespace Missions.Tests.Control.Web;

/// <summary>Who may come in, and from where.</summary>
public sealed class GateTests : IAsyncLifetime
{
    private WebDesk _desk = null!;

    public async Task InitializeAsync() => _desk = await WebDesk.OpenAsync();

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Theory]
    [InlineData("/")]
    [InlineData("/missions/done-1")]
    [InlineData("/api/missions")]
    [InlineData("/api/missions/done-1/events")]
    [InlineData("/metrics")]
    [InlineData("/openapi/v1.json")]
    public async Task Nothing_is_told_to_who_is_not_known(string path)
    {
        var answer = await _desk.Stranger().GetAsync(path);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.DoesNotContain("Search and pins", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("127.0.0.1")]
    [InlineData("localhost:1")]
    public async Task Another_host_is_answered_nothing(string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/missions") { Headers = { Host = host } };

        Assert.Equal(421, (int)(await _desk.Program().SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("null")]
    [InlineData("http://127.0.0.1")]
    public async Task Another_origin_is_answered_nothing(string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/missions");
        request.Headers.Add("Origin", origin);

        Assert.Equal(HttpStatusCode.Forbidden, (await _desk.Program().SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Another_sites_page_may_only_lead_here()
    {
        Assert.Equal(HttpStatusCode.Forbidden, await FromElsewhereAsync("no-cors", "image"));
        Assert.Equal(HttpStatusCode.OK, await FromElsewhereAsync("navigate", "document"));
        Assert.Equal(HttpStatusCode.Forbidden, await FromElsewhereAsync("navigate", "iframe"));
    }

    [Fact]
    public async Task A_cookie_alone_changes_nothing()
    {
        var browser = await _desk.BrowserAsync();

        var without = await browser.PostAsync(Commands, WebDesk.Json("""{ "command": "pause" }"""));
        var wrong = await PostAsync(browser, new('0', 64));
        var right = await PostAsync(browser, await WebDesk.FormOf(browser));

        Assert.Equal((403, 403, 200), ((int)without.StatusCode, (int)wrong.StatusCode, (int)right.StatusCode));
    }

    [Fact]
    public async Task A_login_link_lets_in_once()
    {
        var link = _desk.LoginLink();

        var first = await _desk.Stranger().GetAsync(link);
        var second = await _desk.Stranger().GetAsync(link);

        Assert.Equal((303, 401), ((int)first.StatusCode, (int)second.StatusCode));
        var cookie = first.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Who_guesses_is_slowed_down_and_the_right_token_still_lets_in()
    {
        var stranger = _desk.Stranger();
        var answers = new List<int>();
        for (var tries = 0; tries < 12; tries++)
            answers.Add((int)(await stranger.GetAsync($"/login?token=wrong{tries}")).StatusCode);

        Assert.Equal([401, 429], answers.Distinct());
        Assert.Equal(303, (int)(await stranger.GetAsync($"/login?token={_desk.Token}")).StatusCode);
    }

    [Theory, InlineData("/"), InlineData("/missions/done-1/journal"), InlineData("/nowhere"), InlineData("/login")]
    public async Task Every_page_forbids_what_it_does_not_need(string path)
    {
        var headers = (await _desk.Program().GetAsync(path)).Headers;

        var policy = headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", headers.GetValues("Referrer-Policy").Single());
        Assert.False(headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("/assets/../token")]
    [InlineData("/assets/..%2ftoken")]
    [InlineData("/assets/%2e%2e%2ftoken")]
    [InlineData("/missions/..%2f..%2fetc")]
    [InlineData("/api/missions/../token")]
    [InlineData("/api/missions/..")]
    [InlineData("/api/missions/done-1/runs/..%2f..%2fjournal/transcript")]
    [InlineData("/api/missions/done-1/evidence/..%2f..%2fjournal.jsonl")]
    public async Task No_path_leads_out_of_what_is_shown(string path)
    {
        var answer = await RawAsync($"GET {path} HTTP/1.1\r\nHost: {new Uri(_desk.Url).Authority}\r\n"
            + $"Authorization: Bearer {_desk.Token}\r\nConnection: close\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 404", answer, StringComparison.Ordinal);
        Assert.DoesNotContain(_desk.Token, answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_token_is_its_owners_alone()
    {
        var path = Path.Combine(_desk.Desk.Root, "token");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));

        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);

        var refused = await Assert.ThrowsAsync<WorldException>(
            () => WebServer.StartAsync(_desk.Desk.Machine, "http://127.0.0.1:0", Desk.Never));
        Assert.Contains("can be read by others", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://0.0.0.0:7117")]
    [InlineData("http://192.168.1.2:7117")]
    [InlineData("http://example.org:7117")]
    [InlineData("http://[::]:7117")]
    public async Task It_listens_to_this_machine_only(string urls)
    {
        var refused = await Assert.ThrowsAsync<UsedWrongly>(
            () => WebServer.StartAsync(_desk.Desk.Machine, urls, Desk.Never));

        Assert.Contains("could be reached by others", refused.Message, StringComparison.Ordinal);
    }

    private static string Commands => "/api/missions/work-1/commands";

    private static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Commands)
        {
            Content = WebDesk.Json("""{ "command": "pause" }"""),
        };
        request.Headers.Add("X-Missions-Form", form);
        return await browser.SendAsync(request);
    }

    private async Task<HttpStatusCode> FromElsewhereAsync(string mode, string dest)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/missions/done-1");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        request.Headers.Add("Sec-Fetch-Mode", mode);
        request.Headers.Add("Sec-Fetch-Dest", dest);
        return (await _desk.Program().SendAsync(request)).StatusCode;
    }

    private async Task<string> RawAsync(string request)
    {
        var at = new Uri(_desk.Url);
        using var client = new TcpClient();
        await client.ConnectAsync(at.Host, at.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(client.GetStream());
        return await reader.ReadToEndAsync();
    }
}
