namespace Missions.World.Sandboxes;

/// <summary>What lies over the paths that are hidden in a room: an empty folder, or an empty file.</summary>
internal sealed class Masks : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("missions-empty-").FullName;
    private readonly List<string> _arguments = [];

    /// <exception cref="WorldException">What is to be hidden is a link, and what lies behind it would not
    /// be.</exception>
    public Masks(RoomSpec spec)
    {
        var empty = Path.Combine(_folder, "empty");
        File.WriteAllBytes(empty, []);
        foreach (var path in spec.Hidden)
        {
            if (Source(spec, path) is not { } source || !Path.Exists(source)
                && new FileInfo(source).LinkTarget is null) continue;
            if (new FileInfo(source).LinkTarget is not null)
                throw new WorldException(
                    $"{source} is a link, so it cannot be hidden in a room. Remove it, or let it be read.");

            string[] mask = Directory.Exists(source)
                ? ["--perms", "0555", "--tmpfs", path, "--remount-ro", path]
                : ["--ro-bind", empty, path];
            _arguments.AddRange(mask);
        }
    }

    public IReadOnlyList<string> Arguments => _arguments;

    /// <summary>The mounts that were made of it stay.</summary>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string? Source(RoomSpec spec, string path)
    {
        var mounts = spec.Mounts.Where(mount => path.StartsWith($"{mount.Target}/", StringComparison.Ordinal)).ToList();
        return mounts is [.., var last] ? last.Source + path[last.Target.Length..] : null;
    }
}
