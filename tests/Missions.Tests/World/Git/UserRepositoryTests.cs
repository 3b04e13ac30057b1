using System.Runtime.Versioning;
using Missions.Tests.Support;
using Missions.World;
using Missions.World.Git;
using Missions.World.Processes;

namespace Missions.Tests.World.Git;

/// <summary>
/// The user's things are theirs: what is seen of a repository, and that nothing of it changes but one branch.
/// </summary>
[SupportedOSPlatform("linux")]
public sealed class UserRepositoryTests : IDisposable
{
    private static readonly Programs Programs = new(TimeProvider.System);
    private static readonly CancellationToken Never = CancellationToken.None;
    private static readonly Dictionary<string, string> OneFile = new() { ["a.txt"] = "a\n" };

    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task A_checkout_is_described()
    {
        var user = PlainGit.Init(_temp.Of("user"), new Dictionary<string, string> { ["src/a.txt"] = "a" });

        var found = await FindAsync("user/src");

        var git = _temp.Of("user/.git");
        Assert.Equal(new(_temp.Of("user"), git, git, user.Head, "main", false, "Ada <ada@example.org>"), found);
    }

    [Fact]
    public async Task A_linked_detached_dirty_worktree_is_described()
    {
        var user = PlainGit.Init(_temp.Of("user"), OneFile);
        user.Do("worktree", "add", "--quiet", "--detach", _temp.Of("linked"));
        _temp.Write("linked/a.txt", "changed");

        var found = await FindAsync("linked");

        Assert.Equal(
            new(
                _temp.Of("linked"), _temp.Of("user/.git/worktrees/linked"), _temp.Of("user/.git"), user.Head,
                Branch: null, IsDirty: true, "Ada <ada@example.org>"),
            found);
    }

    [Theory]
    [InlineData("nowhere", "is not there")]
    [InlineData("plain", "is not in a git repository")]
    [InlineData("bare", "is a bare repository")]
    [InlineData("unborn", "has no commit yet")]
    [InlineData("user/.git", "is git's own folder")]
    public async Task What_cannot_be_started_from_is_refused_with_a_sentence(string folder, string because)
    {
        var user = PlainGit.Init(_temp.Of("user"), OneFile);
        Directory.CreateDirectory(_temp.Of("plain"));
        user.Do("init", "--quiet", "--bare", _temp.Of("bare"));
        user.Do("init", "--quiet", _temp.Of("unborn"));

        var refused = await Assert.ThrowsAsync<WorldException>(() => FindAsync(folder));

        Assert.Contains(because, refused.Message);
    }

    [Fact]
    public async Task A_branch_is_called_by_its_own_name_though_a_tag_shares_it()
    {
        PlainGit.Init(_temp.Of("user"), OneFile).Do("tag", "main");

        Assert.Equal("main", (await FindAsync("user")).Branch);
    }

    [Fact]
    public async Task A_partial_clone_without_its_files_is_refused_and_nothing_is_fetched()
    {
        var origin = PlainGit.Init(_temp.Of("origin"), OneFile);
        origin.Do("config", "uploadpack.allowFilter", "true");
        origin.Do(
            "clone", "--quiet", "--filter=blob:none", "--no-checkout", $"file://{origin.Folder}", _temp.Of("user"));
        var before = new PlainGit(_temp.Of("user")).Fingerprint();

        var refused = await Assert.ThrowsAsync<WorldException>(() => FindAsync("user"));

        Assert.Contains("git fetch --refetch --no-filter", refused.Message);
        Assert.Equal(before, new PlainGit(_temp.Of("user")).Fingerprint());
    }

    [Fact]
    public async Task A_repository_that_lacks_objects_is_called_damaged()
    {
        var user = PlainGit.Init(_temp.Of("user"), OneFile);
        var tree = user.Do("rev-parse", "HEAD^{tree}");
        File.Delete(_temp.Of($"user/.git/objects/{tree[..2]}/{tree[2..]}"));

        Assert.Contains("is damaged", (await Assert.ThrowsAsync<WorldException>(() => FindAsync("user"))).Message);
    }

    [Fact]
    public async Task Nothing_changes_but_the_missions_branch_and_nothing_of_the_users_runs()
    {
        var user = PlainGit.Init(_temp.Of("user"), new Dictionary<string, string>
        {
            [".gitattributes"] = "* filter=nasty diff=nasty text eol=crlf\n",
            ["a.txt"] = "a\n",
        });
        user.Do("branch", "other");
        user.Do("pack-refs", "--all");
        LayTraps(user);
        _temp.Write("user/a.txt", "dirty\n");
        _temp.Write("user/untracked.txt", "untracked\n");
        var head = user.Head;
        File.Delete(_temp.Of("mark"));
        var before = user.Fingerprint();

        var found = await FindAsync("user");
        var seen = user.Fingerprint();
        var repository = await OpenAsync(user);
        await repository.CheckoutAsync(head, _temp.Of("work"), Never);
        _temp.Write("work/new.txt", "new\n");
        var first = await CheckpointAsync(repository, head, 1);
        await repository.PublishAsync(first, Never);
        _temp.Write("work/new.txt", "newer\n");
        await repository.ChangesAsync(head, first, Never);
        await repository.DiffAsync(head, first, 1000, Never);
        await repository.PublishAsync(await CheckpointAsync(repository, first, 2), Never);

        Assert.True(found.IsDirty);
        Assert.Equal(before, seen);
        Assert.False(File.Exists(_temp.Of("mark")), "Something of the user's ran.");
        var after = user.Fingerprint();
        var changed = after.Except(before).Select(file => file.Key).Where(path => !IsOurs(path)).ToList();
        Assert.Empty(changed);
        Assert.Empty(before.Keys.Except(after.Keys));
        user.Do("-c", "filter.nasty.process=", "-c", "filter.nasty.required=false", "status");
        Assert.True(File.Exists(_temp.Of("mark")), "The traps were none.");
    }

    [Fact]
    public async Task A_branch_that_is_checked_out_anywhere_is_not_moved()
    {
        var user = PlainGit.Init(_temp.Of("user"), OneFile);
        var repository = await OpenAsync(user);
        await repository.CheckoutAsync(user.Head, _temp.Of("work"), Never);
        await repository.PublishAsync(user.Head, Never);
        user.Do("worktree", "add", "--quiet", _temp.Of("linked"), "mission/x");
        _temp.Write("work/b.txt", "b");
        var commit = await CheckpointAsync(repository, user.Head, 1);

        var refused = await Assert.ThrowsAsync<WorldException>(() => repository.PublishAsync(commit, Never));

        Assert.Contains(_temp.Of("linked"), refused.Message);
        Assert.Equal(user.Head, user.Do("rev-parse", "mission/x"));
        new PlainGit(_temp.Of("linked")).Do("switch", "--quiet", "--detach");
        await repository.PublishAsync(commit, Never);
        Assert.Equal(commit, user.Do("rev-parse", "mission/x"));
    }

    [Fact]
    public async Task A_branch_in_the_way_is_named()
    {
        var user = PlainGit.Init(_temp.Of("user"), OneFile);
        user.Do("branch", "mission");
        var repository = await OpenAsync(user);

        var refused = await Assert.ThrowsAsync<WorldException>(() => repository.PublishAsync(user.Head, Never));

        Assert.Contains("refs/heads/mission", refused.Message);
    }

    private Task<UserRepository> FindAsync(string folder) => GitRepository.FindAsync(Programs, _temp.Of(folder), Never);

    private Task<GitRepository> OpenAsync(PlainGit user) =>
        GitRepository.OpenAsync(Programs, new(_temp.Of("repo.git"), user.Folder, "x", user.Head), Never);

    private Task<string> CheckpointAsync(GitRepository repository, string parent, int run)
    {
        var draft = new CommitDraft($"Run: {run}", $"Work\n\nRun: {run}\n", "Ada <a@b>", DateTimeOffset.UnixEpoch);
        return repository.CheckpointAsync(_temp.Of("work"), parent, draft, Never);
    }

    private static bool IsOurs(string path) =>
        path is ".git/refs/heads/mission" or ".git/refs/heads/mission/x"
        || path.StartsWith(".git/objects/", StringComparison.Ordinal);

    /// <summary>Everything that git can be told to run, told to leave a mark.</summary>
    private void LayTraps(PlainGit user)
    {
        var trap = _temp.Write("trap", $"#!/bin/sh\ntouch {_temp.Of("mark")}\n[ -t 0 ] || cat\n");
        File.SetUnixFileMode(trap, (UnixFileMode)0b111_101_101);
        string[] hooks =
        [
            "reference-transaction", "post-checkout", "post-index-change", "pre-auto-gc", "post-merge", "post-commit",
            "pre-commit", "commit-msg", "pre-receive", "update", "post-receive", "post-update", "proc-receive",
            "fsmonitor-watchman",
        ];
        foreach (var hook in hooks) File.Copy(trap, _temp.Of($"user/.git/hooks/{hook}"));
        Directory.CreateDirectory(_temp.Of("hooks"));
        foreach (var hook in hooks) File.Copy(trap, _temp.Of($"hooks/{hook}"));

        string[] programs =
        [
            "filter.nasty.clean", "filter.nasty.smudge", "filter.nasty.process", "diff.nasty.textconv",
            "diff.nasty.command", "diff.external", "core.fsmonitor", "core.pager", "core.editor", "core.sshCommand",
            "core.gitProxy", "core.askPass",
            "core.alternateRefsCommand", "gpg.program", "credential.helper", "uploadpack.packObjectsHook",
        ];
        foreach (var program in programs) user.Do("-c", "core.fsmonitor=false", "config", program, trap);
        string[][] settings =
        [
            ["core.hooksPath", _temp.Of("hooks")], ["filter.nasty.required", "true"], ["gc.auto", "1"],
            ["fetch.prune", "true"], ["fetch.writeCommitGraph", "true"], ["fetch.recurseSubmodules", "true"],
            ["core.logAllRefUpdates", "always"],
            [$"url.{_temp.Of("elsewhere")}.insteadOf", _temp.Path], ["url.ext::sh.insteadOf", "missions"],
            ["log.showSignature", "true"], ["commit.gpgSign", "true"], ["core.autocrlf", "true"],
        ];
        foreach (var setting in settings) user.Do(["-c", "core.fsmonitor=false", "config", .. setting]);
    }
}
