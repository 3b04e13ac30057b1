using System.Security.Cryptography;

namespace Missions.Simulation.Proving.Trees;

/// <summary>Everything that is the user's, byte for byte, with modes and times, and what of it may change.</summary>
internal static class TreePrint
{
    /// <summary>Every file and link below a folder, hidden ones and those of .git included, links not followed.</summary>
    public static Dictionary<string, string> Of(string root)
    {
        var print = new Dictionary<string, string>();
        Take(new(root), root, print);
        return print;
    }

    /// <summary>What differs and must not: only the mission's branch, its log and new objects are its own.</summary>
    public static List<string> Wrongs(
        Dictionary<string, string> before, Dictionary<string, string> after, string mission)
    {
        var wrongs = new List<string>();
        foreach (var (path, was) in before)
            if (!after.TryGetValue(path, out var now)) wrongs.Add($"{path} is gone");
            else if (now != was && !IsOfMission(path, mission)) wrongs.Add($"{path} was {was} and is {now}");
        foreach (var path in after.Keys.Except(before.Keys))
            if (!IsOfMission(path, mission) && !IsObject(path)) wrongs.Add($"{path} is new");
        return wrongs;
    }

    private static void Take(DirectoryInfo folder, string root, Dictionary<string, string> print)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos("*", new EnumerationOptions { AttributesToSkip = FileAttributes.None }))
        {
            var path = Path.GetRelativePath(root, entry.FullName);
            // Git touches an object that it is given once more; its bytes are what counts.
            print[path] = Describe(entry, hasTime: !IsObject(path));
            if (entry is DirectoryInfo { LinkTarget: null } below) Take(below, root, print);
        }
    }

    private static string Describe(FileSystemInfo entry, bool hasTime) => entry switch
    {
        { LinkTarget: { } target } => $"link {target}",
        DirectoryInfo => $"folder {entry.UnixFileMode}",
        FileInfo file => $"{entry.UnixFileMode} {(hasTime ? $"{file.LastWriteTimeUtc:O}" : "")} "
            + Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file.FullName)))[..16],
        _ => "?",
    };

    private static bool IsOfMission(string path, string mission) => Parts(path) is var parts
        && (parts.EndsWith($"refs/heads/mission/{mission}", StringComparison.Ordinal)
            || parts.EndsWith("refs/heads/mission", StringComparison.Ordinal));

    private static bool IsObject(string path) => path.Contains("/objects/", StringComparison.Ordinal);

    private static string Parts(string path) => path.Replace('\\', '/');
}
