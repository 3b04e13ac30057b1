using Missions.Agents.Models.Scripted;
using Missions.Tests.Agents.Support;

namespace Missions.Tests.Agents;

/// <summary>A scenario that cannot be played is refused with a sentence that says where it is wrong.</summary>
public class ScenarioFolderTests
{
    private readonly FakeFolder _files = new();

    [Fact]
    public async Task A_whole_scenario_is_read_with_its_files()
    {
        _files["/s/files/a.mjs"] = "let a;";
        var scenario = await ReadAsync("""
            { "name": "notes", "goal": "Search.", "scenes": [
              { "match": { "role": "worker", "round": 1, "told": ["x"] },
                "turns": [ { "label": "start", "say": "Hi.", "delaySeconds": 0.3, "fault": "duplicate-ids",
                             "calls": [ { "tool": "write_file", "args": { "content": "@file:files/a.mjs" } } ] } ],
                "reactions": [ { "contains": "no", "goto": "start", "times": 3 } ] } ] }
            """);

        Assert.Equal("let a;", scenario.Files["files/a.mjs"]);

        var turn = scenario.Scenes[0].Turns[0];
        Assert.Equal((Fault.DuplicateIds, 0.3), (turn.Fault, turn.DelaySeconds));
    }

    [Theory]
    [InlineData("""{ "turns": [ { "say": "x", "cals": [] } ] }""", "'cals'")]
    [InlineData("""{ "turns": [ { "fault": "explode" } ] }""", "(line 1, $.scenes[1].turns[0].fault)")]
    [InlineData("""{ "match": {} }""", "'turns'")]
    [InlineData("""{ "turns": [ { "say": 1 } ] }""", "turns[0].say")]
    [InlineData("""{ "turns": [ { "label": "a" }, { "label": "a" } ] }""", "two turns have the label \"a\"")]
    [InlineData("""{ "turns": [], "reactions": [ { "contains": "x", "goto": "b" } ] }""", "goes to \"b\"")]
    [InlineData("""{ "turns": [ { "calls": [ { "tool": "x", "args": { "a": "{{seen:(}}" } } ] } ] }""",
        "regular expression")]
    [InlineData("""{ "turns": [ { "calls": [ { "tool": "x", "args": { "a": "@file:no" } } ] } ] }""",
        "@file:no is not")]
    [InlineData("""{ "turns": [ { "calls": [ { "tool": "x", "args": { "a": "@file:../out" } } ] } ] }""",
        "@file:../out is not")]
    [InlineData("""{ "turns": [ { "calls": [ { "tool": "x", "args": [] } ] } ] }""", "must be an object")]
    public async Task A_mistake_is_named_with_its_file_and_scene(string scene, string what)
    {
        _files["/out"] = "secret";
        var wrong = await Assert.ThrowsAsync<ScenarioInvalid>(() =>
            ReadAsync($$"""{ "name": "x", "scenes": [ { "turns": [] }, {{scene}} ] }"""));

        Assert.StartsWith("/s/scenario.json: ", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("scene 2: ", wrong.Message, StringComparison.Ordinal);
        Assert.Contains(what, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_json_is_named_with_its_line() => Assert.Contains(
        "(line 2, ", (await Assert.ThrowsAsync<ScenarioInvalid>(() => ReadAsync("{\nnonsense"))).Message,
        StringComparison.Ordinal);

    [Fact]
    public async Task A_missing_scenario_is_named() => Assert.Equal(
        "/s/scenario.json: the file is missing.",
        (await Assert.ThrowsAsync<ScenarioInvalid>(() => ScenarioFolder.ReadAsync(_files, "/s", default))).Message);

    private Task<Scenario> ReadAsync(string json)
    {
        _files["/s/scenario.json"] = json;
        return ScenarioFolder.ReadAsync(_files, "/s", default);
    }
}
