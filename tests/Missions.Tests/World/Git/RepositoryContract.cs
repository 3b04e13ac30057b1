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
