namespace Missions.World.Processes;

/// <summary>A program of this machine, with what has to be seen in a room for it to run there.</summary>
/// <param name="File">As it was found: what is started.</param>
/// <param name="Seen">Folders, or a single file where its folder holds what is the user's own.</param>
public sealed record FoundProgram(string File, IReadOnlyList<string> Seen)
{
    private const string Modules = "/node_modules/";

    /// <summary>Beside it are often the programs that it starts.</summary>
    public string Folder => Path.GetDirectoryName(File)!;

    /// <summary>By its path or, where that is only a name, by the PATH; null where it is not there.</summary>
    public static FoundProgram? Find(string name)
    {
        var file = name.Contains('/') ? name : Programs.Find(name);
        if (file is null || !System.IO.File.Exists(file)) return null;

        var real = System.IO.File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? file;
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return new(file, [.. new[] { file, real }.Select(one => Root(one, home)).OfType<string>().Distinct()]);
    }

    private static string? Root(string file, string home)
    {
        if (file.StartsWith("/usr/", StringComparison.Ordinal)
            || file.StartsWith("/bin/", StringComparison.Ordinal)) return null;
        if (file.IndexOf(Modules, StringComparison.Ordinal) is > 0 and var at) return file[..(at + Modules.Length - 1)];

        var folder = Path.GetDirectoryName(file)!;
        return $"{home}/".StartsWith($"{folder.TrimEnd('/')}/", StringComparison.Ordinal) ? file : folder;
    }
}
