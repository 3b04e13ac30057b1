using System.Text.Json;

namespace Missions.EndToEnd;

/// <summary>
/// A whole mission on each larger sample: a feature, a refactoring proven by parity, a speed-up proven by measure, on a
/// base that is untidy and moves. The demo of <c>notes</c> has tests of its own.
/// </summary>
public sealed class SampleTests(SampleMissions missions) : IClassFixture<SampleMissions>
{
    /// <summary>A file of the base branch after landing with a text in it, and a test that fails on the base.</summary>
    private sealed record Sample(string Landed, string Text, string KnownTest);

    private static readonly Dictionary<string, Sample> All = new()
    {
        ["press"] = new("src/tags.mjs", "export function tagsOf", "a post of the small hours keeps the day"),
        ["weir"] = new("weir/alerts.py", "def alerts(stations, above", "test_halves_go_up"),
        ["ledger"] = new(
            "src/Ledger/Reports/BudgetReport.cs", "class BudgetReport", "Thousands_may_be_parted_by_a_comma"),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task Every_assertion_is_proven_and_all_that_was_planted_met_a_gate(string name)
    {
        var played = await missions.PlayedAsync(name);

        Assert.True(played.Exit == 0, played.Errors);
        Assert.DoesNotContain("NOT MET", played.Errors);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task A_proof_was_repaired_the_base_came_in_and_both_milestones_were_sealed(string name)
    {
        var played = await missions.PlayedAsync(name);

        Assert.NotEmpty(played.Of("proof-repaired"));
        Assert.NotEmpty(played.Of("base-merged"));
        Assert.True(played.Of("milestone-sealed").Count() >= 2);
        Assert.Single(played.Of("mission-completed"));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Parity_and_measure_are_proven_by_evidence_of_the_engine(string name)
    {
        var played = await missions.PlayedAsync(name);
        var held = played.Of("evidence-recorded").Select(one => one.GetProperty("evidence"))
            .Where(evidence => evidence.GetProperty("kind").GetString() == "proof")
            .Where(evidence => evidence.GetProperty("holds").GetBoolean())
            .Select(evidence => evidence.GetProperty("assertion").GetString()!)
            .ToHashSet();

        foreach (var kind in (string[])["parity", "measure"])
        {
            var assertions = played.Proofs(kind);
            Assert.NotEmpty(assertions);
            Assert.Subset(held, assertions);
        }
    }

    [Theory, MemberData(nameof(Names))]
    public async Task The_base_branch_has_the_feature_after_landing(string name)
    {
        var played = await missions.PlayedAsync(name);
        var landed = await played.GitAsync("show", $"main:{All[name].Landed}");

        Assert.Contains(All[name].Text, landed);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task What_fails_on_the_base_is_known_and_nobody_is_told_to_mend_it(string name)
    {
        var played = await missions.PlayedAsync(name);
        var readiness = played.Of("readiness-checked").Last().GetProperty("readiness");
        var known = readiness.GetProperty("base").EnumerateArray().ToList();
        var complaints = played.Of("issue-raised").Concat(played.Of("validation-ended"))
            .Select(one => one.GetRawText());

        Assert.Contains(known, check => Is(check, "test") && check.GetRawText().Contains(All[name].KnownTest));
        Assert.Contains(known, check => Is(check, "lint") && check.GetProperty("findings").GetArrayLength() > 0);
        Assert.DoesNotContain(complaints, text => text.Contains(All[name].KnownTest));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task What_the_user_had_not_committed_is_as_it_was(string name)
    {
        var played = await missions.PlayedAsync(name);
        var (untracked, dirty) = (Files(played, "untracked"), Files(played, "dirty"));
        var status = (await played.GitAsync("status", "--porcelain"))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(
            dirty.Keys.Select(path => $" M {path}").Concat(untracked.Keys.Select(path => $"?? {path}")).Order(),
            status.Order());
        Assert.All(untracked, file => Assert.Equal(file.Value, played.Text(file.Key)));
        Assert.All(dirty, file => Assert.EndsWith(file.Value, played.Text(file.Key)));
    }

    [Fact]
    public async Task What_conflicts_is_settled_by_a_feature_before_anything_is_validated_and_both_sides_land()
    {
        var played = await missions.PlayedAsync("weir");
        var after = played.Events.SkipWhile(one => Name(one) != "base-merged").ToList();
        var landed = await played.GitAsync("show", "main:weir/reports/daily.py");

        Assert.Equal("""["weir/reports/daily.py"]""", after[0].GetProperty("conflicts").GetRawText());
        Assert.Contains("F-4", after.First(one => Name(one) is "issue-resolved").GetRawText());
        Assert.Equal(["F-4", "F-3"], HandedOff(after.TakeWhile(one => Name(one) != "validation-started")));
        Assert.Contains("one.readings < LEAST", landed);
        Assert.Contains("table.render", landed);
        Assert.DoesNotContain("<<<<<<<", landed);
    }

    private static string Name(JsonElement happened) => happened.GetProperty("event").GetString()!;

    private static IEnumerable<string> HandedOff(IEnumerable<JsonElement> events) => events
        .Where(one => Name(one) == "feature-handed-off")
        .Select(one => one.GetProperty("feature").GetString()!);

    private static bool Is(JsonElement check, string name) => check.GetProperty("name").GetString() == name;

    private static Dictionary<string, string> Files(SampleMission played, string member) =>
        played.History.GetProperty(member).EnumerateObject()
            .ToDictionary(file => file.Name, file => file.Value.GetString()!);
}
