using System.Text;

namespace Missions.World.Git;

/// <summary>
/// Takes the files of a folder into a tree. Whatever is called <c>.git</c> is left out, so a repository inside the
/// folder is taken as the plain files that it holds; submodules of the parent stay as they are.
/// </summary>
internal sealed class Snapshot(
    GitProgram git, Func<IEnumerable<string>, GitCall> inRepository, string folder, PrivateIndex index)
{
    private const string Submodule = "160000";

    /// <param name="leftOut">Files, and folders with all below them, that are never taken.</param>
    public async Task<string> TakeAsync(string parent, IReadOnlyList<string> leftOut, CancellationToken ct)
    {
        var never = leftOut.Select(Raw).ToList();
        await git.DoAsync(In("read-tree", "--reset", parent), ct);
        var changed = (await ChangedAsync(ct)).ToLookup(change => change.IsGone, change => change.Path);
        // What lay below a folder that is a link now must go by its name alone: it is not looked for behind the link.
        await UpdateAsync(In("update-index", "--force-remove", "-z", "--stdin"), changed[true], never, ct);
        var update = In("update-index", "--add", "--remove", "--replace", "-z", "--stdin");
        await UpdateAsync(update, changed[false].Concat(await NewAsync(ct)), never, ct);
        return await git.AskAsync(In("write-tree"), ct);
    }

    private async Task UpdateAsync(GitCall call, IEnumerable<string> paths, List<string> never, CancellationToken ct)
    {
        var ours = paths.Where(path => IsOurs(path) && !never.Exists(one => IsAtOrBelow(one, path)));
        await git.DoAsync(call with { Input = Lines(ours) }, ct);
    }

    private async Task<IEnumerable<(bool IsGone, string Path)>> ChangedAsync(CancellationToken ct)
    {
        // ":old-mode new-mode old-hash new-hash letter", then the path.
        var changed = (await git.DoAsync(In("diff-files", "--raw", "-z", "--no-renames"), ct)).RawItems;
        return changed.Chunk(2)
            .Where(change => !change[0].StartsWith($":{Submodule}", StringComparison.Ordinal))
            .Select(change => (change[0].EndsWith('D'), change[1]));
    }

    private async Task<IEnumerable<string>> NewAsync(CancellationToken ct)
    {
        var listed = (await git.DoAsync(In("ls-files", "-z", "--others", "--exclude-standard"), ct)).RawItems;
        var repositories = listed.Where(path => path.EndsWith('/')).ToList();
        return listed.Except(repositories).Concat(await InsideAsync(repositories, ct));
    }

    /// <summary>The files of repositories inside the folder, which git itself does not look into.</summary>
    private async Task<IEnumerable<string>> InsideAsync(IReadOnlyList<string> repositories, CancellationToken ct)
    {
        if (repositories is []) return [];

        var files = repositories
            .SelectMany(repository => FilesBelow(Path.Combine(folder, Text(repository))))
            .Select(file => Raw(Path.GetRelativePath(folder, file)))
            .Where(IsOurs)
            .ToList();
        return files.Except(await IgnoredAsync(files, ct));
    }

    private async Task<IEnumerable<string>> IgnoredAsync(List<string> files, CancellationToken ct)
    {
        // It knows no literal paths, so each is made one that cannot be taken for a pattern.
        var call = In("check-ignore", "-z", "--stdin", "--no-index");
        var answer = await git.TryAsync(call with
        {
            Input = Lines(files.Select(file => $"./{file}")),
            Environment = [.. call.Environment, ("GIT_LITERAL_PATHSPECS", "0")],
        }, ct);
        if (answer.ExitCode is not (0 or 1)) throw GitProgram.Failed(call, answer);

        return answer.RawItems.Select(file => file["./".Length..]);
    }

    /// <summary>Files and links, without following any.</summary>
    private static IEnumerable<string> FilesBelow(string folder) => new DirectoryInfo(folder)
        .EnumerateFileSystemInfos()
        .SelectMany(entry => entry is DirectoryInfo { LinkTarget: null } && entry.Name != ".git"
            ? FilesBelow(entry.FullName)
            : [entry.FullName]);

    private static bool IsAtOrBelow(string folder, string path) =>
        path == folder || path.StartsWith($"{folder}/", StringComparison.Ordinal);

    private static bool IsOurs(string path) =>
        !path.Split('/').Contains(".git", StringComparer.OrdinalIgnoreCase);

    private static byte[] Lines(IEnumerable<string> paths) =>
        Encoding.Latin1.GetBytes(string.Concat(paths.Select(path => $"{path}\0")));

    // Paths have a character for each of their bytes here, see GitAnswer.RawItems.
    private static string Text(string raw) => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(raw));

    private static string Raw(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    private GitCall In(params IEnumerable<string> arguments) =>
        inRepository([$"--work-tree={folder}", "-C", folder, .. arguments]) with { Environment = [index.Variable] };
}
