using System.Text;
using Missions.World.Processes;

namespace Missions.World.Git;

/// <summary>The user's branch, by the git program.</summary>
public sealed class GitBase(Programs programs, RepositorySpec spec) : IBase
{
    private const int Usage = 129;

    private readonly GitProgram _git = new(programs);

    public async Task<string?> TipAsync(string branch, CancellationToken ct)
    {
        var call = new GitCall(
            "-C", spec.UserRepository, "rev-parse", "--verify", "--quiet", $"refs/heads/{branch}^{{commit}}");
        var tip = await _git.TryAsync(call, ct);
        return tip.IsYes ? tip.Line : null;
    }

    public async Task<MergedCommit> MergeAsync(string ours, string theirs, CommitDraft draft, CancellationToken ct)
    {
        await new Foundation(_git, spec).RefreshAsync(ct);
        if (await IsWithinAsync(theirs, ours, ct)) return new(ours, []);
        if (await IsWithinAsync(ours, theirs, ct)) return new(theirs, []);

        var (tree, conflicts) = await TreeAsync(ours, theirs, ct);
        var commit = In("commit-tree", "-p", ours, "-p", theirs, tree) with
        {
            Input = Encoding.UTF8.GetBytes(draft.Message),
            Environment = draft.Identity,
        };
        return new(await _git.AskAsync(commit, ct), conflicts);
    }

    public async Task<IReadOnlyList<string>> MarkedAsync(
        string commit, string ours, string theirs, CancellationToken ct)
    {
        var call = In("grep", "-z", "-l", "--text", "--full-name", "-F", "-e", $"<<<<<<< {ours}", "-e",
            $">>>>>>> {theirs}", commit);
        var found = await _git.TryAsync(call, ct);
        if (found.ExitCode is not (0 or 1)) throw GitProgram.Failed(call, found);

        return [.. found.Items.Select(item => item[(commit.Length + 1)..]).Order(StringComparer.Ordinal)];
    }

    private async Task<(string Tree, IReadOnlyList<string> Conflicts)> TreeAsync(
        string ours, string theirs, CancellationToken ct)
    {
        var call = In("merge-tree", "--write-tree", "-z", "--name-only", "--no-messages", ours, theirs);
        var answer = await _git.TryAsync(call, ct);
        if (answer.ExitCode is Usage)
            throw new WorldException("This git cannot merge by itself. Install 2.38 or newer.");
        if (answer.Errors.Contains("unrelated histories", StringComparison.Ordinal))
            throw new WorldException(
                $"{theirs} and {ours} have no history in common, so they cannot be merged. In a shallow clone, "
                + "bring in more of it: git fetch --unshallow");
        if (answer.ExitCode is not (0 or 1)) throw GitProgram.Failed(call, answer);

        var items = answer.Items;
        return (items[0], [.. items.Skip(1).Distinct().Order(StringComparer.Ordinal)]);
    }

    private async Task<bool> IsWithinAsync(string old, string young, CancellationToken ct) =>
        (await _git.TryAsync(In("merge-base", "--is-ancestor", old, young), ct)).IsYes;

    private GitCall In(params IEnumerable<string> arguments) => new([$"--git-dir={spec.Folder}", .. arguments]);
}
