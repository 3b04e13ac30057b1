using Missions.Engine.Prompts;
using Missions.Engine.Views;
using Missions.Tests.Core;

namespace Missions.Tests.Control;

/// <summary>Prompts, skills and the files that people read.</summary>
public sealed class TextTests : IDisposable
{
    private const string Name = "worker/implement.md";

    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_prompt_is_copied_out_changed_and_compared()
    {
        var path = Path.Combine(_desk.Git.Folder, ".missions", "prompts", Name);

        Assert.Equal(0, await _desk.TypeAsync("prompts", "eject", Name));
        var origin = $"---\nbased-on: {PromptLibrary.Hash(PromptLibrary.BuiltIn(Name)!)}\n---\n";
        Assert.StartsWith(origin, await File.ReadAllTextAsync(path), StringComparison.Ordinal);
        Assert.Equal(2, await _desk.TypeAsync("prompts", "eject", Name));

        await File.AppendAllTextAsync(path, "Be kind.\n");
        Assert.Equal(0, await _desk.TypeAsync("prompts", "diff", Name));
        Assert.EndsWith("+ Be kind.\n", _desk.Out, StringComparison.Ordinal);
        Assert.Equal(0, await _desk.TypeAsync("prompts", "list", "--json"));
        var listed = _desk.Json["prompts"]!.AsArray().First(one => (string)one!["name"]! == Name)!;
        Assert.Equal(path, (string)listed["from"]!);
    }

    [Fact]
    public async Task A_prompt_that_does_not_exist_is_said_so()
    {
        Assert.Equal(6, await _desk.TypeAsync("prompts", "show", "nope.md"));
        Assert.Contains("mission prompts list", _desk.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_repositorys_own_skill_wins()
    {
        _desk.Git.Write(
            ".agents/skills/backend/SKILL.md", "---\nname: backend\ndescription: Ours\n---\nWrite plain node.\n");

        Assert.Equal(0, await _desk.TypeAsync("skills", "list", "--json"));
        var listed = _desk.Json["skills"]!.AsArray().Single(one => (string)one!["name"]! == "backend")!;
        Assert.Equal("Ours", (string)listed["description"]!);
        Assert.Equal(0, await _desk.TypeAsync("skills", "show", "backend"));
        Assert.Contains("Write plain node.", _desk.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_files_for_reading_are_written_once()
    {
        var home = _desk.Home();
        var views = new MissionViews(_desk.Machine.Files, home);
        await views.WriteAsync(Stories.FirstSealed.State, Desk.Never);
        var plan = Path.Combine(home.Views, "plan.md");
        var written = File.GetLastWriteTimeUtc(plan);

        await views.WriteAsync(Stories.FirstSealed.State, Desk.Never);

        Assert.Equal(written, File.GetLastWriteTimeUtc(plan));
        Assert.Contains("M-1 Search (sealed)", await File.ReadAllTextAsync(plan), StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFiles(Path.Combine(home.Views, "handoffs")).Length);
        var contract = await File.ReadAllTextAsync(Path.Combine(home.Views, "contract.md"));
        Assert.Contains("A-SEARCH-1", contract, StringComparison.Ordinal);
    }
}
