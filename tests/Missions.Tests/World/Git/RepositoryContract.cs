using System.Text;
using Missions.Tests.Support;
using Missions.World;
using Missions.World.Git;

namespace Missions.Tests.World.Git;

/// <summary>What every repository of a mission promises.</summary>
public abstract class RepositoryContract : IDisposable
{
    protected static readonly CancellationToken Never = CancellationToken.None;

    private static readonly Dictionary<string, string> Files = new()
    {
        ["README.md"] = "one\ntwo\nthree\n",
        ["src/app.js"] = "start()\n",
        ["src/old.js"] = "old()\n",
    };

    protected TempFolder Temp { get; } = new();

    /// <summary>A fresh repository on a base with these files.</summary>
    protected abstract Task<(IRepository Repository, string Base)> OpenAsync(IReadOnlyDictionary<string, string> files);

    protected abstract void Write(string path, string text);

    protected abstract void Delete(string path);

    protected abstract IReadOnlyDictionary<string, string> Below(string folder);

    public void Dispose()
    {
        Temp.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_checkout_holds_exactly_the_files_of_the_commit()
    {
        var (repository, start) = await OpenAsync(Files);

        await repository.CheckoutAsync(start, Temp.Of("work"), Never);

        Assert.Equal(Files, Below(Temp.Of("work")));
        await Assert.ThrowsAsync<WorldException>(() => repository.CheckoutAsync(start, Temp.Of("work"), Never));
    }

    [Fact]
    public async Task A_checkpoint_commits_what_was_added_changed_and_removed()
    {
        var (repository, start) = await OpenAsync(Files);
        await ChangeAsync(repository, start);

        var commit = await repository.CheckpointAsync(Temp.Of("work"), start, Draft(1), Never);

        FileChange[] expected =
        [
            new("README.md", ChangeKind.Modified, 2, 1),
            new("src/new.js", ChangeKind.Added, 2, 0),
            new("src/old.js", ChangeKind.Removed, 0, 1),
        ];
        Assert.Equal(expected, await repository.ChangesAsync(start, commit, Never));
        await repository.CheckoutAsync(commit, Temp.Of("again"), Never);
        Assert.Equal(Below(Temp.Of("work")), Below(Temp.Of("again")));
    }

    [Fact]
    public async Task A_checkpoint_that_was_made_already_is_found_by_its_key()
    {
        var (repository, start) = await OpenAsync(Files);
        await ChangeAsync(repository, start);

        var first = await repository.CheckpointAsync(Temp.Of("work"), start, Draft(1), Never);
        Write(Temp.Of("work/README.md"), "changed since\n");
        var again = await repository.CheckpointAsync(Temp.Of("work"), start, Draft(1), Never);
        var second = await repository.CheckpointAsync(Temp.Of("work"), first, Draft(10), Never);
        var found = await repository.CheckpointAsync(Temp.Of("work"), start, Draft(1), Never);

        Assert.Equal(first, again);
        Assert.Equal(first, found);
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task A_checkpoint_leaves_out_what_it_is_told_to_whatever_is_ignored()
    {
        var (repository, start) = await OpenAsync(new Dictionary<string, string>(Files) { [".gitignore"] = "b.txt\n" });
        await repository.CheckoutAsync(start, Temp.Of("work"), Never);
        foreach (var name in (string[])[".env", "b.txt", "c.txt"]) Write(Temp.Of($"work/{name}"), "secret\n");

        var ignored = await repository.IgnoredInAsync(Temp.Of("work"), [".env", "b.txt"], Never);
        var draft = Draft(1) with { LeftOut = [".env"] };
        var commit = await repository.CheckpointAsync(Temp.Of("work"), start, draft, Never);

        Assert.Equal(["b.txt"], ignored);
        Assert.Equal(["c.txt"], (await repository.ChangesAsync(start, commit, Never)).Select(one => one.Path));
    }

    [Fact]
    public async Task A_checkpoint_of_nothing_new_is_its_parent()
    {
        var (repository, start) = await OpenAsync(Files);
        await repository.CheckoutAsync(start, Temp.Of("work"), Never);

        Assert.Equal(start, await repository.CheckpointAsync(Temp.Of("work"), start, Draft(1), Never));
    }

    [Fact]
    public async Task Equal_files_have_equal_trees()
    {
        var (repository, start) = await OpenAsync(Files);
        await ChangeAsync(repository, start);
        var changed = await repository.CheckpointAsync(Temp.Of("work"), start, Draft(1), Never);
        await repository.CheckoutAsync(start, Temp.Of("other"), Never);
        var back = await repository.CheckpointAsync(Temp.Of("other"), changed, Draft(2), Never);

        Assert.Equal(await repository.TreeAsync(start, Never), await repository.TreeAsync(back, Never));
        Assert.NotEqual(await repository.TreeAsync(start, Never), await repository.TreeAsync(changed, Never));
    }

    [Fact]
    public async Task A_file_is_read_at_a_commit_or_is_not_there()
    {
        var (repository, start) = await OpenAsync(Files);

        Assert.Equal("start()\n", Encoding.UTF8.GetString((await repository.ReadAsync(start, "src/app.js", Never))!));
        Assert.Null(await repository.ReadAsync(start, "src", Never));
        Assert.Null(await repository.ReadAsync(start, "no/such/file", Never));
        Assert.Null(await repository.ReadAsync(start, "*", Never));
    }

    [Fact]
    public async Task A_diff_shows_lines_and_is_cut_where_it_is_long()
    {
        var (repository, start) = await OpenAsync(Files);
        await ChangeAsync(repository, start);
        var commit = await repository.CheckpointAsync(Temp.Of("work"), start, Draft(1), Never);

        var whole = await repository.DiffAsync(start, commit, 100_000, Never);

        Assert.Contains("-old()", whole);
        Assert.Contains("+new()", whole);
        Assert.Equal(whole[..50], await repository.DiffAsync(start, commit, 50, Never));
    }

    [Fact]
    public async Task Publishing_and_refs_may_be_done_twice()
    {
        var (repository, start) = await OpenAsync(Files);

        for (var time = 0; time < 2; time++)
        {
            await repository.SetRefAsync("refs/missions/x/abandoned/1", start, Never);
            await repository.PublishAsync(start, Never);
        }
    }

    [Fact]
    public async Task A_commit_that_is_not_there_is_an_error()
    {
        var (repository, _) = await OpenAsync(Files);

        await Assert.ThrowsAsync<WorldException>(() => repository.TreeAsync(new string('1', 40), Never));
    }

    [Fact]
    public async Task Where_one_commit_holds_the_other_that_one_is_the_merge()
    {
        var (repository, start) = await OpenAsync(Files);
        await ChangeAsync(repository, start);
        var later = await repository.CheckpointAsync(Temp.Of("work"), start, Draft(1), Never);

        Assert.Equal(later, (await Base(repository).MergeAsync(start, later, Draft(2), Never)).Commit);
        Assert.Equal(later, (await Base(repository).MergeAsync(later, start, Draft(2), Never)).Commit);
    }

    [Fact]
    public async Task What_two_sides_changed_in_different_places_comes_together_once_and_again()
    {
        var (repository, start) = await OpenAsync(Files);
        var (ours, theirs) = (await SideAsync("ours", ("a.txt", "a\n")), await SideAsync("theirs", ("b.txt", "b\n")));

        var merged = await Base(repository).MergeAsync(ours, theirs, Draft(3), Never);
        await repository.CheckoutAsync(merged.Commit, Temp.Of("merged"), Never);

        Assert.Equal(merged.Commit, (await Base(repository).MergeAsync(ours, theirs, Draft(3), Never)).Commit);
        Assert.Equal(
            Files.Keys.Append("a.txt").Append("b.txt").Order(StringComparer.Ordinal),
            Below(Temp.Of("merged")).Keys.Order(StringComparer.Ordinal));
        Assert.Empty(merged.Conflicts);
        Assert.Empty(await Base(repository).MarkedAsync(merged.Commit, ours, theirs, Never));
        Assert.Equal(merged.Commit, (await Base(repository).MergeAsync(merged.Commit, theirs, Draft(4), Never)).Commit);

        async Task<string> SideAsync(string name, params (string Path, string Text)[] files) =>
            await CommitAsync(repository, start, name, files);
    }

    [Fact]
    public async Task What_both_changed_in_one_place_stands_between_markers_until_it_is_settled()
    {
        var (repository, start) = await OpenAsync(Files);
        var ours = await CommitAsync(repository, start, "ours", ("README.md", "eins\n"), ("src/app.js", "run()\n"));
        var theirs = await CommitAsync(repository, start, "theirs", ("README.md", "un\n"), ("src/app.js", "go()\n"));

        var merged = await Base(repository).MergeAsync(ours, theirs, Draft(3), Never);
        var text = Encoding.UTF8.GetString((await repository.ReadAsync(merged.Commit, "README.md", Never))!);
        var half = await CommitAsync(repository, merged.Commit, "half", ("README.md", "eins\n>>>>>>> x\n"));
        var moved = await CommitAsync(repository, half, "moved", ("src/app.js", "run()\n"), ("ü b/c", text));
        var whole = await CommitAsync(repository, moved, "whole", ("ü b/c", "un\n"));

        Assert.Equal(["README.md", "src/app.js"], merged.Conflicts);
        Assert.Equal($"<<<<<<< {ours}\neins\n=======\nun\n>>>>>>> {theirs}\n", text);
        Assert.Equal(["README.md", "src/app.js"], await MarkedAsync(merged.Commit));
        Assert.Equal(["src/app.js"], await MarkedAsync(half));
        Assert.Equal(["ü b/c"], await MarkedAsync(moved));
        Assert.Empty(await MarkedAsync(whole));

        Task<IReadOnlyList<string>> MarkedAsync(string commit) =>
            Base(repository).MarkedAsync(commit, ours, theirs, Never);
    }

    /// <summary>The same repository, as the one that knows the user's branch.</summary>
    protected abstract IBase Base(IRepository repository);

    private async Task<string> CommitAsync(
        IRepository repository, string parent, string name, params (string Path, string Text)[] files)
    {
        await repository.CheckoutAsync(parent, Temp.Of(name), Never);
        foreach (var (path, text) in files) Write(Path.Combine(Temp.Of(name), path), text);
        var draft = Draft(1) with { Key = name, Message = $"{name}\n" };
        return await repository.CheckpointAsync(Temp.Of(name), parent, draft, Never);
    }

    protected static CommitDraft Draft(int run) => new(
        $"Run: R-{run:0000}", $"Change things\n\nMission: x\nRun: R-{run:0000}\n", "Ada Lovelace <ada@example.org>",
        new(2026, 11, 21, 10, 0, 0, TimeSpan.FromHours(-3.5)));

    private async Task ChangeAsync(IRepository repository, string start)
    {
        await repository.CheckoutAsync(start, Temp.Of("work"), Never);
        Write(Temp.Of("work/README.md"), "one\nzwei\nthree\nfour\n");
        Write(Temp.Of("work/src/new.js"), "new()\nagain()\n");
        Delete(Temp.Of("work/src/old.js"));
    }
}
