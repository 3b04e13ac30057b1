using System.Text;
using Missions.Engine.Briefings;
using Missions.World.Files;

namespace Missions.Engine.Workspaces;

/// <summary>What the orchestrator is told of a repository before it looks for itself.</summary>
internal static class RepositoryText
{
    private const int MostFiles = 300;

    private static readonly string[] Telling =
    [
        "README.md", "AGENTS.md", "CLAUDE.md", "CONTRIBUTING.md", "package.json", "pyproject.toml", "go.mod",
        "Cargo.toml", "pom.xml", "build.gradle", "Makefile", "global.json", ".missions/settings.json",
    ];

    public static async Task<string> OfAsync(IFolder folder, CancellationToken ct)
    {
        var files = folder.List("**", MostFiles);
        var told = new StringBuilder($"Files{(files.IsCut ? $" (the first {MostFiles})" : "")}:\n");
        foreach (var path in files.Paths) told.Append("- ").AppendLine(path);
        foreach (var path in Telling)
            if (await TextAsync(folder, path, ct) is { } text)
                told.AppendLine($"\n{path}:\n```\n{Text.Cut(text, 4000)}\n```");
        return told.ToString();
    }

    private static async Task<string?> TextAsync(IFolder folder, string path, CancellationToken ct)
    {
        try
        {
            return Encoding.UTF8.GetString((await folder.ReadAsync(path, 64 * 1024, ct)).Bytes.Span);
        }
        catch (PathRefused)
        {
            return null;
        }
    }
}
