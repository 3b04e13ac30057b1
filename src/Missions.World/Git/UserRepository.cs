namespace Missions.World.Git;

/// <summary>A repository of the user's, as it was found. It is read, never written.</summary>
/// <param name="Top">The top folder of the checkout that was looked at.</param>
/// <param name="GitFolder">Of that checkout; for a linked worktree its own.</param>
/// <param name="CommonFolder">What all its worktrees share: objects and branches.</param>
/// <param name="Head">The commit that is checked out.</param>
/// <param name="Branch">Its short name, or null where HEAD is detached.</param>
/// <param name="IsDirty">Whether files differ from the commit, or are neither in it nor ignored.</param>
/// <param name="User">As <c>Name &lt;mail&gt;</c>, or null where git has not been told.</param>
/// <param name="Underway">
/// What git waits for to be ended, by git's own word such as <c>rebase</c>; null for nothing.
/// </param>
/// <param name="HasConflicts">Whether files have conflicts that nobody settled.</param>
public sealed record UserRepository(
    string Top,
    string GitFolder,
    string CommonFolder,
    string Head,
    string? Branch,
    bool IsDirty,
    string? User,
    string? Underway = null,
    bool HasConflicts = false);

/// <summary>Looks at a user's repository without touching it.</summary>
internal sealed class UserRepositories(GitProgram git, string folder)
{
    private const string Branches = "refs/heads/";

    // A rebase picks commits, so it is asked for before they are.
    private static readonly (string Mark, string Verb)[] Marks =
    [
        ("rebase-merge", "rebase"), ("rebase-apply/applying", "am"), ("rebase-apply", "rebase"),
        ("MERGE_HEAD", "merge"),
        ("CHERRY_PICK_HEAD", "cherry-pick"), ("REVERT_HEAD", "revert"),
    ];

    public async Task<UserRepository> FindAsync(CancellationToken ct)
    {
        if (!Directory.Exists(folder)) throw new WorldException($"{folder} is not there.");
        await git.CheckVersionAsync(ct);

        var places = await PlacesAsync(ct);
        var head = await git.TryAsync(In("rev-parse", "--verify", "--quiet", "HEAD^{commit}"), ct);
        if (!head.IsYes)
            throw new WorldException($"{places.Top} has no commit yet. Make one: git add . && git commit");

        await CheckObjectsAsync(places.Top, head.Line, ct);
        // Not its short form, which says more where a tag has the same name.
        var branch = await git.TryAsync(In("symbolic-ref", "--quiet", "HEAD"), ct);
        return new(places.Top, places.GitFolder, places.CommonFolder, head.Line, Short(branch),
            await IsDirtyAsync(ct), await UserAsync(ct), Underway(places.GitFolder),
            await HasConflictsAsync(places.Top, ct));
    }

    private static string? Underway(string gitFolder) =>
        Marks.FirstOrDefault(one => Path.Exists(Path.Combine(gitFolder, one.Mark))).Verb;

    private async Task<bool> HasConflictsAsync(string top, CancellationToken ct)
    {
        var unmerged = new GitCall("-C", top, "ls-files", "--unmerged", "-z") { Most = 1 };
        return (await git.DoAsync(unmerged, ct)).Output.Length > 0;
    }

    private static string? Short(GitAnswer head) =>
        head.IsYes && head.Line.StartsWith(Branches, StringComparison.Ordinal) ? head.Line[Branches.Length..] : null;

    private async Task<(string Top, string GitFolder, string CommonFolder)> PlacesAsync(CancellationToken ct)
    {
        var bare = await git.TryAsync(In("rev-parse", "--is-bare-repository"), ct);
        if (!bare.IsYes)
            throw new WorldException($"{folder} is not in a git repository. Go to one, or make one: git init");
        if (bare.Line == "true")
            throw new WorldException($"{folder} is a bare repository. Make a checkout to start from: git worktree add");

        var top = await git.TryAsync(In("rev-parse", "--show-toplevel"), ct);
        if (!top.IsYes) throw new WorldException($"{folder} is git's own folder. Go to its checkout.");

        var gitFolder = await git.AskAsync(In("rev-parse", "--absolute-git-dir"), ct);
        var common = await git.AskAsync(In("rev-parse", "--git-common-dir"), ct);
        return (top.Line, gitFolder, Path.GetFullPath(common, folder));
    }

    /// <summary>What a checkout needs is there: a partial clone has only what somebody once looked at.</summary>
    private async Task CheckObjectsAsync(string top, string head, CancellationToken ct)
    {
        var isPartial = (await git.TryAsync(In("config", "--get-regexp", @"^remote\..*\.promisor$"), ct)).IsYes;
        var missing = await git.TryAsync(
            isPartial
                ? In("rev-list", "--objects", "--no-object-names", "--missing=print", $"{head}^{{tree}}")
                : In("ls-tree", "-r", "-t", "--name-only", head),
            ct);
        if (!missing.IsYes && !isPartial)
            throw new WorldException(
                $"{top} is damaged: objects of its commit {head} are missing ({missing.Errors}). "
                + "See what is gone: git fsck. Then fetch it from a copy: git fetch --refetch");
        if (!missing.IsYes || missing.Text.Split('\n').Any(line => line.StartsWith('?')))
            throw new WorldException(
                $"{top} is a partial clone, and files of its commit {head} were never fetched; nothing is fetched "
                + "behind your back. Fetch them: git fetch --refetch --no-filter");
    }

    private async Task<bool> IsDirtyAsync(CancellationToken ct)
    {
        var status = In("status", "--porcelain", "-z", "--untracked-files=normal", "--ignore-submodules=all");
        var answer = await git.DoAsync(status with { Most = 1, Settings = await QuietSettingsAsync(ct) }, ct);
        return answer.Output.Length > 0;
    }

    /// <summary>
    /// Filters would run where a file's time differs, so those that the repository defines are made to do nothing.
    /// </summary>
    private async Task<List<(string Name, string Value)>> QuietSettingsAsync(CancellationToken ct)
    {
        var filters = await git.TryAsync(In("config", "--name-only", "-z", "--get-regexp", @"^filter\."), ct);
        var ignored = await git.TryAsync(
            In("config", "--type=path", "--get", "core.excludesFile") with { AsTheUser = true }, ct);
        var settings = filters.Items
            .Select(name => name[..name.LastIndexOf('.')])
            .Distinct()
            .SelectMany(filter => ((string, string)[])
            [
                ($"{filter}.clean", ""), ($"{filter}.smudge", ""), ($"{filter}.process", ""),
                ($"{filter}.required", "false"),
            ])
            .ToList();
        if (ignored.IsYes) settings.Add(("core.excludesFile", ignored.Line));
        return settings;
    }

    private async Task<string?> UserAsync(CancellationToken ct)
    {
        var name = await git.TryAsync(In("config", "--get", "user.name") with { AsTheUser = true }, ct);
        var mail = await git.TryAsync(In("config", "--get", "user.email") with { AsTheUser = true }, ct);
        return name is { IsYes: true, Line: not "" } && mail is { IsYes: true, Line: not "" }
            ? $"{name.Line} <{mail.Line}>"
            : null;
    }

    private GitCall In(params string[] arguments) => new(["-C", folder, .. arguments]);
}
