using System.Text;
using System.Text.Unicode;
using Missions.Engine.Proofs;

namespace Missions.Simulation.Proving.Honesty;

/// <summary>A commit that people made, and everything it changed.</summary>
internal sealed record RealCommit(string Hash, string Parent, string Message, IReadOnlyList<ChangedFile> Files)
{
    private static readonly string[] NoCode =
        [".md", ".txt", ".rst", ".adoc", ".yml", ".yaml", ".json", ".lock", ".png", ".svg", ".gif", ".jpg", ".html", ".css", ""];

    public string Subject => Message.Split('\n')[0];

    public bool HasCode => Files.Any(file => !NoCode.Contains(Path.GetExtension(file.Path).ToLowerInvariant())
        && !file.Path.StartsWith(".github/", StringComparison.Ordinal));

    /// <summary>What people call such a change; for the table only.</summary>
    public string Kind => this switch
    {
        { Files: var files } when files.All(file => TestFiles.IsTest(file.Path)) => "tests",
        { Files: var files } when files.Any(file => file.Before is null && !TestFiles.IsTest(file.Path)) => "feature",
        { Message: var text } when Has(text, "fix", "bug", "correct", "handle", "prevent", "issue") => "fix",
        { Message: var text } when Has(text, "refactor", "rename", "move", "simplify", "clean", "remove", "drop", "tidy", "style")
            => "refactoring",
        { Message: var text } when Has(text, "perf", "fast", "speed", "optimi") => "speed",
        _ => "change",
    };

    private static bool Has(string text, params string[] words) =>
        words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    public static async Task<RealCommit?> ReadAsync(PlainRepository repository, string name, CancellationToken ct)
    {
        var about = Encoding.UTF8.GetString(await repository.GitAsync(ct, "log", "-1", "--format=%H%n%P%n%B", name)).Split('\n', 3);
        if (about[1].Split(' ') is not [{ Length: > 0 } parent]) return null; // the first, or a merge

        var files = new List<ChangedFile>();
        foreach (var line in await repository.LinesAsync(ct, "diff-tree", "-r", "--no-renames", "--raw", parent, about[0]))
        {
            var (words, path) = (line.Split('\t')[0].Split(' '), Unquoted(line.Split('\t', 2)[1]));
            files.Add(new(
                path,
                words[1],
                words[4] is "A" ? null : await repository.ReadAsync(parent, path, ct) ?? [],
                words[4] is "D" ? null : await repository.ReadAsync(about[0], path, ct) ?? []));
        }
        return new(about[0], parent, about[2].Trim(), files);
    }

    private static string Unquoted(string path) => path.Trim('"');
}

/// <summary>A file before and after; null where it is not there.</summary>
internal sealed record ChangedFile(string Path, string Mode, byte[]? Before, byte[]? After)
{
    public bool IsLink => Mode is "120000";
    public bool IsProgram => Mode is "100755";
    public bool IsText => After is not null && !IsLink && Utf8.IsValid(After) && !After.Contains((byte)0);

    public string TextBefore => Before is null ? "" : Encoding.UTF8.GetString(Before);
    public string TextAfter => After is null ? "" : Encoding.UTF8.GetString(After);
}
