namespace Missions.Tests.Control;

/// <summary>A checkout in the middle of something is no obstacle, and is said with what ends it.</summary>
public sealed class UnsettledTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Theory]
    [InlineData("merge", "a merge, with conflicts", "git merge --abort")]
    [InlineData("rebase", "a rebase, with conflicts", "git rebase --abort")]
    [InlineData("cherry-pick", "a cherry-pick, with conflicts", "git cherry-pick --abort")]
    public async Task What_is_under_way_is_named_with_what_ends_it(string verb, string said, string cure)
    {
        Diverge();
        Assert.ThrowsAny<Exception>(() => _desk.Git.Do(verb, "other"));
        await AssertSaidAsync($"in the middle of {said}", cure);
    }

    [Fact]
    public async Task A_merge_that_only_waits_for_its_commit_is_named_too()
    {
        _desk.Git.Do("checkout", "--quiet", "-b", "other");
        _desk.Git.Commit("Other");
        _desk.Git.Do("checkout", "--quiet", "main");
        _desk.Git.Do("merge", "--quiet", "--no-ff", "--no-commit", "other");

        await AssertSaidAsync("in the middle of a merge;", "git merge --continue");
    }

    [Fact]
    public async Task Conflicts_that_nothing_under_way_explains_are_named()
    {
        _desk.Git.Write("README.md", "One\n");
        _desk.Git.Do("stash");
        _desk.Git.Write("README.md", "Two\n");
        _desk.Git.Commit("Two");
        Assert.ThrowsAny<Exception>(() => _desk.Git.Do("stash", "pop"));

        await AssertSaidAsync("with conflicts that nobody settled", "git add");
    }

    [Fact]
    public async Task A_checkout_that_is_only_dirty_is_nothing_to_mend()
    {
        _desk.Git.Write("README.md", "Changed\n");

        await _desk.TypeAsync("doctor", "--quick");
        Assert.DoesNotContain("checkout  ", _desk.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_says_that_settings_which_are_not_committed_are_not_taken()
    {
        _desk.Git.Write(".missions/settings.json", "{}");
        await RefusedAsync();

        await _desk.TypeAsync("plan", "Search", "--json");
        Assert.Contains("differs from what is committed", _desk.Error, StringComparison.Ordinal);
        Assert.Contains("git add .missions/settings.json && git commit", _desk.Error, StringComparison.Ordinal);

        _desk.Git.Commit("Settings");
        await _desk.TypeAsync("plan", "Search", "--json");
        Assert.DoesNotContain("differs from", _desk.Error, StringComparison.Ordinal);
    }

    private async Task AssertSaidAsync(string said, string cure)
    {
        await _desk.TypeAsync("doctor", "--quick");
        AssertHas(_desk.Out, said, cure);
        await _desk.TypeAsync("init");
        AssertHas(_desk.Out, said, cure);
        await RefusedAsync();
        await _desk.TypeAsync("plan", "Search", "--json");
        AssertHas(_desk.Error, said, cure);
    }

    private static void AssertHas(string text, string said, string cure)
    {
        Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.Contains(cure, text, StringComparison.Ordinal);
    }

    /// <summary>A plan that is refused after all was said: nobody need be asked.</summary>
    private Task RefusedAsync() => _desk.Machine.Files.WriteAsync(
        _desk.Machine.SettingsPath, """{ "commits": { "author": "nobody" } }"""u8.ToArray(), Desk.Never);

    private void Diverge()
    {
        _desk.Git.Do("checkout", "--quiet", "-b", "other");
        _desk.Git.Write("README.md", "Theirs\n");
        _desk.Git.Commit("Other");
        _desk.Git.Do("checkout", "--quiet", "main");
        _desk.Git.Write("README.md", "Ours\n");
        _desk.Git.Commit("Ours");
    }
}
