using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Missions.Agents.Models.Scripted;
using Missions.Simulation.Models.Wire;

namespace Missions.Simulation.Models;

/// <summary>
/// A provider on loopback that speaks three real protocols and plays a scenario. Its requests are checked, its cache
/// is counted, and it fails as it is told to.
/// </summary>
internal sealed class ModelServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ModelServer(WebApplication app, Faults faults, Ledger ledger)
    {
        (_app, Faults, Ledger) = (app, faults, ledger);
        Address = new(app.Urls.First());
    }

    /// <summary>For Anthropic's client; OpenAI's want <see cref="OpenAiAddress"/>.</summary>
    public Uri Address { get; }

    public Uri OpenAiAddress => new(Address, "v1");
    public Faults Faults { get; }
    public Ledger Ledger { get; }

    /// <param name="url">With port 0, one that is free.</param>
    /// <param name="watch">Stands before the desks and sees every request.</param>
    public static async Task<ModelServer> StartAsync(
        Scenario scenario,
        ServerRules rules,
        TimeProvider clock,
        string url = "http://127.0.0.1:0",
        Func<HttpContext, RequestDelegate, Task>? watch = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url).ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = 64_000_000);
        var app = builder.Build();
        if (watch is not null) app.Use(watch);

        var (faults, ledger) = (new Faults(rules), new Ledger());
        var play = new Play(new ScriptedModel(scenario, clock, rules.Pace));
        foreach (var protocol in (IProtocol[])[new AnthropicProtocol(), new ChatProtocol(), new ResponsesProtocol()])
        {
            var desk = new Desk(protocol, play, faults, ledger, rules, clock);
            app.MapPost(protocol.Path, (RequestDelegate)desk.AnswerAsync);
        }

        app.MapGet("/v1/models", () => Results.Json(new { data = new[] { new { id = "test-1" } } }));
        await app.StartAsync();
        return new(app, faults, ledger);
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }
}
