using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Missions.Engine;
using Missions.Engine.Views;

namespace Missions.Control.Web.Api;

/// <summary>What programs can ask of Mission Control, and what they are told.</summary>
internal sealed class ApiRoutes(
    Glances glances, EventStream events, Transcripts transcripts, EvidenceFiles files, Orders orders, Gate gate)
{
    private const int LongestBody = 256 * 1024;

    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/healthz", () => Results.Json(new Health("ok"))).WithSummary("It answers.").Produces<Health>();
        app.MapGet("/metrics", async (CancellationToken ct) => Results.Text(
                Metrics.Of(await glances.HomeAsync(ct)), "text/plain; version=0.0.4"))
            .WithSummary("Figures of all missions, as Prometheus reads them.")
            .Produces<string>(contentType: "text/plain");
        app.MapGet("/api/missions", MissionsAsync)
            .WithSummary("The missions of this home, by what they want of you.").Produces<HomeView>();
        app.MapGet("/api/missions/{id}", MissionAsync)
            .WithSummary("One mission: the dashboard that `mission status --json` prints.")
            .Produces<Dashboard>().Produces<Sorrow>(404);
        app.MapGet(
                "/api/missions/{id}/events",
                (HttpContext http, string id, long? after) => events.SendAsync(http, id))
            .WithSummary("Its events as they happen; the id of each is its line in the journal. The header "
                + "Last-Event-ID, or else `after`, says after which line to begin.")
            .Produces<string>(contentType: "text/event-stream").Produces<Sorrow>(400).Produces<Sorrow>(404);
        app.MapGet(
                "/api/missions/{id}/runs/{run}/transcript",
                (HttpContext http, string id, string run, long? after, int? limit) =>
                    transcripts.SendAsync(http, id, run, after ?? 0, limit))
            .WithSummary("What was said and done in a run: a page of it, or with `Accept: text/event-stream` as it "
                + "happens.")
            .Produces<TranscriptAnswer>().Produces<Sorrow>(400).Produces<Sorrow>(404);
        app.MapGet(
                "/api/missions/{id}/evidence/{evidence}",
                (HttpContext http, string id, string evidence, string? part) =>
                    files.SendAsync(http, id, evidence, part))
            .WithSummary("What evidence shows: its picture where it has one, else what was printed.")
            .Produces<string>(contentType: "text/plain").Produces<Sorrow>(400).Produces<Sorrow>(404);
        app.MapPost("/api/missions/{id}/commands", CommandAsync)
            .WithSummary("Gives a command. A refusal is 409 with the sentence that says why.")
            .Accepts<CommandBody>("application/json")
            .Produces<Carried>().Produces<Carried>(409).Produces<Sorrow>(400).Produces<Sorrow>(404);
    }

    private async Task<IResult> MissionsAsync(CancellationToken ct) =>
        Results.Text((await glances.HomeAsync(ct)).Json(), "application/json");

    private async Task<IResult> MissionAsync(HttpContext http, string id) =>
        Results.Text((await glances.LookAsync(id, http.RequestAborted)).Board.Json(), "application/json");

    private async Task<IResult> CommandAsync(HttpContext http, string id)
    {
        var home = glances.Find(id);
        var body = await BodyAsync(http.Request, http.RequestAborted);
        var budget = (await glances.LookAsync(id, http.RequestAborted)).State.Budget;
        var letter = Letter.Read(body, budget);
        var via = gate.IsBearer(http) ? "api" : "web";
        var carried = await orders.GiveAsync(home, letter, via, http.RequestAborted);
        return Results.Json(carried, statusCode: carried.Ok ? 200 : 409);
    }

    private static async Task<JsonObject> BodyAsync(HttpRequest request, CancellationToken ct)
    {
        if (!request.HasJsonContentType()) throw new UsedWrongly("Send a JSON object: Content-Type: application/json.");
        if (request.ContentLength > LongestBody) throw new BadHttpRequestException("The command is too long.", 413);
        try
        {
            return await JsonNode.ParseAsync(request.Body, cancellationToken: ct) as JsonObject
                ?? throw new UsedWrongly("Send one JSON object, such as { \"command\": \"pause\" }.");
        }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException)
        {
            throw new UsedWrongly($"This is no JSON object: {wrong.Message}");
        }
    }
}
