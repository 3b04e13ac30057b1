using Missions.World.Processes;

namespace Missions.World.Git;

/// <summary>What came of bringing a mission's work to a branch of the user's.</summary>
public enum Landed
{
    /// <summary>The branch stands on the commit now, or did already.</summary>
    Moved,

    /// <summary>Some worktree has it checked out; moving it would leave that one's files behind.</summary>
    CheckedOut,

    /// <summary>It has commits of its own, so only a merge can bring the two together.</summary>
    MovedOn,

    /// <summary>There is no such branch any more.</summary>
    Gone,
}

/// <summary>
/// Moves a branch of the user's forward to a commit that their repository has, and touches nothing else there.
/// </summary>
public sealed class Landing(Programs programs, string userRepository)
{
    private readonly GitProgram _git = new(programs);

    /// <param name="branch">Its short name.</param>
    /// <param name="tip">Where it stood when the commit was tried; from anywhere else it is not moved.</param>
    /// <exception cref="WorldException">The repository cannot be read or written.</exception>
    public async Task<Landed> LandAsync(
        string branch, string tip, string commit, CancellationToken ct)
    {
        var name = $"refs/heads/{branch}";
        var present = await _git.TryAsync(In("rev-parse", "--verify", "--quiet", name), ct);
        if (!present.IsYes) return Landed.Gone;
        if (present.Line == commit) return Landed.Moved;
        if (present.Line != tip) return Landed.MovedOn;
        if (!(await _git.TryAsync(In("merge-base", "--is-ancestor", name, commit), ct)).IsYes) return Landed.MovedOn;

        var worktrees = await _git.AskAsync(In("worktree", "list", "--porcelain"), ct);
        if (worktrees.Split('\n').Contains($"branch {name}")) return Landed.CheckedOut;

        // Only from where it was tried: a commit that somebody makes meanwhile is not lost.
        await _git.DoAsync(In("update-ref", "-m", "mission: land", name, commit, tip), ct);
        return Landed.Moved;
    }

    /// <summary>Whether the branch is there and stands on the commit or on one that came after it.</summary>
    public async Task<bool> HasAsync(string branch, string commit, CancellationToken ct) =>
        (await _git.TryAsync(In("merge-base", "--is-ancestor", commit, $"refs/heads/{branch}"), ct)).IsYes;

    private GitCall In(params IEnumerable<string> arguments) => new(["-C", userRepository, .. arguments]);
}
