namespace Missions.World.Git;

/// <summary>Moves the mission's branch in the user's repository, and nothing else there.</summary>
internal sealed class Publisher(GitProgram git, RepositorySpec spec)
{
    /// <summary>
    /// An address that only our own settings can resolve, whatever addresses the user's settings rewrite.
    /// </summary>
    private string Address => $"missions:{spec.Mission}";

    private string Published => $"refs/missions/{spec.Mission}/published";

    public async Task PublishAsync(string commit, CancellationToken ct)
    {
        if ((await git.TryAsync(InUsers("rev-parse", "--verify", "--quiet", spec.Branch), ct)).Line == commit) return;

        await CheckNotCheckedOutAsync(ct);
        await git.DoAsync(new($"--git-dir={spec.Folder}", "update-ref", Published, commit), ct);
        var fetch = InUsers("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules",
            "--no-auto-maintenance", "--no-write-commit-graph", "--no-show-forced-updates", "--no-prune", "--refmap=",
            Address, $"+{Published}:{spec.Branch}") with
        { Settings = [($"url.{spec.Folder}.insteadOf", Address)], Environment = [("GIT_ALLOW_PROTOCOL", "file")] };
        var answer = await git.TryAsync(fetch, ct);
        if (!answer.IsYes)
            throw new WorldException(
                $"{spec.Branch} of {spec.UserRepository} cannot be moved to {commit}: {answer.Errors}");
    }

    private async Task CheckNotCheckedOutAsync(CancellationToken ct)
    {
        var worktrees = await git.AskAsync(InUsers("worktree", "list", "--porcelain"), ct);
        var place = "";
        foreach (var line in worktrees.Split('\n'))
        {
            if (line.StartsWith("worktree ", StringComparison.Ordinal)) place = line["worktree ".Length..];
            if (line == $"branch {spec.Branch}")
                throw new WorldException(
                    $"mission/{spec.Mission} is checked out at {place}, where moving it would leave all files changed. "
                    + "Check out another branch there: git switch --detach");
        }
    }

    private GitCall InUsers(params IEnumerable<string> arguments) => new(["-C", spec.UserRepository, .. arguments]);
}
