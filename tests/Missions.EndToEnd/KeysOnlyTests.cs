using System.Text.Json;

namespace Missions.EndToEnd;

/// <summary>A whole mission from its goal to its landing, steered by the keys of Mission Control alone.</summary>
public sealed class KeysOnlyTests : IDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(4);

    private readonly string _root = Directory.CreateTempSubdirectory("missions-keys-").FullName;

    [Fact]
    public async Task It_is_planned_answered_approved_run_and_landed_without_a_shell()
    {
        var (home, repository) = await SmallMission.LayAsync(_root);
        await using var terminal = await Tmux.StartAsync(_root, home, repository);
        await terminal.TypeAsync($"{ShippedProgram.Path} control");
        await terminal.PressAsync("Enter");
        await terminal.ShowsAsync("n opens one");

        await terminal.PressAsync("n");
        await terminal.TypeAsync(SmallMission.Goal);
        await terminal.PressAsync("Enter");
        await terminal.ShowsAsync("[y/n]");
        await terminal.PressAsync("y");
        await terminal.AwaitAsync("questions", screen => screen.Contains("needs-you"), Long);
        await terminal.PressAsync("Enter");
        await terminal.ShowsAsync("[1now]");

        await AnswerAsync(terminal);
        await terminal.PressAsync("1", "r");
        await terminal.AwaitAsync("a plan", screen => screen.Contains("The plan waits for your approval"), Long);
        await terminal.PressAsync("a");
        await terminal.ShowsAsync("[y/n]");
        await terminal.PressAsync("y");
        await terminal.ShowsAsync("Approved.");
        // A branch that somebody has checked out is theirs to move.
        await ShippedProgram.RunAsync("git", _root, ["-C", repository, "switch", "-q", "-c", "side"]);
        await terminal.PressAsync("r");
        await terminal.AwaitAsync("the end", screen => screen.Contains("Every assertion is proven"), Long);
        await terminal.PressAsync("L");
        await terminal.ShowsAsync("[y/n]");
        await terminal.PressAsync("y");
        await terminal.AwaitAsync(
            "the landing", screen => screen.Contains("Nothing was pushed"), Long);

        Landed(home);
    }

    /// <summary>The first of what waits, as it is recommended.</summary>
    private static async Task AnswerAsync(Tmux terminal)
    {
        await terminal.PressAsync("3");
        await terminal.ShowsAsync("[3decide");
        var screen = await terminal.ShowsAsync("question:");
        var id = screen.Split('\n').First(line => line.Contains(" question:", StringComparison.Ordinal)).Trim()
            .Split(' ')[0];
        await terminal.PressAsync("Enter");
        await terminal.ShowsAsync($"{id}: question");
        await terminal.PressAsync("Enter");
        await terminal.ShowsAsync($"{id} does not wait for you any more");
        await terminal.PressAsync("Escape");
    }

    private static void Landed(string home)
    {
        var file = Directory.GetDirectories(home).Select(one => Path.Combine(one, "journal.jsonl")).Single(File.Exists);
        var journal = File.ReadLines(file).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var mine = journal.Skip(1)
            .Where(one => one.TryGetProperty("by", out var by) && by.GetString() == "human").ToList();

        Assert.Equal(("landed", "main"), (Text(journal[^1], "event"), Text(journal[^1], "branch")));
        Assert.All(mine, one => Assert.Equal("terminal", Text(one, "via")));
        Assert.Contains(mine, one => Text(one, "event") == "plan-approved");
    }

    private static string? Text(JsonElement one, string name) => one.GetProperty(name).GetString();

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
