namespace Missions.World.Git;

/// <summary>
/// The engine's own bare repository of one mission. It borrows the user's objects and never writes the user's
/// repository, save for the one branch that <see cref="PublishAsync"/> moves. No hook or filter of anyone runs.
/// </summary>
public interface IRepository
{
    /// <summary>
    /// Commits all files of a folder on top of <paramref name="parent"/>, byte for byte, and moves the mission's ref
    /// there. Whatever is called <c>.git</c> and what <c>.gitignore</c> names is left out (files that the parent has
    /// are not), a repository inside the folder counts as plain files, and submodules of the parent stay as they are.
    /// Where a commit after <paramref name="parent"/> already bears the draft's key, that one is returned and nothing
    /// is done, so it may be called again after a crash. Returns <paramref name="parent"/> itself when nothing changed.
    /// </summary>
    Task<string> CheckpointAsync(string folder, string parent, CommitDraft draft, CancellationToken ct);

    /// <summary>Those of the paths that git ignores in the user's checkout; what is tracked there is none.</summary>
    Task<IReadOnlyList<string>> IgnoredByUserAsync(IReadOnlyList<string> paths, CancellationToken ct);

    /// <summary>Those of the paths that the <c>.gitignore</c> files of a folder name.</summary>
    Task<IReadOnlyList<string>> IgnoredInAsync(string folder, IReadOnlyList<string> paths, CancellationToken ct);

    /// <summary>
    /// Fills an empty or missing folder with exactly the files of a commit, without any git metadata; submodules are
    /// empty folders.
    /// </summary>
    /// <exception cref="WorldException">The folder is not empty, or the commit is not there.</exception>
    Task CheckoutAsync(string commit, string folder, CancellationToken ct);

    /// <summary>What changed between two commits, by path in ordinal order, renames as removal and addition.</summary>
    Task<IReadOnlyList<FileChange>> ChangesAsync(string from, string to, CancellationToken ct);

    /// <summary>The unified diff between two commits, for reading; cut at <paramref name="cap"/> characters.</summary>
    Task<string> DiffAsync(string from, string to, int cap, CancellationToken ct);

    /// <summary>
    /// The file's bytes at a commit (of a link: where it leads), or null where there is no such file.
    /// </summary>
    Task<byte[]?> ReadAsync(string commit, string path, CancellationToken ct);

    /// <summary>
    /// The paths of a commit's files below a folder, in ordinal order; none where there is no such folder.
    /// </summary>
    Task<IReadOnlyList<string>> ListAsync(string commit, string folder, CancellationToken ct);

    /// <summary>
    /// All files of a commit with the hash of their bytes, in ordinal order; submodules are left out.
    /// </summary>
    Task<IReadOnlyList<CommitFile>> FilesAsync(string commit, CancellationToken ct);

    /// <summary>The hash of a commit's tree: equal trees, equal files.</summary>
    Task<string> TreeAsync(string commit, CancellationToken ct);

    /// <summary>
    /// Sets one of the engine's own refs, such as <c>refs/missions/x/abandoned/1</c>. May be called twice.
    /// </summary>
    Task SetRefAsync(string name, string commit, CancellationToken ct);

    /// <summary>Moves <c>refs/heads/mission/…</c> of the user's repository to a commit. May be called twice.</summary>
    /// <exception cref="WorldException">
    /// That branch is checked out somewhere, or the repository cannot be written.
    /// </exception>
    Task PublishAsync(string commit, CancellationToken ct);
}

/// <summary>A commit to be made.</summary>
/// <param name="Key">
/// Such as <c>Run: R-0007</c>: no other commit of the mission bears it. It need not stand in the message.
/// </param>
/// <param name="Message">Whole, trailers included.</param>
/// <param name="Author">As <c>Name &lt;mail&gt;</c>.</param>
public sealed record CommitDraft(string Key, string Message, string Author, DateTimeOffset At)
{
    /// <summary>Files, and folders with all below them, that are never taken, whatever is ignored.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>As git takes it from its environment.</summary>
    internal (string, string)[] Identity
    {
        get
        {
            var bracket = Author.LastIndexOf('<');
            var name = bracket < 0 ? Author : Author[..bracket].Trim();
            var mail = bracket < 0 ? "" : Author[(bracket + 1)..].TrimEnd('>', ' ');
            var at = $"@{At.ToUnixTimeSeconds()} {(At.Offset < TimeSpan.Zero ? '-' : '+')}{At.Offset:hhmm}";
            return
            [
                ("GIT_AUTHOR_NAME", name), ("GIT_AUTHOR_EMAIL", mail), ("GIT_AUTHOR_DATE", at),
                ("GIT_COMMITTER_NAME", name), ("GIT_COMMITTER_EMAIL", mail), ("GIT_COMMITTER_DATE", at),
            ];
        }
    }
}

/// <summary>A file of a commit: equal hashes, equal bytes.</summary>
public readonly record struct CommitFile(string Path, string Hash);

/// <summary>One path that differs. Lines are counted as diff does; binary files count none.</summary>
public readonly record struct FileChange(string Path, ChangeKind Kind, int Added, int Removed);

/// <summary>What happened to a path.</summary>
public enum ChangeKind
{
    Added,
    Modified,
    Removed,
}
