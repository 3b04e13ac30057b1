using Missions.Tests.Core;
using Missions.World.Git;

namespace Missions.Tests.Control;

/// <summary>What was built comes to the user's branch, or the user is told how.</summary>
public sealed class LandTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_branch_that_nobody_has_checked_out_is_moved_and_that_is_journaled()
    {
        var built = await BuildAsync();
        _desk.Git.Do("switch", "--quiet", "--create", "other");

        Assert.Equal(0, await _desk.TypeAsync("land", "--json"));
        Assert.True((bool)_desk.Json["landed"]!);
        Assert.Equal(built, _desk.Git.Do("rev-parse", "main"));
        Assert.Equal(built, Assert.Single((await _desk.StateAsync()).Landings).Commit);

        Assert.Equal(0, await _desk.TypeAsync("land"));
        Assert.Single((await _desk.StateAsync()).Landings);
    }

    [Fact]
    public async Task A_branch_that_is_checked_out_is_the_users_to_move()
    {
        await BuildAsync();
        var before = _desk.Git.Head;

        Assert.Equal(3, await _desk.TypeAsync("land"));
        Assert.EndsWith("\n  git merge --ff-only mission/notes-1\n", _desk.Out, StringComparison.Ordinal);
        Assert.Equal(before, _desk.Git.Head);
        Assert.Empty((await _desk.StateAsync()).Landings);
        _desk.Git.Do("merge", "--ff-only", "mission/notes-1");
    }

    [Fact]
    public async Task A_branch_that_has_moved_on_takes_a_merge()
    {
        await BuildAsync();
        _desk.Git.Commit("Meanwhile");
        _desk.Git.Do("switch", "--quiet", "--create", "other");

        Assert.Equal(3, await _desk.TypeAsync("land", "--json"));
        Assert.Equal("git merge mission/notes-1", (string)_desk.Json["command"]!);
    }

    [Fact]
    public async Task Nothing_lands_before_the_mission_is_done()
    {
        await _desk.TellAsync(Stories.FirstSealed);

        Assert.Equal(2, await _desk.TypeAsync("land"));
        Assert.StartsWith("notes-1 is not done", _desk.Error, StringComparison.Ordinal);
    }

    /// <summary>A mission that is done, on a commit of its own.</summary>
    private async Task<string> BuildAsync()
    {
        var home = _desk.Home();
        var repository = await GitRepository.OpenAsync(
            _desk.Machine.Programs, new(home.Repository, _desk.Git.Folder, home.Id, _desk.Git.Head), Desk.Never);
        Directory.CreateDirectory(home.Workspace);
        await File.WriteAllTextAsync(Path.Combine(home.Workspace, "search.mjs"), "found\n");
        var draft = new CommitDraft("Run: R-0003", "Search\n\nRun: R-0003\n", "Ada <ada@example.org>", Samples.Start);
        var built = await repository.CheckpointAsync(home.Workspace, _desk.Git.Head, draft, Desk.Never);

        await WholeMission.LayAsync(_desk, built);
        return built;
    }
}
