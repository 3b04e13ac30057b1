using System.Text.Json.Nodes;
using Missions.Tests.Core;

namespace Missions.Tests.Control;

/// <summary>The verbs that only look.</summary>
public sealed class LookingTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task The_status_object_has_what_run_prints_and_more()
    {
        await _desk.TellAsync(Stories.FirstSealed);

        Assert.Equal(0, await _desk.TypeAsync("status", "--json"));
        var seen = _desk.Json;
        Assert.Equal("notes-1", (string)seen["mission"]!);
        Assert.Equal("idle", (string)seen["state"]!);
        Assert.Equal([7, 5, 2], Numbers(seen["assertions"]!, "total", "proven", "pending"));
        Assert.Equal([2, 1], Numbers(seen["milestones"]!, "total", "sealed"));
        Assert.Equal([3, 2, 0], Numbers(seen["features"]!, "total", "done", "followUps"));
        Assert.Equal("sealed", (string)seen["milestones"]!["items"]![0]!["state"]!);
        Assert.Equal("next", (string)seen["milestones"]!["items"]![1]!["features"]![0]!["state"]!);
        Assert.Equal(0.9, (double)seen["spend"]!["cachedShare"]!);
        Assert.StartsWith("P50 ", (string)seen["forecast"]!, StringComparison.Ordinal);
        Assert.Empty(seen["needsYou"]!.AsArray());
    }

    [Fact]
    public async Task A_script_that_judges_is_not_called_another_provider()
    {
        await _desk.TellAsync(Stories.FirstSealed);

        Assert.Equal(0, await _desk.TypeAsync("show", "R-5"));
        Assert.Contains("a script plays the judge", _desk.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("A-SEARCH-1")]
    [InlineData("F-1")]
    [InlineData("M-1")]
    [InlineData("R-3")]
    [InlineData("r-0003")]
    [InlineData("I-1")]
    [InlineData("backend")]
    public async Task Everything_with_a_name_can_be_shown(string thing)
    {
        await _desk.TellAsync(Stories.FirstSealed);

        Assert.Equal(0, await _desk.TypeAsync("show", thing));
        Assert.NotEqual("", _desk.Out);
        Assert.Equal(0, await _desk.TypeAsync("show", thing, "--json"));
        Assert.NotEmpty(_desk.Json);
    }

    [Fact]
    public async Task An_assertion_leads_to_feature_run_commit_and_evidence()
    {
        var home = await _desk.TellAsync(Stories.FirstSealed);

        Assert.Equal(0, await _desk.TypeAsync("show", "A-SEARCH-1", "--json"));
        Assert.Equal("F-1 Search endpoint", (string)_desk.Json["features"]![0]!);
        Assert.StartsWith("R-0003 F-1", (string)_desk.Json["runs"]![0]!, StringComparison.Ordinal);
        Assert.Equal("c2", (string)_desk.Json["commit"]!);
        Assert.Equal(Path.Combine(home.Blobs, "hash"), (string)_desk.Json["evidence"]![0]!["path"]!);
    }

    [Fact]
    public async Task What_is_not_there_is_said_so()
    {
        await _desk.TellAsync(Stories.Opened);

        Assert.Equal(2, await _desk.TypeAsync("show", "A-NOPE-1"));
        Assert.StartsWith("notes-1 has nothing named 'A-NOPE-1'.", _desk.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_is_told_from_a_line_on()
    {
        await _desk.TellAsync(Stories.Completed);

        Assert.Equal(0, await _desk.TypeAsync("log", "--json", "--from", "3"));
        var events = _desk.Json["events"]!.AsArray();
        Assert.Equal(3, (int)events[0]!["seq"]!);
        Assert.Equal(0, await _desk.TypeAsync("log", "--follow"));
        Assert.EndsWith("Every assertion is proven\n", _desk.Out, StringComparison.Ordinal);
        Assert.Equal(2, await _desk.TypeAsync("log", "--follow", "--json"));
    }

    [Fact]
    public async Task Missions_are_listed_damaged_ones_too()
    {
        await _desk.TellAsync(Stories.Approved);
        var broken = await _desk.TellAsync(Stories.Opened, "notes-2");
        await File.WriteAllTextAsync(broken.Journal, "nonsense\n");

        Assert.Equal(0, await _desk.TypeAsync("list", "--json"));
        Assert.Equal(["idle", "damaged"], _desk.Json["missions"]!.AsArray().Select(one => (string)one!["state"]!));
        Assert.Equal(6, await _desk.TypeAsync("status", "notes-2"));
        Assert.Contains("journal.jsonl:1", _desk.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_missions_must_be_told_apart()
    {
        await _desk.TellAsync(Stories.Approved);
        await _desk.TellAsync(Stories.Approved, "notes-2");

        Assert.Equal(2, await _desk.TypeAsync("status"));
        Assert.Contains("notes-1, notes-2", _desk.Error, StringComparison.Ordinal);
        Assert.Equal(0, await _desk.TypeAsync("status", "notes-2"));
    }

    [Fact]
    public async Task A_mission_is_removed_and_its_branch_stays()
    {
        var home = await _desk.TellAsync(Stories.Approved);
        _desk.Git.Do("branch", "mission/notes-1");

        Assert.Equal(2, await _desk.TypeAsync("remove", "notes-1"));
        Assert.Equal(0, await _desk.TypeAsync("remove", "notes-1", "--yes"));
        Assert.False(Directory.Exists(home.Folder));
        Assert.Equal(_desk.Git.Head, _desk.Git.Do("rev-parse", "mission/notes-1"));
    }

    private static IEnumerable<int> Numbers(JsonNode json, params IEnumerable<string> names) =>
        names.Select(name => (int)json[name]!);
}
