using System.Text.Json;
using System.Text.Json.Nodes;

namespace Missions.EndToEnd;

/// <summary>A repository of two scripts, and scripted seats that ask one question and teach one of them a word.</summary>
internal static class SmallMission
{
    public const string Goal = "Greet people by name";

    /// <summary>Its home and its repository, both below a folder.</summary>
    public static async Task<(string Home, string Repository)> LayAsync(string root)
    {
        var (home, repository) = (Path.Combine(root, "home"), Path.Combine(root, "greeting"));
        Directory.CreateDirectory(home);
        Directory.CreateDirectory(repository);
        await File.WriteAllTextAsync(Path.Combine(repository, "greet.sh"), "echo hello\n");
        await File.WriteAllTextAsync(
            Path.Combine(repository, "test.sh"), "[ \"$(sh greet.sh)\" = hello ] && echo ok\n");
        string[][] lines =
        [
            ["init", "-q", "-b", "main"], ["config", "user.name", "Ada"], ["config", "user.email", "ada@example.org"],
            ["add", "."], ["commit", "-q", "-m", "Begin"],
        ];
        foreach (var line in lines) await ShippedProgram.RunAsync("git", root, ["-C", repository, .. line]);

        var scenario = Directory.CreateDirectory(Path.Combine(root, "scenario")).FullName;
        await File.WriteAllTextAsync(Path.Combine(scenario, "scenario.json"), await AskingAsync());
        await File.WriteAllTextAsync(Path.Combine(home, "settings.json"), $$"""
            { "providers": {
                "scripted": { "kind": "scripted", "scenario": {{JsonSerializer.Serialize(scenario)}}, "pace": 0 } },
              "seats": { "orchestrator": { "provider": "scripted" } } }
            """);
        return (home, repository);
    }

    /// <summary>The script of the agents from outside, with a question before everything else.</summary>
    private static async Task<string> AskingAsync()
    {
        var path = Path.Combine(OutsideMission.Agents, "scenario", "scenario.json");
        var script = JsonNode.Parse(await File.ReadAllTextAsync(path))!.AsObject();
        script["scenes"]!.AsArray().Insert(0, JsonNode.Parse("""
            { "match": { "role": "orchestrator", "purpose": "interview", "round": 1 }, "turns": [
              { "calls": [ { "tool": "ask_user", "args": { "questions": [
                { "text": "What is said to nobody?", "options": [ "hello", "nothing" ], "recommended": "hello" } ] } } ] },
              { "calls": [ { "tool": "end_consult", "args": { "summary": "One question is asked." } } ] } ] }
            """));
        return script.ToJsonString();
    }
}
