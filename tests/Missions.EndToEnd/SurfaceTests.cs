using System.Text.Json;

namespace Missions.EndToEnd;

/// <summary>
/// A whole mission whose features are proven by using them - a page, a terminal program and an API: what only use shows
/// fails the first milestone, and what a later feature breaks is found by doing the recorded flows again.
/// </summary>
public sealed class SurfaceTests(SampleMissions missions) : IClassFixture<SampleMissions>
{
    private static readonly string[] Flows = ["A-API-1", "A-BOARD-1", "A-PAGE-1"];

    [Fact]
    public async Task Every_assertion_is_proven_and_all_that_was_planted_met_a_gate()
    {
        var played = await missions.PlayedAsync("rota");

        Assert.True(played.Exit == 0, played.Errors);
        Assert.DoesNotContain("NOT MET", played.Errors);
        Assert.True(played.Of("mission-completed").Single().GetProperty("everyAssertionProven").GetBoolean());
    }

    [Fact]
    public async Task What_use_refutes_holds_for_whoever_only_sends_requests_and_runs_tests()
    {
        var played = await missions.PlayedAsync("rota");
        var round = played.Events.SkipWhile(one => Name(one) != "validation-started")
            .TakeWhile(one => Name(one) != "validation-ended").ToList();
        var commit = Text(round[0], "commit");
        var held = round.Where(one => Name(one) == "evidence-recorded").Select(one => one.GetProperty("evidence"))
            .Where(one => one.GetProperty("holds").GetBoolean() && Text(one, "commit") == commit).ToList();

        Assert.Equal(Flows, Assertions(round, "assertion-refuted"));
        Assert.Contains(held, one => one.TryGetProperty("assertion", out var id) && id.GetString() == "A-PAGE-2");
        Assert.Contains(held, one => Text(one, "kind") == "check" && Text(one, "subject").Contains("node --test"));
    }

    [Fact]
    public async Task Each_surface_is_used_in_a_room_of_its_own_at_the_same_time()
    {
        var played = await missions.PlayedAsync("rota");
        var round = played.Events.SkipWhile(one => Name(one) != "validation-started")
            .TakeWhile(one => Name(one) != "validation-ended").ToList();
        var begun = round.FindLastIndex(one => Name(one) == "run-started" && Role(one) == "user-tester");
        var judged = round.FindIndex(one => Name(one) == "verdict-given" && Text(one, "role") == "user-tester");

        Assert.Equal(
            ["http/app", "terminal", "web/app"],
            round.Where(one => Name(one) == "run-started" && Role(one) == "user-tester")
                .Select(one => Text(one.GetProperty("run"), "group")).Order(StringComparer.Ordinal));
        Assert.True(begun < judged, "One waited for another.");
    }

    [Fact]
    public async Task A_feature_that_breaks_what_was_sealed_is_found_by_the_engine_before_anybody_is_asked()
    {
        var played = await missions.PlayedAsync("rota");
        var later = played.Events.SkipWhile(one => Name(one) != "milestone-sealed").ToList();
        var replays = later.Where(one => Name(one) == "evidence-recorded").Select(one => one.GetProperty("evidence"))
            .Where(one => Text(one, "kind") == "replay").ToList();

        Assert.Equal(Flows, Assertions(later, "seal-broken"));
        Assert.Equal(
            Flows.Select(flow => (flow, false)).Concat(Flows.Select(flow => (flow, true))),
            replays.Select(one => (Text(one, "assertion"), one.GetProperty("holds").GetBoolean()))
                .OrderBy(one => one.Item2).ThenBy(one => one.Item1, StringComparer.Ordinal));
        Assert.All(replays, one => Assert.Equal("engine", Text(one, "seat")));
        Assert.DoesNotContain(later, one => Name(one) == "run-started" && Role(one) == "user-tester");
        Assert.DoesNotContain(
            later.TakeWhile(one => Name(one) != "seal-broken").SkipWhile(one => Name(one) != "validation-started"),
            one => Name(one) == "run-started");
    }

    [Fact]
    public async Task The_pack_shows_the_page_and_the_terminal_as_pictures_and_the_terminal_as_text()
    {
        var played = await missions.PlayedAsync("rota");
        var page = await played.PackAsync();

        Assert.Contains("after the click", page);
        Assert.Contains("Repair café: who helps when", page);
        Assert.Contains("Bicycles             Ada", page);
        Assert.True(Count(page, "data:image/png;base64,") >= 5, $"{Count(page, "data:image/png;base64,")} pictures");
    }

    private static string Name(JsonElement happened) => happened.GetProperty("event").GetString()!;

    private static string Text(JsonElement one, string member) => $"{one.GetProperty(member)}";

    private static string? Role(JsonElement started) =>
        started.GetProperty("run").GetProperty("role").GetString();

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static IEnumerable<string> Assertions(IEnumerable<JsonElement> events, string name) => events
        .Where(one => Name(one) == name)
        .Select(one => (one.TryGetProperty("standing", out var standing) ? standing : one)
            .GetProperty("assertion").GetString()!)
        .Order(StringComparer.Ordinal);
}
