using System.Net;
using Missions.Core;

namespace Missions.Tests.Control.Web;

/// <summary>What people see, and what they can do there.</summary>
public sealed class PageTests : IAsyncLifetime
{
    private const string Hostile =
        "<script>alert(1)</script>\"'><img src=x onerror=alert(2)><a href=\"javascript:alert(3)\">so</a>";

    private static readonly string[] Places =
    [
        "", "/since", "/since?hours=48", "/decisions", "/plan", "/contract", "/rounds", "/work", "/spend", "/seats",
        "/journal", "/journal?q=search&before=9", "/journal/1", "/things/M-1", "/things/A-SEARCH-1", "/runs/R-0001",
    ];

    private WebDesk _desk = null!;

    public async Task InitializeAsync() => _desk = await WebDesk.OpenAsync();

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Theory, InlineData("plan-1"), InlineData("work-1"), InlineData("done-1")]
    public async Task Every_page_of_every_mission_is_there(string mission)
    {
        var program = _desk.Program();
        foreach (var place in Places)
        {
            var answer = await program.GetAsync($"/missions/{mission}{place}");

            Assert.True(answer.IsSuccessStatusCode, $"{place}: {answer.StatusCode}");
            Assert.Contains("<h1>", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_agents_and_people_wrote_is_shown_as_text()
    {
        await _desk.SayAsync("work-1", Hostile);
        string[] places = ["", "/work", "/journal", "/since", "/journal?q=" + WebUtility.UrlEncode(Hostile)];
        foreach (var place in places)
        {
            var page = await _desk.Program().GetStringAsync($"/missions/work-1{place}");

            Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
            Assert.DoesNotContain("href=\"javascript", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task No_page_has_a_script_or_a_style_within()
    {
        foreach (var place in Places)
        {
            var page = await _desk.Program().GetStringAsync($"/missions/done-1{place}");

            Assert.DoesNotContain("<style", page, StringComparison.Ordinal);
            Assert.DoesNotContain(" style=", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
            Assert.DoesNotContain(" onclick", page, StringComparison.Ordinal);
            Assert.DoesNotContain("//cdn", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Everything_that_waits_is_given_in_one_go()
    {
        var said = await SendAsync("/missions/plan-1/decisions", new() { ["plan"] = "approve" });

        Assert.Equal(HttpStatusCode.OK, said.StatusCode);
        Assert.Contains("plan: done.", await said.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var approved = (await _desk.Desk.Machine.Door("plan-1").EventsAsync(Desk.Never))[^1];
        Assert.Equal(("human", "web"), (approved.Event.By, approved.Event.Via));
        Assert.IsType<MissionEvent.PlanApproved>(approved.Event);
    }

    [Fact]
    public async Task What_cannot_be_done_is_said()
    {
        var said = await SendAsync("/missions/done-1/act", new() { ["command"] = "say", ["text"] = "More!" });

        Assert.Equal(HttpStatusCode.Conflict, said.StatusCode);
        Assert.Contains("The mission is over", await said.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_is_told_that_something_happened()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/missions/work-1/live?after=0");
        using var answer = await _desk.Program().SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var stream = new StreamReader(await answer.Content.ReadAsStreamAsync());

        while (await stream.ReadLineAsync() is { } line and not "event: changed") Assert.NotNull(line);
    }

    private async Task<HttpResponseMessage> SendAsync(string address, Dictionary<string, string> fields)
    {
        var browser = await _desk.BrowserAsync();
        using var content = new FormUrlEncodedContent(fields);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        request.Headers.Add("X-Missions-Form", await WebDesk.FormOf(browser));
        return await browser.SendAsync(request);
    }

    [Fact]
    public async Task A_page_since_so_many_hours_ago_does_not_renew_itself()
    {
        var usual = await _desk.Program().GetStringAsync("/missions/work-1/since");
        var chosen = await _desk.Program().GetStringAsync("/missions/work-1/since?hours=48");

        Assert.Contains("id=\"live\"", usual, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"live\"", chosen, StringComparison.Ordinal);
    }
}
