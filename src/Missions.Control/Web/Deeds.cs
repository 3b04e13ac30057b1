using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Missions.Control.Web.Pages;
using Missions.Engine;
using Missions.Engine.Views;
using Missions.World;

namespace Missions.Control.Web;

/// <summary>What is sent from a page: one command, or all answers in one go. Says what came of each.</summary>
internal sealed class Deeds(Glances glances, Orders orders)
{
    private const string Via = "web";

    public void Map(IEndpointRouteBuilder pages)
    {
        pages.MapPost("/missions/{id}/act", ActAsync);
        pages.MapPost("/missions/{id}/decisions", DecideAsync);
    }

    private async Task<IResult> ActAsync(HttpContext http, string id)
    {
        var fields = await FieldsAsync(http);
        var letter = new JsonObject();
        foreach (var (name, value) in fields)
            letter[name] = name is "constraint" or "now" ? value is "on" : value;
        return await SaidAsync(http, [await GiveAsync(http, id, letter, letter["command"]?.ToString() ?? "")]);
    }

    private async Task<IResult> DecideAsync(HttpContext http, string id)
    {
        var fields = await FieldsAsync(http);
        var said = new List<(bool, string)>();
        foreach (var one in (await glances.LookAsync(id, http.RequestAborted)).Board.Decisions)
        {
            var (choice, text) = (fields.GetValueOrDefault(one.Id, ""), fields.GetValueOrDefault($"{one.Id}.text", ""));
            if (Answer(one, choice, text) is not { } letter) continue;
            if (one.Kind is "approval") letter["draft"] = fields.GetValueOrDefault($"{one.Id}.draft");
            said.Add(await GiveAsync(http, id, letter, one.Id, goesOn: false));
        }
        await orders.GoOnAsync(glances.Find(id), http.RequestAborted);
        return await SaidAsync(http, said is [] ? [(false, "Nothing was chosen, so nothing was given.")] : said);
    }

    /// <summary>Null where it was left open.</summary>
    private static JsonObject? Answer(DecisionView one, string choice, string text) => one.Kind switch
    {
        "question" when text is not "" => new() { ["command"] = "answer", ["question"] = one.Id, ["text"] = text },
        "question" when choice is not "" => new() { ["command"] = "answer", ["question"] = one.Id, ["text"] = choice },
        "question" => null,
        "approval" when choice is "approve" => new() { ["command"] = "approve" },
        "approval" when choice is "reject" => new() { ["command"] = "reject", ["because"] = text },
        "approval" => null,
        "budget" => text is "" ? null : new() { ["command"] = "budget", ["usd"] = text },
        "refused" => choice is "" ? null : new() { ["command"] = "resume" },
        _ when choice is "" => null,
        _ when text is "" => new() { ["command"] = "decide", ["decision"] = one.Id, ["choice"] = choice },
        _ => new() { ["command"] = "decide", ["decision"] = one.Id, ["choice"] = choice, ["because"] = text },
    };

    private async Task<(bool, string)> GiveAsync(
        HttpContext http, string id, JsonObject body, string what, bool goesOn = true)
    {
        try
        {
            var home = glances.Find(id);
            var budget = (await glances.LookAsync(id, http.RequestAborted)).State.Budget;
            var carried = await orders.GiveAsync(home, Letter.Read(body, budget), Via, http.RequestAborted, goesOn);
            return carried.Ok ? (true, $"{what}: done. {carried.Now}") : (false, $"{what}: {carried.Refused}");
        }
        catch (WorldException failed)
        {
            return (false, $"{what}: {failed.Message}");
        }
    }

    private static async Task<IResult> SaidAsync(HttpContext http, List<(bool IsGood, string Text)> lines)
    {
        var html = await Renderer.HtmlAsync<Said>(http.RequestServices, new() { [nameof(Said.Lines)] = lines });
        return Results.Text(html, "text/html", statusCode: lines.TrueForAll(line => line.IsGood) ? 200 : 409);
    }

    private static async Task<Dictionary<string, string>> FieldsAsync(HttpContext http)
    {
        if (!http.Request.HasFormContentType) throw new UsedWrongly("Send a form, as the pages do.");
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        return form.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
    }
}
