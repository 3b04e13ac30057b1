namespace Missions.World.Git;

/// <summary>
/// Removes lock files that a git which was killed left in the engine's repository, and never one that is in use.
/// </summary>
internal static class StaleLocks
{
    /// <summary>
    /// A lock that is there while no git works on the repository belongs to a dead one: a living one cannot have taken
    /// it since, because it is there. Only another remover could make room for it, and removers exclude each other.
    /// </summary>
    public static void Remove(string repository)
    {
        using var alone = TryBeAlone(Path.Combine(repository, "removing-locks"));
        if (alone is null) return;

        var locks = Directory.EnumerateFiles(repository, "*.lock", SearchOption.AllDirectories)
            .Where(file => !file.StartsWith($"{repository}/objects/", StringComparison.Ordinal))
            .ToList();
        if (locks is [] || IsInUse(repository)) return;

        locks.ForEach(File.Delete);
    }

    private static FileStream? TryBeAlone(string path)
    {
        try
        {
            return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static bool IsInUse(string repository) => Directory.EnumerateDirectories("/proc")
        .Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0]))
        .Any(folder => CommandLine(folder) is var line && line.Contains("git") && line.Contains(repository));

    private static string CommandLine(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
