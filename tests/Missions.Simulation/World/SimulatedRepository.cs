using System.Security.Cryptography;
using System.Text;
using Missions.World;
using Missions.World.Git;

namespace Missions.Simulation.World;

/// <summary>
/// A repository that is a dictionary of trees. Its folders are simulated, too; it ignores one folder by name.
/// </summary>
public sealed partial class SimulatedRepository : IRepository
{
    private sealed record Commit(
        string? Parent, string Message, SortedDictionary<string, byte[]> Files, string? Second = null);

    /// <summary>The folder that no commit has.</summary>
    public const string Ignored = "made";

    private readonly SimulatedFolders _folders;
    private readonly Dictionary<string, Commit> _commits;
    private readonly Dictionary<string, string> _refs;
    private string _tip;

    public SimulatedRepository(SimulatedFolders folders, IReadOnlyDictionary<string, string> files)
    {
        (_folders, _commits, _refs) = (folders, [], []);
        var bytes = files.ToDictionary(file => file.Key, file => Encoding.UTF8.GetBytes(file.Value));
        UserTip = Base = _tip = Add(new(null, "Base", new(bytes, StringComparer.Ordinal)));
    }

    private SimulatedRepository(SimulatedFolders folders, SimulatedRepository from)
    {
        (_folders, _commits, _refs) = (folders, new(from._commits), new(from._refs));
        (Base, _tip, Published, IsCheckedOut) = (from.Base, from._tip, from.Published, from.IsCheckedOut);
        (UserTip, _keys) = (from.UserTip, new(from._keys));
    }

    public string Base { get; }

    /// <summary>Where the mission's branch of the user's repository is, or null before it was published.</summary>
    public string? Published { get; private set; }

    /// <summary>Makes publishing fail, as where the branch is checked out.</summary>
    public bool IsCheckedOut { get; set; }

    public IReadOnlyDictionary<string, string> Refs => _refs;

    /// <summary>The messages of a commit and all before it, the last first.</summary>
    public IEnumerable<string> Messages(string commit)
    {
        for (var at = commit; at is not null; at = _commits[at].Parent) yield return _commits[at].Message;
    }

    /// <summary>The same repository over another disk, from here on by itself.</summary>
    public SimulatedRepository Copy(SimulatedFolders folders) => new(folders, this);

    public async Task<string> CheckpointAsync(string folder, string parent, CommitDraft draft, CancellationToken ct)
    {
        if (_keys.TryGetValue(draft.Key, out var done) && History(done).Contains(parent)) return done;

        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        var ignored = IgnoresOf(folder);
        foreach (var (path, bytes) in _folders.Below(folder).Where(file => !file.Key.Split('/').Any(IsLeftOut)))
            if (!ignored.Contains(path) && !draft.LeftOut.Contains(path)) files[path] = bytes;

        if (Hash(files) == await TreeAsync(parent, ct)) return parent;
        return _keys[draft.Key] = _tip = Add(new(parent, $"{draft.Message}\n{draft.Author} {draft.At:O}", files));
    }

    /// <summary>Here the user's checkout is <c>/repository</c>; a line of its <c>.gitignore</c> is a path.</summary>
    public Task<IReadOnlyList<string>> IgnoredByUserAsync(IReadOnlyList<string> paths, CancellationToken ct) =>
        IgnoredInAsync("/repository", paths, ct);

    public Task<IReadOnlyList<string>> IgnoredInAsync(
        string folder, IReadOnlyList<string> paths, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<string>>([.. paths.Where(IgnoresOf(folder).Contains)]);

    private HashSet<string> IgnoresOf(string folder) =>
        [.. Lines(_folders.Read($"{folder}/.gitignore"))];

    public Task CheckoutAsync(string commit, string folder, CancellationToken ct)
    {
        if (_folders.Below(folder).Count > 0) throw new WorldException($"{folder} is not empty.");

        foreach (var (path, bytes) in Known(commit).Files) _folders.Write($"{folder}/{path}", bytes);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<FileChange>> ChangesAsync(string from, string to, CancellationToken ct)
    {
        var (before, after) = (Known(from).Files, Known(to).Files);
        var paths = before.Keys.Union(after.Keys).Order(StringComparer.Ordinal);
        return Task.FromResult<IReadOnlyList<FileChange>>(
        [
            .. paths
                .Select(path => Compare(path, before.GetValueOrDefault(path), after.GetValueOrDefault(path)))
                .OfType<FileChange>(),
        ]);
    }

    public async Task<string> DiffAsync(string from, string to, int cap, CancellationToken ct)
    {
        var diff = new StringBuilder();
        foreach (var change in await ChangesAsync(from, to, ct))
        {
            diff.Append($"diff --git a/{change.Path} b/{change.Path}\n--- a/{change.Path}\n+++ b/{change.Path}\n");
            foreach (var line in Lines(Known(from).Files.GetValueOrDefault(change.Path))) diff.Append($"-{line}\n");
            foreach (var line in Lines(Known(to).Files.GetValueOrDefault(change.Path))) diff.Append($"+{line}\n");
        }

        return diff.ToString(0, Math.Min(cap, diff.Length));
    }

    public Task<byte[]?> ReadAsync(string commit, string path, CancellationToken ct) =>
        Task.FromResult(Known(commit).Files.GetValueOrDefault(path));

    public Task<IReadOnlyList<string>> ListAsync(string commit, string folder, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<string>>(
        [
            .. Known(commit).Files.Keys
                .Where(path => path.StartsWith($"{folder}/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ]);

    public Task<IReadOnlyList<CommitFile>> FilesAsync(string commit, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<CommitFile>>(
            [.. Known(commit).Files.Select(file => new CommitFile(file.Key, Hex(Convert.ToHexString(file.Value))))]);

    public Task<string> TreeAsync(string commit, CancellationToken ct) => Task.FromResult(Hash(Known(commit).Files));

    public Task SetRefAsync(string name, string commit, CancellationToken ct)
    {
        _refs[name] = commit;
        if (name.StartsWith("refs/heads/mission/", StringComparison.Ordinal)) _tip = commit;
        return Task.CompletedTask;
    }

    public Task PublishAsync(string commit, CancellationToken ct)
    {
        if (IsCheckedOut) throw new WorldException("The mission's branch is checked out.");

        Published = commit;
        return Task.CompletedTask;
    }

    private static bool IsLeftOut(string part) => part is ".git" or Ignored;

    private Commit Known(string commit) =>
        _commits.GetValueOrDefault(commit) ?? throw new WorldException($"There is no commit {commit}.");

    private string Add(Commit commit)
    {
        var id = Hex($"{commit.Parent} {commit.Second}\n{commit.Message}\n{Hash(commit.Files)}");
        _commits[id] = commit;
        return id;
    }

    private static FileChange? Compare(string path, byte[]? before, byte[]? after)
    {
        if (before is not null && after is not null && before.AsSpan().SequenceEqual(after)) return null;

        var (old, now) = (Lines(before), Lines(after));
        var kind = before is null ? ChangeKind.Added : after is null ? ChangeKind.Removed : ChangeKind.Modified;
        return new(path, kind, now.Except(old).Count(), old.Except(now).Count());
    }

    private static string[] Lines(byte[]? file) =>
        file is null or [] ? [] : Encoding.UTF8.GetString(file).TrimEnd('\n').Split('\n');

    private static string Hash(SortedDictionary<string, byte[]> files) =>
        Hex(string.Join('\n', files.Select(file => $"{file.Key} {Convert.ToHexString(file.Value)}")));

    private static string Hex(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..40];
}
