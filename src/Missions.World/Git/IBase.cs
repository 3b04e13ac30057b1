namespace Missions.World.Git;

/// <summary>
/// The user's branch that a mission started from, and how what is new there meets what the mission built. Everything is
/// made in the engine's own repository; the user's is only read.
/// </summary>
public interface IBase
{
    /// <summary>Where a branch of the user's stands, by its short name; null where there is no such branch.</summary>
    Task<string?> TipAsync(string branch, CancellationToken ct);

    /// <summary>
    /// Brings two commits together, <paramref name="ours"/> being the first parent. Where one holds the other already,
    /// that one is the answer and nothing is made. Files that both changed in the same place hold both sides between
    /// markers that name the two commits. May be called again: the same input makes the same commit. No ref is moved.
    /// </summary>
    /// <exception cref="WorldException">They have no history in common, or git is too old to do it.</exception>
    Task<MergedCommit> MergeAsync(string ours, string theirs, CommitDraft draft, CancellationToken ct);

    /// <summary>The paths of a commit's files that hold a marker of such a merge, in ordinal order.</summary>
    Task<IReadOnlyList<string>> MarkedAsync(string commit, string ours, string theirs, CancellationToken ct);
}

/// <summary>What a merge made.</summary>
/// <param name="Conflicts">Paths that both sides changed so that somebody must settle them, in ordinal order.</param>
public sealed record MergedCommit(string Commit, IReadOnlyList<string> Conflicts);
