using Missions.Core;
using Missions.World.Files;
using Missions.World.Git;

namespace Missions.Engine.Workspaces;

/// <summary>
/// The ignored files of the user's checkout that a plan lists under <c>copy</c>. Approving the plan is the consent;
/// before that nothing of them is read.
/// </summary>
public static class Copies
{
    private const int MostBytes = 64 * 1024 * 1024;
    private const int MostFiles = 200;

    /// <summary>What would be copied, and a sentence for each path of which nothing can be.</summary>
    public static async Task<(IReadOnlyList<string> Files, IReadOnlyList<string> Problems)> FindAsync(
        Workshop shop, CancellationToken ct)
    {
        if (shop.Mission.State.Plan?.Copy is not [_, ..] listed) return ([], []);

        using var theirs = shop.Folders.Open(shop.Mission.State.Opening!.Repository);
        var (files, problems) = await FindAsync(listed, theirs, shop.Repository, ct);
        return (files, [.. problems.Select(one => $"{one.Seen} {one.Cure}")]);
    }

    /// <summary>The same of any checkout: what would be copied, and what stands in the way with its cure.</summary>
    public static async Task<(IReadOnlyList<string> Files, IReadOnlyList<(string Seen, string Cure)> Problems)> FindAsync(
        Seq<string> listed, IFolder theirs, IRepository repository, CancellationToken ct)
    {
        var (files, problems) = (new List<string>(), new List<(string, string)>());
        foreach (var path in listed)
        {
            var found = await AtAsync(theirs, path.TrimEnd('/'), ct);
            var ignored = await repository.IgnoredByUserAsync(found, ct);
            files.AddRange(ignored);
            if (found is [])
                problems.Add((
                    $"{path} is listed under copy and is no file of your checkout, nor a folder with at most {MostFiles}: "
                        + "nothing is copied.",
                    "Make it, or take it out of `copy`."));
            foreach (var tracked in found.Except(ignored).Take(1))
                problems.Add((
                    $"{tracked} is listed under copy, and git does not ignore it in your checkout: it is not copied.",
                    "Ignore it, or take it out of `copy`."));
        }

        return (files, problems);
    }

    /// <summary>Copies them over a checkout: never over a file of the commit, and never through a link out of it.</summary>
    /// <returns>What they say that must not be seen elsewhere.</returns>
    public static async Task PutAsync(Workshop shop, string folder, string commit, CancellationToken ct)
    {
        if (!shop.Mission.State.IsApproved) return;

        using var checkout = shop.Folders.Open(folder);
        foreach (var (path, bytes) in await ReadAsync(shop, ct))
        {
            if (await shop.Repository.ReadAsync(commit, path, ct) is not null) continue;
            try
            {
                await checkout.WriteAsync(path, bytes, ct);
            }
            catch (PathRefused refused)
            {
                shop.Activity($"{path} is not copied: {refused.Message}");
            }
        }
    }

    /// <summary>The files as they are now; none before the approval.</summary>
    public static async Task<IReadOnlyList<(string Path, byte[] Bytes)>> ReadAsync(Workshop shop, CancellationToken ct)
    {
        var read = new List<(string, byte[])>();
        if (!shop.Mission.State.IsApproved) return read;

        var (files, _) = await FindAsync(shop, ct);
        if (files is []) return read;
        using var theirs = shop.Folders.Open(shop.Mission.State.Opening!.Repository);
        foreach (var path in files)
            if (await ContentAsync(theirs, path, MostBytes, ct) is { } content
                && content.Bytes.Length == content.Length)
                read.Add((path, content.Bytes.ToArray()));
        return read;
    }

    private static async Task<IReadOnlyList<string>> AtAsync(IFolder folder, string path, CancellationToken ct)
    {
        if (await ContentAsync(folder, path, 0, ct) is not null) return [path];

        var below = folder.List($"{path}/**", MostFiles);
        return below.IsCut ? [] : [.. below.Paths.Where(file => file.StartsWith($"{path}/", StringComparison.Ordinal))];
    }

    private static async Task<FileContent?> ContentAsync(IFolder folder, string path, int most, CancellationToken ct)
    {
        try
        {
            return await folder.ReadAsync(path, most, ct);
        }
        catch (PathRefused)
        {
            return null;
        }
    }
}
