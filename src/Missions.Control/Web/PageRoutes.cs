using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Missions.Control.Web.Api;
using Missions.Control.Web.Pages;
using Missions.Control.Wiring;
using Missions.Engine.Views;
using Missions.Engine.Views.Courses;

namespace Missions.Control.Web;

/// <summary>The pages of Mission Control.</summary>
internal sealed class PageRoutes(
    Machine machine, Glances glances, EventStream events, Transcripts transcripts, Orders orders, WebToken token)
{
    public void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("").ExcludeFromDescription();
        pages.MapGet("/assets/{name}", Assets.SendAsync);
        pages.MapGet("/", HomeAsync);
        pages.MapGet("/missions/{id}", OverviewAsync);
        pages.MapGet("/missions/{id}/live", (HttpContext http, string id) => events.TellAsync(http, id));
        pages.MapGet("/missions/{id}/since", SinceAsync);
        Simple<Decisions>(pages, "decisions");
        pages.MapGet("/missions/{id}/plan", PlanAsync);
        pages.MapGet("/missions/{id}/contract", (HttpContext http, string id, string? q, string? state) =>
            PageAsync<Pages.Contract>(http, id, new() { ["Query"] = q ?? "", ["State"] = state ?? "" }));
        Simple<Rounds>(pages, "rounds");
        Simple<Work>(pages, "work");
        Simple<Spend>(pages, "spend");
        Simple<SeatsAndSkills>(pages, "seats");
        pages.MapGet("/missions/{id}/journal", (HttpContext http, string id, string? q, long? before) =>
            PageAsync<Journal>(http, id, new() { ["Query"] = q ?? "", ["Before"] = before }));
        pages.MapGet("/missions/{id}/journal/{seq:long}", EntryAsync);
        new SessionPages(machine, glances, transcripts, token).Map(pages);
        new ThingPages(machine, glances, token).Map(pages);
        new Deeds(glances, orders).Map(pages);
    }

    private void Simple<T>(IEndpointRouteBuilder pages, string name) where T : IComponent =>
        pages.MapGet($"/missions/{{id}}/{name}", (HttpContext http, string id) => PageAsync<T>(http, id, []));

    private async Task<IResult> PageAsync<T>(HttpContext http, string id, Dictionary<string, object?> parameters)
        where T : IComponent
    {
        parameters["Seen"] = await glances.LookAsync(id, http.RequestAborted);
        parameters["Form"] = token.Form;
        return await Renderer.PageAsync<T>(http, parameters);
    }

    private async Task<IResult> HomeAsync(HttpContext http, string? q, string? group, int? page) =>
        await Renderer.PageAsync<Home>(http, new()
        {
            [nameof(Home.View)] = Fitting(await glances.HomeAsync(http.RequestAborted), q ?? "", group ?? ""),
            [nameof(Home.Form)] = token.Form,
            [nameof(Home.Query)] = q ?? "",
            [nameof(Home.Group)] = group ?? "",
            [nameof(Home.Page)] = Math.Max(1, page ?? 1),
        });

    private static HomeView Fitting(HomeView all, string words, string group) => new(
    [
        .. all.Groups.Select(one => one with
        {
            Missions =
            [
                .. one.Missions
                    .Where(_ => group is "" || group == one.Name)
                    .Where(entry => $"{entry.Mission} {entry.Title} {entry.Repository}"
                        .Contains(words, StringComparison.OrdinalIgnoreCase)),
            ],
        }),
    ]);

    private async Task<IResult> OverviewAsync(HttpContext http, string id)
    {
        var seen = await glances.LookAsync(id, http.RequestAborted);
        return await Renderer.PageAsync<Overview>(http, new()
        {
            [nameof(Overview.Seen)] = seen,
            [nameof(Overview.Form)] = token.Form,
            [nameof(Overview.Live)] = await LiveRuns.LookAsync(seen.State, seen.Home, http.RequestAborted),
            [nameof(Overview.Said)] = orders.LastWord(id),
        });
    }

    private async Task<IResult> SinceAsync(HttpContext http, string id, int? hours)
    {
        var seen = await glances.LookAsync(id, http.RequestAborted);
        var now = machine.Clock.GetUtcNow();
        var view = hours is > 0 and <= 100_000
            ? SinceView.Of(SinceLeft.Of(seen.Events, now.AddHours(-hours.Value)).Since, seen.State, now)
            : seen.Board.SinceYou!;
        return await Renderer.PageAsync<Since>(http, new()
        {
            [nameof(Since.Seen)] = seen,
            [nameof(Since.View)] = view,
            [nameof(Since.Form)] = token.Form,
            [nameof(Since.Hours)] = hours,
        });
    }

    private async Task<IResult> PlanAsync(HttpContext http, string id)
    {
        var seen = await glances.LookAsync(id, http.RequestAborted);
        return await Renderer.PageAsync<Pages.Plan>(http, new()
        {
            [nameof(Pages.Plan.Seen)] = seen,
            [nameof(Pages.Plan.View)] =
                ApprovalView.Of(seen.State, await glances.PastAsync(seen.Home, http.RequestAborted)),
            [nameof(Pages.Plan.Form)] = token.Form,
        });
    }

    private async Task<IResult> EntryAsync(HttpContext http, string id, long seq)
    {
        var seen = await glances.LookAsync(id, http.RequestAborted);
        if (seq < 1 || seq > seen.Seq) throw new NoSuchThing($"The journal has the lines 1 to {seen.Seq}.");
        return await Renderer.PageAsync<Entry>(http, new()
        {
            [nameof(Entry.Seen)] = seen,
            [nameof(Entry.Event)] = seen.Events[(int)seq - 1],
            [nameof(Entry.Form)] = token.Form,
        });
    }
}
