namespace Missions.World.Git;

/// <summary>Moves the mission's branch in the user's repository, and nothing else there.</summary>
internal sealed class Publisher(GitProgram git, RepositorySpec spec)
{
    /// <summary>
    /// An address that only our own settings can resolve, whatever addresses the user's settings rewrite, and that no
    /// remote of theirs can be named for: such a one could say what program answers.
    /// </summary>
    private readonly string _address = $"missions:{spec.Mission}-{Path.GetRandomFileName()}";

    private string Published => $"refs/missions/{spec.Mission}/published";

    public async Task PublishAsync(string commit, CancellationToken ct)
    {
        await CheckIsItselfAsync(ct);
        if ((await git.TryAsync(InUsers("rev-parse", "--verify", "--quiet", spec.Branch), ct)).Line == commit) return;

        await CheckNotCheckedOutAsync(ct);
        await git.DoAsync(new($"--git-dir={spec.Folder}", "update-ref", Published, commit), ct);
        var fetch = InUsers("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules",
            "--no-auto-maintenance", "--no-write-commit-graph", "--no-show-forced-updates", "--no-prune", "--refmap=",
            "--upload-pack=git-upload-pack", _address, $"+{Published}:{spec.Branch}") with
        { Settings = [($"url.{spec.Folder}.insteadOf", _address)], Environment = [("GIT_ALLOW_PROTOCOL", "file")] };
        var answer = await git.TryAsync(fetch, ct);
        if (!answer.IsYes)
            throw new WorldException(
                $"{spec.Branch} of {spec.UserRepository} cannot be moved to {commit}: {answer.Errors}");
    }

    /// <summary>To move a name that only stands for another branch is to move that one.</summary>
    private async Task CheckIsItselfAsync(CancellationToken ct)
    {
        var stands = await git.TryAsync(InUsers("symbolic-ref", "--quiet", spec.Branch), ct);
        if (stands.IsYes)
            throw new WorldException(
                $"mission/{spec.Mission} of {spec.UserRepository} is a symbolic name of {stands.Line}, which would be "
                + $"moved with it. Take it away: git symbolic-ref --delete {spec.Branch}");
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
