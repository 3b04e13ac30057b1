using System.Text;
using Missions.World.Files;

namespace Missions.Engine.Looking;

/// <summary>Reads what a survey is made of from a checkout on the disk.</summary>
public static class Surveyor
{
    private const int MostFiles = 4000;
    private const int MostBytes = 256 * 1024;

    private static readonly string[] Telling =
    [
        ".json", ".jsonc", ".yaml", ".yml", ".toml", ".xml", ".csproj", ".fsproj", ".vbproj", ".props", ".sln", ".slnx",
        ".txt", ".cfg", ".ini", ".mod", ".work", ".gradle", ".kts", ".sh", ".js", ".mjs", ".cjs", ".ts", ".py", ".java",
        "", ".flake8", ".pylintrc",
    ];

    /// <param name="top">The top folder of a checkout.</param>
    /// <param name="files">Its files, relative to the top.</param>
    public static async Task<Survey> LookAsync(
        IFolders folders, string top, IReadOnlyList<string> files, CancellationToken ct)
    {
        using var folder = folders.Open(top);
        var telling = files
            .Where(path => Telling.Contains(Path.GetExtension(path)))
            .OrderBy(path => path.Count(letter => letter == '/'))
            .ToList();
        var texts = new Dictionary<string, string>();
        foreach (var path in telling.Take(MostFiles))
            if (await TextAsync(folder, path, ct) is { } text) texts[path] = text;

        var survey = Survey.Of(new(files, texts.GetValueOrDefault));
        return telling.Count <= MostFiles ? survey : survey with
        {
            Unknown = survey.Unknown.Add($"Of {telling.Count} files that might say something, the {MostFiles} nearest to "
                + "the top were read."),
        };
    }

    private static async Task<string?> TextAsync(IFolder folder, string path, CancellationToken ct)
    {
        try
        {
            return Encoding.UTF8.GetString((await folder.ReadAsync(path, MostBytes, ct)).Bytes.Span).TrimStart('\uFEFF');
        }
        catch (PathRefused)
        {
            return null; // Deleted, a link, or none to read: it says nothing.
        }
    }
}
