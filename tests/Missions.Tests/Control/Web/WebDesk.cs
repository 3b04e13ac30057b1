using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Missions.Control.Web;
using Missions.Core;
using Missions.Core.Seats;
using Missions.Engine;
using Missions.Tests.Core;
using Missions.World.Files;

namespace Missions.Tests.Control.Web;

/// <summary>Mission Control on the web over a home of missions, and those who come to it.</summary>
internal sealed class WebDesk : IAsyncDisposable
{
    private readonly List<HttpClient> _clients = [];
    private WebServer? _server;

    private WebDesk() { }

    public Desk Desk { get; } = new();
    public string Url => _server!.Url;
    public string Token { get; private set; } = "";

    /// <summary>Missions that a run was started of.</summary>
    public List<string> Started { get; } = [];

    /// <summary>A plan that waits for approval (<c>plan-1</c>), a mission at work (<c>work-1</c>), and one that is
    /// done (<c>done-1</c>).</summary>
    public static async Task<WebDesk> OpenAsync()
    {
        var desk = new WebDesk();
        await desk.Desk.TellAsync(Stories.Rehearsed, "plan-1");
        await desk.Desk.TellAsync(Stories.Completed, "done-1");
        await desk.Desk.TellAsync(Stories.Working, "work-1");
        await desk.StartAsync();
        return desk;
    }

    public string LoginLink() => _server!.LoginLink();

    /// <summary>Nobody in particular.</summary>
    public HttpClient Stranger() => Client(new() { AllowAutoRedirect = false, UseCookies = false });

    /// <summary>A program that holds the token.</summary>
    public HttpClient Program()
    {
        var client = Client(new());
        client.DefaultRequestHeaders.Authorization = new("Bearer", Token);
        return client;
    }

    /// <summary>A browser that was let in; it sends what browsers send, and not the header of our pages.</summary>
    public async Task<HttpClient> BrowserAsync()
    {
        var client = Client(new() { CookieContainer = new() });
        (await client.GetAsync($"/login?token={Token}")).EnsureSuccessStatusCode();
        client.DefaultRequestHeaders.Add("Origin", Url);
        return client;
    }

    public static async Task<string> FormOf(HttpClient browser)
    {
        var page = await browser.GetStringAsync("/");
        return page.Split("data-form=\"")[1].Split('"')[0];
    }

    public static HttpContent Json(string json) => new StringContent(json, Encoding.UTF8, "application/json");

    public static async Task<JsonNode> ReadAsync(HttpResponseMessage answer) =>
        JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

    /// <summary>One more event of a mission, straight into its journal.</summary>
    public Task<string?> SayAsync(string mission, string text) => Desk.Machine.Door(mission).PutAsync(
        new MissionCommand.Say(text), "cli", Desk.Machine.CommandId(), Desk.Never);

    /// <summary>Evidence of a mission that printed this.</summary>
    public async Task<string> EvidenceAsync(string output)
    {
        var home = Desk.Home("seen-1");
        var hash = await new Blobs(Desk.Machine.Files, home.Blobs).PutAsync(Encoding.UTF8.GetBytes(output), Desk.Never);
        var seen = Stories.SeenOf(Samples.Search, holds: true) with { Output = hash, OutputBytes = output.Length };
        var story = Stories.Validating.And(Actor.Engine, new MissionCommand.RecordEvidence(seen));
        await Desk.TellAsync(story, "seen-1");
        return story.State.Evidence[^1].Id.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients) client.Dispose();
        if (_server is not null) await _server.DisposeAsync();
        Desk.Dispose();
    }

    private async Task StartAsync()
    {
        _server = await WebServer.StartAsync(Desk.Machine, "http://127.0.0.1:0", Desk.Never, StartedAsync);
        Token = (await File.ReadAllTextAsync(Path.Combine(Desk.Root, "token"))).Trim();
    }

    private Task StartedAsync(MissionHome home, CancellationToken ct)
    {
        lock (Started) Started.Add(home.Id);
        return Task.CompletedTask;
    }

    private HttpClient Client(HttpClientHandler handler)
    {
        handler.AutomaticDecompression = DecompressionMethods.None;
        var client = new HttpClient(handler) { BaseAddress = new(Url) };
        _clients.Add(client);
        return client;
    }
}
