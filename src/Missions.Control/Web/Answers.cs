using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Missions.Control.Web.Pages;
using Missions.Engine;
using Missions.World;

namespace Missions.Control.Web;

/// <summary>Says why nothing came of a request: as JSON to programs, as a page to people.</summary>
internal static class Answers
{
    /// <summary>Turns what went wrong into a status and a sentence.</summary>
    public static async Task CatchAsync(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
            if (http.Response is { StatusCode: 404 or 405, HasStarted: false, ContentLength: null, ContentType: null })
                await SayAsync(http, http.Response.StatusCode, "There is nothing at this address.");
        }
        catch (Exception failure) when (Of(failure) is { } status && !http.Response.HasStarted)
        {
            await SayAsync(http, status, failure.Message);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody listens any more.
        }
    }

    public static async Task SayAsync(HttpContext http, int status, string sentence)
    {
        http.Response.StatusCode = status;
        if (IsForProgram(http.Request))
        {
            http.Response.ContentType = "application/json; charset=utf-8";
            await http.Response.WriteAsync(new JsonObject { ["error"] = sentence }.ToJsonString(), http.RequestAborted);
            return;
        }
        http.Response.ContentType = "text/html; charset=utf-8";
        var page = await Renderer.HtmlAsync<Sorry>(http.RequestServices, new()
        {
            [nameof(Sorry.Status)] = status,
            [nameof(Sorry.Sentence)] = sentence,
        });
        await http.Response.WriteAsync(page, http.RequestAborted);
    }

    private static bool IsForProgram(HttpRequest request) =>
        ((string[])["/api", "/metrics", "/openapi", "/healthz"])
            .Any(part => request.Path.StartsWithSegments(part, StringComparison.OrdinalIgnoreCase))
        || request.Headers.Accept.ToString().Contains("json", StringComparison.Ordinal);

    private static int? Of(Exception failure) => failure switch
    {
        NoSuchThing => 404,
        UsedWrongly => 400,
        MissionInUse => 409,
        WorldException => 503,
        BadHttpRequestException bad => bad.StatusCode,
        InvalidDataException => 400,
        _ => null,
    };
}

/// <summary>What was asked for is not there.</summary>
internal sealed class NoSuchThing(string sentence) : MissionException(sentence);
