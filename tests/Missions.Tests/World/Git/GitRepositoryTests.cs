using System.Runtime.Versioning;
using System.Text;
using Missions.Tests.Support;
using Missions.World.Git;
using Missions.World.Processes;

namespace Missions.Tests.World.Git;

/// <summary>The engine's repository beside real ones of users, of every shape that users have.</summary>
[SupportedOSPlatform("linux")]
public class GitRepositoryTests : RepositoryContract
{
    private static readonly Programs Programs = new(TimeProvider.System);

    private static readonly Dictionary<string, string> OneFile = new() { ["a.txt"] = "a\n" };

    private string Bare => Temp.Of("home/repo.git");

    [Fact]
    public async Task A_repository_that_borrows_from_another_is_borrowed_from()
    {
        var lender = PlainGit.Init(Temp.Of("lender"), OneFile);
        lender.Do("clone", "--quiet", "--shared", Temp.Of("lender"), Temp.Of("user"));
        File.WriteAllText(Temp.Of("user/.git/objects/info/alternates"), "../../../lender/.git/objects\n");

        await RoundTripAsync(new(Temp.Of("user")));
    }

    [Fact]
    public async Task A_path_with_quotes_and_line_ends_is_borrowed_from() =>
        await RoundTripAsync(PlainGit.Init(Temp.Of("odd \"re\npo\"\\ #"), OneFile));

    [Fact]
    public async Task A_key_is_found_again_where_the_message_does_not_say_it()
    {
        var user = PlainGit.Init(Temp.Of("user"), OneFile);
        var repository = await OpenAsync(user);
        await repository.CheckoutAsync(user.Head, Temp.Of("work"), Never);
        Write(Temp.Of("work/b.txt"), "b");
        var draft = Draft(1) with { Message = "Plain\n" };

        var first = await repository.CheckpointAsync(Temp.Of("work"), user.Head, draft, Never);
        Write(Temp.Of("work/b.txt"), "changed since");

        Assert.Equal(first, await repository.CheckpointAsync(Temp.Of("work"), user.Head, draft, Never));
    }

    [Fact]
    public async Task A_linked_worktree_is_as_good_as_the_main_one()
    {
        var user = PlainGit.Init(Temp.Of("user"), OneFile);
        user.Do("worktree", "add", "--quiet", Temp.Of("linked"));

        await RoundTripAsync(new(Temp.Of("linked")));
    }

    [Fact]
    public async Task A_shallow_clone_is_enough()
    {
        var origin = PlainGit.Init(Temp.Of("origin"), OneFile);
        origin.Commit("Second");
        origin.Do("clone", "--quiet", "--depth=1", $"file://{Temp.Of("origin")}", Temp.Of("user"));
        var user = new PlainGit(Temp.Of("user"));
        var shallow = File.ReadAllText(Temp.Of("user/.git/shallow"));

        await RoundTripAsync(user);

        Assert.Equal(shallow, File.ReadAllText(Temp.Of("user/.git/shallow")));
    }

    [Fact]
    public async Task Files_come_back_byte_for_byte_whatever_attributes_and_names_they_have()
    {
        var user = PlainGit.Init(Temp.Of("user"), new Dictionary<string, string> { ["ident.txt"] = "$Id$\n" });
        var repository = await OpenAsync(user);
        var work = Temp.Of("work");
        await repository.CheckoutAsync(user.Head, work, Never);
        Write(
            Path.Combine(work, ".gitattributes"),
            "* text=auto eol=crlf ident filter=nasty diff=nasty working-tree-encoding=UTF-16\n");
        string[] names = ["-n", "new\nline", "quo\"te", "tab\t", "ünï", "back\\slash", "a b", ":(glob)*", "git~1"];
        foreach (var name in names) File.WriteAllText(Path.Combine(work, name), "one\r\ntwo\n$Id: x $\n");
        File.WriteAllBytes(Path.Combine(work, "binary"), [0, 255, 13, 10, 0]);
        File.WriteAllText(Path.Combine(work, "run.sh"), "#!/bin/sh\n");
        File.SetUnixFileMode(Path.Combine(work, "run.sh"), (UnixFileMode)0b111_101_101);
        File.CreateSymbolicLink(Path.Combine(work, "link"), "../outside");
        File.CreateSymbolicLink(Path.Combine(work, "broken"), "no/such/thing");

        var commit = await repository.CheckpointAsync(work, user.Head, Draft(1), Never);
        await repository.CheckoutAsync(commit, Temp.Of("again"), Never);

        Assert.Equal(new PlainGit(work).Fingerprint(), new PlainGit(Temp.Of("again")).Fingerprint());
        Assert.True(File.GetUnixFileMode(Temp.Of("again/run.sh")).HasFlag(UnixFileMode.UserExecute));
        Assert.Equal(names.Length + 5, (await repository.ChangesAsync(user.Head, commit, Never)).Count);
    }

    [Fact]
    public async Task No_attribute_hides_a_change_from_the_diff()
    {
        var user = PlainGit.Init(Temp.Of("user"), OneFile);
        var repository = await OpenAsync(user);
        await repository.CheckoutAsync(user.Head, Temp.Of("work"), Never);
        Write(Temp.Of("work/.gitattributes"), "* binary -diff\n");
        Write(Temp.Of("work/a.txt"), "backdoor\n");

        var commit = await repository.CheckpointAsync(Temp.Of("work"), user.Head, Draft(1), Never);

        Assert.Contains("+backdoor", await repository.DiffAsync(user.Head, commit, 10_000, Never));
    }

    [Fact]
    public async Task Git_folders_and_ignored_files_stay_out_and_repositories_inside_are_plain_files()
    {
        var ignores = new Dictionary<string, string> { [".gitignore"] = "node_modules\n*.log\n" };
        var user = PlainGit.Init(Temp.Of("user"), ignores);
        var repository = await OpenAsync(user);
        var work = Temp.Of("work");
        await repository.CheckoutAsync(user.Head, work, Never);
        var own = PlainGit.Init(work, new Dictionary<string, string> { ["own.txt"] = "own" });
        own.Do("config", "core.worktree", "/");
        PlainGit.Init(Path.Combine(work, "made/by tool"), new Dictionary<string, string>
        {
            ["src/x.txt"] = "x",
            ["node_modules/y.txt"] = "y",
            ["z.log"] = "z",
        });
        Directory.CreateDirectory(Path.Combine(work, "empty/.git"));
        Write(Path.Combine(work, "node_modules/p/index.js"), "p");
        Write(Path.Combine(work, "worktree/.git"), "gitdir: /nowhere\n");
        Write(Path.Combine(work, "worktree/file"), "file");
        Write(Path.Combine(work, "case/.GIT/config"), "[core]");

        var commit = await repository.CheckpointAsync(work, user.Head, Draft(1), Never);
        await repository.CheckoutAsync(commit, Temp.Of("again"), Never);

        string[] expected = [".gitignore", "made/by tool/src/x.txt", "own.txt", "worktree/file"];
        Assert.Equal(expected, Below(Temp.Of("again")).Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Submodules_of_the_base_stay_as_they_are()
    {
        var library = PlainGit.Init(Temp.Of("library"), OneFile);
        var user = PlainGit.Init(Temp.Of("user"), OneFile);
        user.Do("submodule", "--quiet", "add", Temp.Of("library"), "lib");
        user.Commit("Add the library");
        var repository = await OpenAsync(user);
        await repository.CheckoutAsync(user.Head, Temp.Of("work"), Never);
        Write(Temp.Of("work/lib/put/here.txt"), "x");
        Write(Temp.Of("work/b.txt"), "b");

        var first = await repository.CheckpointAsync(Temp.Of("work"), user.Head, Draft(1), Never);
        Directory.Delete(Temp.Of("work/lib"), recursive: true);
        Write(Temp.Of("work/b.txt"), "c");
        var second = await repository.CheckpointAsync(Temp.Of("work"), first, Draft(2), Never);

        Assert.Equal([new("b.txt", ChangeKind.Added, 1, 0)], await repository.ChangesAsync(user.Head, second, Never));
        await repository.PublishAsync(second, Never);
        Assert.Contains($"160000 commit {library.Head}\tlib", user.Do("ls-tree", "mission/x"));
    }

    [Fact]
    public async Task A_crash_anywhere_while_it_is_made_is_made_good_when_it_is_opened_again()
    {
        var user = PlainGit.Init(Temp.Of("user"), OneFile);
        Directory.CreateDirectory(Path.Combine(Bare, "refs/heads/mission"));
        Write(Path.Combine(Bare, "HEAD"), "");
        Write(Path.Combine(Bare, "HEAD.lock"), "");
        Write(Path.Combine(Bare, "config.lock"), "");
        Write(Path.Combine(Bare, "refs/heads/mission/x.lock"), "");

        await RoundTripAsync(user);
        Write(Path.Combine(Bare, "refs/heads/mission/x.lock"), "");
        await OpenAsync(user);

        Assert.False(File.Exists(Path.Combine(Bare, "refs/heads/mission/x.lock")));
    }

    [Fact]
    public async Task A_lock_is_left_alone_while_a_git_works_on_the_repository()
    {
        var user = PlainGit.Init(Temp.Of("user"), OneFile);
        await OpenAsync(user);
        await using var living = await Programs.StartAsync(
            new("/bin/sh", ["-c", "cat; exit", "git", $"--git-dir={Bare}"]) { HoldsInput = true });
        Write(Path.Combine(Bare, "refs/heads/mission/x.lock"), "");

        await OpenAsync(user);

        Assert.True(File.Exists(Path.Combine(Bare, "refs/heads/mission/x.lock")));
    }

    [Fact]
    public async Task A_commit_says_who_when_and_why()
    {
        var user = PlainGit.Init(Temp.Of("user"), OneFile);
        var repository = await OpenAsync(user);
        await repository.CheckoutAsync(user.Head, Temp.Of("work"), Never);
        Write(Temp.Of("work/b.txt"), "b");

        var commit = await repository.CheckpointAsync(Temp.Of("work"), user.Head, Draft(1), Never);
        await repository.PublishAsync(commit, Never);

        Assert.Equal(
            "Ada Lovelace <ada@example.org> 2026-11-21 10:00:00 -0330 Change things\n\nMission: x\nRun: R-0001",
            user.Do("log", "-1", "--format=%an <%ae> %ai %B", "mission/x"));
        Assert.Equal(commit, user.Do("rev-parse", "refs/heads/mission/x"));
    }

    protected override async Task<(IRepository, string)> OpenAsync(IReadOnlyDictionary<string, string> files)
    {
        var user = PlainGit.Init(Temp.Of("user"), files);
        return (await OpenAsync(user), user.Head);
    }

    protected override IBase Base(IRepository repository) =>
        new GitBase(Programs, new(Bare, Temp.Of("user"), "x", new PlainGit(Temp.Of("user")).Head));

    [Fact]
    public async Task The_users_branch_is_looked_at_and_what_is_new_there_can_be_merged()
    {
        var user = PlainGit.Init(Temp.Of("user"), OneFile);
        var repository = await OpenAsync(user);
        await repository.CheckoutAsync(user.Head, Temp.Of("work"), Never);
        Write(Temp.Of("work/b.txt"), "b\n");
        var ours = await repository.CheckpointAsync(Temp.Of("work"), user.Head, Draft(1), Never);
        user.Commit("Meanwhile");
        var before = user.Fingerprint();

        Assert.Equal(user.Head, await Base(repository).TipAsync("main", Never));
        Assert.Null(await Base(repository).TipAsync("gone", Never));
        var merged = await Base(repository).MergeAsync(ours, user.Head, Draft(2), Never);

        Assert.Equal(before, user.Fingerprint());
        Assert.Equal(
            $"{ours} {user.Head} Ada Lovelace <ada@example.org>",
            new PlainGit(Bare).Do("log", "-1", "--format=%P %an <%ae>", merged.Commit));
    }

    [Fact]
    public async Task Histories_that_never_met_are_not_merged()
    {
        var user = PlainGit.Init(Temp.Of("user"), OneFile);
        var start = user.Head;
        user.Do("switch", "--quiet", "--orphan", "other");
        user.Commit("Another beginning");
        var repository = await OpenAsync(user);

        var refused = await Assert.ThrowsAsync<Missions.World.WorldException>(
            () => Base(repository).MergeAsync(start, user.Head, Draft(1), Never));

        Assert.Contains("no history in common", refused.Message);
    }

    protected override void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    protected override void Delete(string path) => File.Delete(path);

    protected override IReadOnlyDictionary<string, string> Below(string folder) => Directory
        .EnumerateFiles(folder, "*", PlainGit.All)
        .ToDictionary(path => Path.GetRelativePath(folder, path), path => File.ReadAllText(path, Encoding.UTF8));

    private Task<GitRepository> OpenAsync(PlainGit user) =>
        GitRepository.OpenAsync(Programs, new(Bare, user.Folder, "x", user.Head), Never);

    private async Task RoundTripAsync(PlainGit user)
    {
        var repository = await OpenAsync(user);
        await repository.CheckoutAsync(user.Head, Temp.Of("work"), Never);
        Write(Temp.Of("work/new.txt"), "new\n");
        var commit = await repository.CheckpointAsync(Temp.Of("work"), user.Head, Draft(1), Never);
        await repository.PublishAsync(commit, Never);

        Assert.Equal("new", user.Do("show", "mission/x:new.txt"));
        user.Do("fsck", "--no-dangling");
        new PlainGit(Bare).Do("fsck", "--no-dangling");
    }
}
