using System.Globalization;
using System.Net;
using Missions.Core;
using Missions.Tests.Core;

namespace Missions.Tests.Control.Web;

/// <summary>What programs are told, and what they can command.</summary>
public sealed class ApiTests : IAsyncLifetime
{
    private WebDesk _desk = null!;

    public async Task InitializeAsync() => _desk = await WebDesk.OpenAsync();

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Fact]
    public async Task A_mission_is_what_status_says_it_is()
    {
        await _desk.Desk.TypeAsync("status", "done-1", "--json");

        var told = (await WebDesk.ReadAsync(await _desk.Program().GetAsync("/api/missions/done-1"))).AsObject();

        var typed = _desk.Desk.Json;
        Assert.Equal("done", told["state"]!.ToString());
        Assert.Equal(typed.Select(member => member.Key), told.Select(member => member.Key));
        Assert.Equal(typed["assertions"]!.ToJsonString(), told["assertions"]!.ToJsonString());
    }

    [Fact]
    public async Task Missions_are_told_by_what_they_want()
    {
        var told = await WebDesk.ReadAsync(await _desk.Program().GetAsync("/api/missions"));

        var groups = told["groups"]!.AsArray().ToDictionary(
            group => group!["name"]!.ToString(),
            group => string.Join(" ", group!["missions"]!.AsArray().Select(one => $"{one!["mission"]}").Order()));
        Assert.Equal(["needs-you", "working", "waiting", "done"], groups.Keys);
        Assert.Contains("plan-1", groups["needs-you"], StringComparison.Ordinal);
        Assert.Equal("done-1", groups["done"]);
    }

    [Fact]
    public async Task Events_go_on_where_they_were_cut_off_without_a_gap()
    {
        var all = await EventsAsync("?after=0", null, Stories.Completed.Journal.Count);
        var rest = await EventsAsync("", "7", all.Count - 7);

        Assert.Equal(Enumerable.Range(1, all.Count).Select(seq => (long)seq), all);
        Assert.Equal(all.Skip(7), rest);
    }

    [Fact]
    public async Task The_header_says_more_than_the_address() =>
        Assert.Equal([4, 5], await EventsAsync("?after=1", "3", 2));

    [Fact]
    public async Task What_happens_is_told_at_once()
    {
        using var stream = await OpenAsync("/api/missions/work-1/events?after=0", null);
        var count = Stories.Working.Journal.Count;
        for (var seq = 1; seq <= count; seq++) Assert.Equal(seq, await NextAsync(stream));

        await _desk.SayAsync("work-1", "Keep it small.");

        Assert.Equal(count + 1, await NextAsync(stream));
    }

    [Theory, InlineData("?after=x"), InlineData("?after=-1"), InlineData("?after=99999")]
    public async Task No_line_of_the_journal_is_said_to_be_none(string query) => Assert.Equal(
        HttpStatusCode.BadRequest, (await _desk.Program().GetAsync($"/api/missions/done-1/events{query}")).StatusCode);

    [Fact]
    public async Task A_refusal_is_a_conflict_with_the_sentence()
    {
        var (status, said) = await GiveAsync(
            "plan-1", """{ "command": "answer", "question": "Q-99", "text": "Yes." }""");

        Assert.Equal(409, status);
        Assert.StartsWith("There is no question Q-99.", said["refused"]!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]", "Send one JSON object")]
    [InlineData("{", "This is no JSON object")]
    [InlineData("{}", "There is no command ''")]
    [InlineData("""{ "command": "hand_off" }""", "There is no command 'hand_off'. There are: abort, answer")]
    [InlineData("""{ "command": "say" }""", "`say` needs 'text'")]
    [InlineData("""{ "command": "say", "text": 7 }""", "'text' is a text.")]
    [InlineData("""{ "command": "say", "txt": "So" }""", "`say` has no member 'txt'. It takes: text, constraint, now.")]
    [InlineData("""{ "command": "say", "text": "So", "now": "yes" }""", "'now' is true or false.")]
    [InlineData("""{ "command": "answer", "question": "7", "text": "So" }""", "'7' does not name a question")]
    [InlineData("""{ "command": "budget", "usd": "lots" }""", "'usd' is no cap")]
    [InlineData("""{ "command": "pause", "id": "../x" }""", "An id has at most 64 letters")]
    public async Task A_wrong_body_is_refused_with_what_is_right(string body, string sentence)
    {
        var (status, said) = await GiveAsync("work-1", body);

        Assert.Equal(400, status);
        Assert.StartsWith(sentence, said["error"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_is_journaled_with_the_way_that_it_came()
    {
        const string Body = """{ "command": "say", "text": "Keep it small.", "constraint": true, "id": "mine-1" }""";
        await GiveAsync("work-1", Body);
        await GiveAsync("work-1", Body);

        var events = await _desk.Desk.Machine.Door("work-1").EventsAsync(Desk.Never);
        var said = events.Select(one => one.Event).OfType<MissionEvent.ConstraintAdded>().Single();
        Assert.Equal(("human", "api", "mine-1"), (said.By, said.Via, said.Command));
    }

    [Fact]
    public async Task A_mission_that_can_go_on_is_run()
    {
        Assert.Equal(200, (await GiveAsync("plan-1", """{ "command": "approve" }""")).Status);
        Assert.Equal(200, (await GiveAsync("work-1", """{ "command": "pause" }""")).Status);

        Assert.Equal(["plan-1"], _desk.Started);
        Assert.True((await _desk.Desk.StateAsync("plan-1")).IsApproved);
    }

    [Fact]
    public async Task A_cap_that_is_left_out_stays()
    {
        await GiveAsync("work-1", """{ "command": "budget", "hours": 5 }""");
        await GiveAsync("work-1", """{ "command": "budget", "runs": 40 }""");

        Assert.Equal((5.0, 40), ((await _desk.Desk.StateAsync("work-1")).Budget.Mission.Hours!.Value,
            (await _desk.Desk.StateAsync("work-1")).Budget.Mission.Runs!.Value));
    }

    [Fact]
    public async Task What_evidence_printed_is_text_that_never_runs()
    {
        const string Output = "<script>alert(1)</script>";
        var id = await _desk.EvidenceAsync(Output);

        var answer = await _desk.Program().GetAsync($"/api/missions/seen-1/evidence/{id}");

        Assert.Equal(Output, await answer.Content.ReadAsStringAsync());
        Assert.Equal("text/plain", answer.Content.Headers.ContentType!.MediaType);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("sandbox", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_too_long_is_not_read()
    {
        using var body = WebDesk.Json($$"""{ "command": "say", "text": "{{new string('x', 300_000)}}" }""");

        var answer = await _desk.Program().PostAsync("/api/missions/work-1/commands", body);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    private async Task<(int Status, System.Text.Json.Nodes.JsonNode Said)> GiveAsync(string mission, string body)
    {
        using var content = WebDesk.Json(body);
        var answer = await _desk.Program().PostAsync($"/api/missions/{mission}/commands", content);
        return ((int)answer.StatusCode, await WebDesk.ReadAsync(answer));
    }

    private async Task<List<long>> EventsAsync(string query, string? last, int count)
    {
        using var stream = await OpenAsync($"/api/missions/done-1/events{query}", last);
        var seen = new List<long>();
        while (seen.Count < count) seen.Add(await NextAsync(stream));
        return seen;
    }

    private async Task<StreamReader> OpenAsync(string address, string? last)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (last is not null) request.Headers.Add("Last-Event-ID", last);
        var answer = await _desk.Program().SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        return new(await answer.Content.ReadAsStreamAsync());
    }

    private static async Task<long> NextAsync(StreamReader stream)
    {
        while (await stream.ReadLineAsync() is { } line)
            if (line is ['i', 'd', ':', ' ', .. var seq]) return long.Parse(seq, CultureInfo.InvariantCulture);
        throw new EndOfStreamException();
    }
}
