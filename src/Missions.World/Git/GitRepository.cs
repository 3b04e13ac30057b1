using System.Security.Cryptography;
using System.Text;
using Missions.World.Processes;

namespace Missions.World.Git;

/// <summary>Where the engine's repository of a mission is, and what it starts from.</summary>
/// <param name="Folder">The bare repository's own folder, made on first use.</param>
/// <param name="UserRepository">Any folder of the user's repository, such as the top of a worktree.</param>
/// <param name="Mission">The mission's id, which names its branch.</param>
/// <param name="Base">The full hash of the commit that it starts from.</param>
public sealed record RepositorySpec(string Folder, string UserRepository, string Mission, string Base)
{
    public string Branch => $"refs/heads/mission/{Mission}";
}

/// <summary>The engine's repository, by the git program.</summary>
public sealed class GitRepository : IRepository
{
    private const long FullBelow = 256 * 1024;

    private readonly GitProgram _git;
    private readonly RepositorySpec _spec;
    private readonly Publisher _publisher;

    private GitRepository(GitProgram git, RepositorySpec spec) =>
        (_git, _spec, _publisher) = (git, spec, new(git, spec));

    /// <summary>
    /// Makes the repository where it is not there, or not whole after a crash. Its branch starts at the base.
    /// </summary>
    /// <exception cref="WorldException">There is no git, no such repository or no such commit.</exception>
    public static async Task<GitRepository> OpenAsync(Programs programs, RepositorySpec spec, CancellationToken ct)
    {
        var git = new GitProgram(programs);
        await new Foundation(git, spec).LayAsync(ct);
        return new(git, spec);
    }

    /// <summary>
    /// One that is there already, to be read while somebody else may be writing it. Nothing is made or mended.
    /// </summary>
    /// <exception cref="WorldException">There is no git.</exception>
    public static GitRepository ToRead(Programs programs, RepositorySpec spec) => new(new(programs), spec);

    /// <summary>Looks at the repository that a folder belongs to, without touching anything of it.</summary>
    /// <exception cref="WorldException">
    /// There is none, it is bare, it has no commit, or git is missing or too old.
    /// </exception>
    public static Task<UserRepository> FindAsync(Programs programs, string folder, CancellationToken ct) =>
        new UserRepositories(new(programs), folder).FindAsync(ct);

    public async Task<string> CheckpointAsync(string folder, string parent, CommitDraft draft, CancellationToken ct)
    {
        if (await BearerAsync(draft.Key, parent, ct) is { } done) return done;

        using var index = new PrivateIndex(_spec.Folder, folder);
        var tree = await new Snapshot(_git, In, folder, index).TakeAsync(parent, draft.LeftOut, ct);
        index.Keep();
        if (tree == await TreeAsync(parent, ct)) return parent;

        var commit = await _git.AskAsync(In("commit-tree", "-p", parent, tree) with
        {
            Input = Encoding.UTF8.GetBytes(draft.Message),
            Environment = draft.Identity,
        }, ct);
        // Both or neither: a crash leaves no commit that does not bear its key.
        var both = $"update {_spec.Branch} {commit}\nupdate {KeyRef(draft.Key)} {commit}\n";
        await _git.DoAsync(In("update-ref", "--stdin") with { Input = Encoding.UTF8.GetBytes(both) }, ct);
        return commit;
    }

    public async Task CheckoutAsync(string commit, string folder, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        if (Directory.EnumerateFileSystemEntries(folder).Any())
            throw new WorldException($"{folder} is not empty, so nothing can be checked out there. Empty it first.");

        using var index = new PrivateIndex(_spec.Folder, folder);
        GitCall[] steps =
        [
            In("read-tree", commit),
            In($"--work-tree={folder}", "checkout-index", "--all", "--quiet", "-u"),
        ];
        try
        {
            foreach (var step in steps) await _git.DoAsync(step with { Environment = [index.Variable] }, ct);
        }
        catch (WorldException failed) when (new DriveInfo(folder).AvailableFreeSpace < FullBelow)
        {
            throw new WorldException(
                $"There is no space left for the files of {commit} at {folder}. Free some; nothing is lost.", failed);
        }
        index.Keep();
    }

    public async Task<IReadOnlyList<FileChange>> ChangesAsync(string from, string to, CancellationToken ct)
    {
        var call = In("diff-tree", "-r", "-z", "--no-renames", "--raw", "--numstat", from, to);
        return Changes.Parse((await _git.DoAsync(call, ct)).Text);
    }

    public async Task<string> DiffAsync(string from, string to, int cap, CancellationToken ct)
    {
        string[] plain = ["--no-renames", "--no-color", "--no-ext-diff", "--no-textconv"];
        var call = In(["diff-tree", "-r", "-p", .. plain, from, to]);
        var diff = (await _git.DoAsync(call with { Most = (int)Math.Min(int.MaxValue, cap * 4L + 4) }, ct)).Text;
        if (diff.Length <= cap) return diff;

        var end = cap > 0 && char.IsHighSurrogate(diff[cap - 1]) ? cap - 1 : cap;
        return diff[..end];
    }

    public async Task<byte[]?> ReadAsync(string commit, string path, CancellationToken ct)
    {
        var entries = (await _git.DoAsync(In("ls-tree", "-z", "--full-tree", commit, "--", path), ct)).Items;
        if (entries is not [var entry] || entry.Split(' ', '\t') is not [_, "blob", var blob, ..]) return null;

        return (await _git.DoAsync(In("cat-file", "blob", blob), ct)).Output;
    }

    public async Task<IReadOnlyList<string>> ListAsync(string commit, string folder, CancellationToken ct) =>
    [
        .. (await _git.DoAsync(
            In("ls-tree", "-r", "-z", "--name-only", "--full-tree", commit, "--", $"{folder}/"), ct)).Items,
    ];

    public async Task<IReadOnlyList<CommitFile>> FilesAsync(string commit, CancellationToken ct) =>
    [
        .. (await _git.DoAsync(In("ls-tree", "-r", "-z", "--full-tree", commit), ct)).Items
            .Select(entry => entry.Split('\t', 2))
            .Where(entry => entry[0].Contains(" blob ", StringComparison.Ordinal))
            .Select(entry => new CommitFile(entry[1], entry[0].Split(' ')[2]))
            .OrderBy(file => file.Path, StringComparer.Ordinal),
    ];

    public Task<string> TreeAsync(string commit, CancellationToken ct) =>
        _git.AskAsync(In("rev-parse", "--verify", $"{commit}^{{tree}}"), ct);

    public Task<IReadOnlyList<string>> IgnoredByUserAsync(IReadOnlyList<string> paths, CancellationToken ct) =>
        new IgnoredPaths(_git).ByUserAsync(_spec.UserRepository, paths, ct);

    public Task<IReadOnlyList<string>> IgnoredInAsync(
        string folder, IReadOnlyList<string> paths, CancellationToken ct) =>
        new IgnoredPaths(_git).AmongAsync(In($"--work-tree={folder}", "-C", folder), paths, ct);

    public Task SetRefAsync(string name, string commit, CancellationToken ct) =>
        _git.DoAsync(In("update-ref", name, commit), ct);

    public Task PublishAsync(string commit, CancellationToken ct) => _publisher.PublishAsync(commit, ct);

    /// <summary>The commit after a parent that bears a key already.</summary>
    private async Task<string?> BearerAsync(string key, string parent, CancellationToken ct)
    {
        var keyed = await _git.TryAsync(In("rev-parse", "--verify", "--quiet", KeyRef(key)), ct);
        if (keyed.IsYes && (await _git.TryAsync(In("merge-base", "--is-ancestor", parent, keyed.Line), ct)).IsYes)
            return keyed.Line;

        // As older versions wrote it down.
        var commits = (await _git.DoAsync(In("log", "-z", "--format=%H%n%B", $"{parent}..{_spec.Branch}"), ct)).Items;
        return commits
            .Select(commit => commit.Split('\n'))
            .FirstOrDefault(lines => lines.Skip(1).Contains(key))?[0];
    }

    private string KeyRef(string key)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        return $"refs/missions/{_spec.Mission}/keys/{hash[..32]}";
    }

    private GitCall In(params IEnumerable<string> arguments) => new([$"--git-dir={_spec.Folder}", .. arguments]);
}
