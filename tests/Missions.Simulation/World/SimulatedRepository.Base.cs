using System.Text;
using Missions.World;
using Missions.World.Git;

namespace Missions.Simulation.World;

/// <remarks>Of a file that both sides changed it makes a conflict of the whole file.</remarks>
public sealed partial class SimulatedRepository : IBase
{
    private readonly Dictionary<string, string> _keys = [];

    /// <summary>Where the user's branch stands; null makes it gone.</summary>
    public string? UserTip { get; set; }

    /// <summary>The user commits something on top of their branch.</summary>
    public string Advance(params IEnumerable<(string Path, string Text)> changes)
    {
        var files = new SortedDictionary<string, byte[]>(Known(UserTip!).Files, StringComparer.Ordinal);
        foreach (var (path, text) in changes) files[path] = Encoding.UTF8.GetBytes(text);
        return UserTip = Add(new(UserTip, $"Meanwhile {_commits.Count}", files));
    }

    public Task<string?> TipAsync(string branch, CancellationToken ct) => Task.FromResult(UserTip);

    public Task<MergedCommit> MergeAsync(string ours, string theirs, CommitDraft draft, CancellationToken ct)
    {
        if (History(ours).Contains(theirs)) return Task.FromResult(new MergedCommit(ours, []));
        if (History(theirs).Contains(ours)) return Task.FromResult(new MergedCommit(theirs, []));

        var fork = History(ours).FirstOrDefault(History(theirs).Contains)
            ?? throw new WorldException($"{theirs} and {ours} have no history in common.");
        var (old, mine, other) = (Known(fork).Files, Known(ours).Files, Known(theirs).Files);
        var (files, conflicts) = (new SortedDictionary<string, byte[]>(StringComparer.Ordinal), new List<string>());
        foreach (var path in old.Keys.Union(mine.Keys).Union(other.Keys).Order(StringComparer.Ordinal))
        {
            var (was, left, right) = (Text(old, path), Text(mine, path), Text(other, path));
            var isConflict = left != was && right != was && left != right;
            if (isConflict) conflicts.Add(path);
            var text = !isConflict ? left == was ? right : left
                : left is null || right is null ? left ?? right
                : $"<<<<<<< {ours}\n{left}=======\n{right}>>>>>>> {theirs}\n";
            if (text is not null) files[path] = Encoding.Latin1.GetBytes(text);
        }
        return Task.FromResult(new MergedCommit(
            Add(new(ours, $"{draft.Message}\n{draft.Author} {draft.At:O}", files, theirs)), conflicts));
    }

    public Task<IReadOnlyList<string>> MarkedAsync(string commit, string ours, string theirs, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<string>>(
        [
            .. Known(commit).Files
                .Where(file => Encoding.Latin1.GetString(file.Value) is var text
                    && (text.Contains($"<<<<<<< {ours}", StringComparison.Ordinal)
                        || text.Contains($">>>>>>> {theirs}", StringComparison.Ordinal)))
                .Select(file => file.Key),
        ]);

    private static string? Text(SortedDictionary<string, byte[]> files, string path) =>
        files.TryGetValue(path, out var bytes) ? Encoding.Latin1.GetString(bytes) : null;

    /// <summary>A commit and all before it.</summary>
    private List<string> History(string commit)
    {
        var found = new List<string> { commit };
        for (var at = 0; at < found.Count; at++)
            found.AddRange(new[] { Known(found[at]).Parent, Known(found[at]).Second }.OfType<string>().Except(found));
        return found;
    }
}
