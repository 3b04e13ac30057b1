using System.Text;
using Missions.World.Processes;

namespace Missions.World.Files;

/// <summary>
/// Layers on this machine's disk, copied by <c>cp</c>: as references where the file system knows those.
/// </summary>
/// <remarks>Never hard links: whoever writes the copy would write the layer.</remarks>
public sealed class DiskLayers(Programs programs) : ILayers
{
    private const int PathsPerCall = 200;

    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.None };

    public FolderLook Look(string folder)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        Walk(new(folder), "", entry =>
        {
            seen[entry.Path] = entry.Look;
            return true;
        });
        return new(seen);
    }

    public async Task<Layer?> KeepAsync(string folder, FolderLook before, string layer, CancellationToken ct)
    {
        var (added, changed, found) = (new List<string>(), new List<string>(), 0);
        Walk(new(folder), "", entry =>
        {
            var was = before.Entries.GetValueOrDefault(entry.Path);
            if (was is null) added.Add(entry.Path);
            else found++;
            if (was is not null && was != entry.Look) changed.Add(entry.Path);
            return was is not null;
        });
        Remove(layer);
        if (found != before.Entries.Count) return null;

        Directory.CreateDirectory(layer);
        await CopyAsync([.. added, .. changed], folder, layer, ct);
        return new(added, changed);
    }

    public async Task<bool> PutAsync(Layer entries, string layer, string folder, CancellationToken ct)
    {
        if (entries.Added.Any(path => Path.Exists(Path.Combine(folder, path)) || IsLink(Path.Combine(folder, path))))
            return false;
        if (entries.Added.Concat(entries.Changed).Any(path => !IsBelowFolders(folder, path))) return false;
        if (entries.Changed.Any(path => IsLink(Path.Combine(folder, path)))) return false;

        await CopyAsync([.. entries.Added, .. entries.Changed], layer, folder, ct);
        return true;
    }

    public async Task CopyAsync(string? folder, string to, CancellationToken ct)
    {
        Remove(to);
        Directory.CreateDirectory(to);
        if (Directory.Exists(folder)) await RunAsync(["-a", "--reflink=auto", "-T", "--", folder, to], folder, ct);
    }

    public IReadOnlyList<string> FoldersAmong(IEnumerable<string> paths, string folder) =>
        [.. paths.Where(path => IsBelowFolders(folder, $"{path}/."))];

    private async Task CopyAsync(IReadOnlyList<string> paths, string from, string to, CancellationToken ct)
    {
        foreach (var some in paths.Chunk(PathsPerCall))
            await RunAsync(["-a", "--reflink=auto", "--parents", "-t", to, "--", .. some], from, ct);
    }

    private async Task RunAsync(IReadOnlyList<string> arguments, string folder, CancellationToken ct)
    {
        var file = Programs.Find("cp")
            ?? throw new WorldException("cp is not there. Install it: apt-get install coreutils");
        await using var copying = await programs.StartAsync(new(file, arguments) { Folder = folder });
        await using var cancel = ct.Register(copying.Kill);
        using var errors = new StreamReader(copying.Errors, Encoding.UTF8, leaveOpen: true);
        var because = await errors.ReadToEndAsync(CancellationToken.None);
        if (await copying.Ended is 0) return;

        ct.ThrowIfCancellationRequested();
        throw new WorldException($"What a setup made cannot be copied from {folder}: {because.Trim()}");
    }

    /// <param name="visit">Says whether to go on below a folder.</param>
    private static void Walk(DirectoryInfo folder, string prefix, Func<(string Path, string Look), bool> visit)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos("*", Everything))
        {
            var path = prefix + entry.Name;
            var below = entry is DirectoryInfo { LinkTarget: null } one ? one : null;
            if (visit((path, Describe(entry, below is not null))) && below is not null) Walk(below, $"{path}/", visit);
        }
    }

    private static string Describe(FileSystemInfo entry, bool isFolder) => entry switch
    {
        _ when isFolder => "folder",
        { LinkTarget: { } target } => $"link {target}",
        FileInfo file => $"{file.Length} {file.LastWriteTimeUtc.Ticks} {(int)file.UnixFileMode}",
        _ => "other",
    };

    private static bool IsBelowFolders(string folder, string path)
    {
        while (Path.GetDirectoryName(path) is { Length: > 0 } parent)
        {
            if (IsLink(Path.Combine(folder, parent)) || !Directory.Exists(Path.Combine(folder, parent))) return false;
            path = parent;
        }

        return true;
    }

    private static bool IsLink(string path) => new FileInfo(path).LinkTarget is not null;

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }
}
