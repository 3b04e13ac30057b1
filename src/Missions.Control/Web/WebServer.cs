using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Missions.Agents.External.Mcp;
using Missions.Control.Mcp;
using Missions.Control.Verbs;
using Missions.Control.Web.Api;
using Missions.Control.Wiring;
using Missions.Engine;
using Missions.World.Files;

namespace Missions.Control.Web;

/// <summary>Mission Control on the web, and the API, on this machine only.</summary>
internal sealed class WebServer : IAsyncDisposable
{
    private const int LongestBody = 256 * 1024;

    private readonly WebApplication _app;
    private readonly Tails _tails;
    private readonly McpSessions _mcp;
    private readonly WebToken _token;

    private WebServer(WebApplication app, Tails tails, McpSessions mcp, WebToken token, string url) =>
        (_app, _tails, _mcp, _token, Url) = (app, tails, mcp, token, url);

    /// <summary>Where it listens, without a slash at the end.</summary>
    public string Url { get; }

    /// <summary>Lets one browser in, once.</summary>
    public string LoginLink() => $"{Url}/login?token={_token.MakeOnce()}";

    /// <param name="start">Starts a run of a mission that can go on; null for one of its own.</param>
    /// <exception cref="UsedWrongly">It may not listen there.</exception>
    public static async Task<WebServer> StartAsync(
        Machine machine, string urls, CancellationToken ct, Func<MissionHome, CancellationToken, Task>? start = null)
    {
        var addresses = ListenAt.Read(urls);
        var token = new WebToken(await SecretFile.ReadOrMakeAsync(Path.Combine(machine.Root, "token"), ct));
        var builder = WebApplication.CreateEmptyBuilder(new() { EnvironmentName = Environments.Production });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => Limit(options, addresses));
        builder.Services.AddRouting();
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        builder.Services.ConfigureHttpJsonOptions(
            options => options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict);
        builder.Services.AddOpenApi(ApiDocument.Describe);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(1));

        var app = builder.Build();
        var (gate, tails) = (new Gate(token), new Tails(machine));
        var glances = new Glances(machine, tails);
        var orders = new Orders(machine, glances, start ?? RunAloneAsync);
        app.Use((http, next) => gate.PassAsync(http, next));
        app.Use((http, next) => Answers.CatchAsync(http, next));
        app.UseRouting();
        new Login(token, gate, machine.Clock).Map(app);
        var events = new EventStream(glances, tails, machine.Clock);
        var transcripts = new Transcripts(machine, glances);
        new ApiRoutes(glances, events, transcripts, new(machine, glances), orders, gate).Map(app);
        new PageRoutes(machine, glances, events, transcripts, orders, token).Map(app);
        app.MapOpenApi();
        var mcp = new McpSessions(() => new VerbTools(machine, machine.Root).Options);
        app.Map("/mcp", mcp.AnswerAsync);
        await app.StartAsync(ct);

        var bound = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        gate.Hosts = ListenAt.Hosts(addresses, [.. bound]);
        return new(app, tails, mcp, token, $"http://{gate.Hosts[0]}");
    }

    public Task WaitAsync(CancellationToken ct) => _app.WaitForShutdownAsync(ct);

    public async ValueTask DisposeAsync()
    {
        await _mcp.DisposeAsync();
        await _app.DisposeAsync();
        await _tails.DisposeAsync();
    }

    private static void Limit(KestrelServerOptions options, IReadOnlyList<ListenAt> addresses)
    {
        foreach (var one in addresses) options.Listen(one.Address, one.Port);
        options.AddServerHeader = false;
        var limits = options.Limits;
        limits.MaxRequestBodySize = LongestBody;
        limits.MaxRequestHeadersTotalSize = 16 * 1024;
        limits.MaxRequestHeaderCount = 64;
        limits.MaxConcurrentConnections = 512;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        limits.MinRequestBodyDataRate = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
        limits.MinResponseDataRate = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
    }

    private static async Task RunAloneAsync(MissionHome home, CancellationToken ct) =>
        await DetachedRun.BeginAsync(home, [], home.Folder, ct);
}
