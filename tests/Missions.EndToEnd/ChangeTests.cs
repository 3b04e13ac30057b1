using System.Text.Json;

namespace Missions.EndToEnd;

/// <summary>
/// The demo's application with an owner who changes a requirement after it was proven and sealed (G16): nothing that
/// was true before is taken for true, and nothing goes on that still speaks the old truth.
/// </summary>
public sealed class ChangeTests(SampleMissions missions) : IClassFixture<SampleMissions>
{
    private const string Changed = "A-SEARCH-1";

    [Fact]
    public async Task A_requirement_that_changes_is_asked_for_voided_looked_at_and_proven_again()
    {
        var played = await missions.PlayedAsync("change");
        Assert.True(played.Exit == 0, played.Errors);
        Assert.DoesNotContain("NOT MET", played.Errors);

        var events = played.Events.ToList();
        int At(Func<JsonElement, bool> fits, int from = 0) => events.FindIndex(from, one => fits(one));
        var first = At(IsProof);
        var @sealed = At(one => Is(one, "milestone-sealed"));
        var asked = At(one => Is(one, "decision-asked") && one.GetRawText().Contains(Changed));
        var allowed = At(one => Is(one, "decision-taken"), asked);
        var voided = At(one => Is(one, "assertion-voided"), allowed);
        var again = At(IsProof, voided);
        Assert.True(first >= 0 && first < @sealed && @sealed < asked && asked < allowed, "Not in this order.");
        Assert.True(allowed < voided && voided < again, "Not in this order.");
        Assert.NotEqual(Hash(events[first]), Hash(events[again]));
    }

    [Fact]
    public async Task What_speaks_the_old_truth_blocks_until_each_of_it_was_looked_at()
    {
        var played = await missions.PlayedAsync("change");
        var events = played.Events.ToList();
        var stale = events.Where(one => Is(one, "issue-raised"))
            .Select(one => one.GetProperty("issue"))
            .Where(issue => issue.GetProperty("text").GetString()!.Contains("the old truth"))
            .ToDictionary(
                issue => issue.GetProperty("id").GetString()!, issue => issue.GetProperty("text").GetString()!);

        Assert.Contains(stale.Values, text => text.Contains("feature F-1,"));
        Assert.Contains(stale.Values, text => text.Contains("notice N-"));
        var raised = events.FindIndex(one => Is(one, "issue-raised") && one.GetRawText().Contains("the old truth"));
        var next = events.FindIndex(raised, one => Is(one, "run-started") && one.GetRawText().Contains("\"worker\""));
        var resolved = events[raised..next].Where(one => Is(one, "issue-resolved"))
            .ToDictionary(one => one.GetProperty("issue").GetString()!, one => one.GetRawText());
        Assert.Subset(resolved.Keys.ToHashSet(), stale.Keys.ToHashSet());
        var notice = stale.Single(one => one.Value.Contains("notice N-")).Key;
        Assert.Contains("newer notice takes it back", resolved[notice]);
        Assert.Contains(events[raised..next], one => Is(one, "notice-given"));
    }

    private static bool IsProof(JsonElement one) =>
        Is(one, "evidence-recorded")
        && one.GetProperty("evidence") is var evidence
        && evidence.GetProperty("kind").GetString() == "proof"
        && evidence.GetProperty("assertion").GetString() == Changed
        && evidence.GetProperty("holds").GetBoolean();

    private static string Hash(JsonElement one) =>
        one.GetProperty("evidence").GetProperty("proofHash").GetString()!;

    private static bool Is(JsonElement one, string name) => one.GetProperty("event").GetString() == name;
}
