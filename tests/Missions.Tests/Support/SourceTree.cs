namespace Missions.Tests.Support;

/// <summary>The files that the program and its tests are made from.</summary>
internal static class SourceTree
{
    public static string Root { get; } = Above(AppContext.BaseDirectory);

    public static string Text(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>Paths relative to the root, in order; nothing that a build made.</summary>
    public static IReadOnlyList<string> Files(string folder, string pattern) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path))
            .Where(path => !path.Split('/').Any(part => part is "bin" or "obj" or "artifacts"))
            .Order(StringComparer.Ordinal),
    ];

    private static string Above(string folder) => File.Exists(Path.Combine(folder, "Missions.slnx"))
        ? folder
        : Above(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("Run tests inside the sources."));
}
