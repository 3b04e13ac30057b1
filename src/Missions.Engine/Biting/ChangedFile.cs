using System.Text;
using Missions.Engine.Proofs;
using Missions.World.Git;

namespace Missions.Engine.Biting;

/// <summary>A file that differs between two commits, with what it said and says.</summary>
public sealed record ChangedFile(string Path, string? Before, string? After)
{
    private const int MostBytes = 1 << 20;

    private static readonly string[] Prose =
        [".md", ".markdown", ".rst", ".txt", ".adoc", ".org", ".lock", ".sum", ".snap", ".svg", ".map"];

    private static readonly string[] Locks =
    [
        "package-lock.json", "packages.lock.json", "pnpm-lock.yaml", "npm-shrinkwrap.json", "LICENSE", "NOTICE",
        "CODEOWNERS", ".gitignore", ".gitattributes", ".editorconfig",
    ];

    private static readonly string[] Manifests =
    [
        "package.json", "pyproject.toml", "setup.py", "setup.cfg", "Pipfile", "Gemfile", "Cargo.toml", "go.mod",
        "pom.xml", "Directory.Packages.props",
    ];

    public IReadOnlyList<Hunk> Hunks { get; } = Biting.Hunks.Of(Path, Before, After);

    /// <summary>Whether a program is made of it: neither words for people nor what a tool wrote.</summary>
    public bool IsCode => Holds(Path);

    /// <summary>The same of a file that nobody has read.</summary>
    public static bool Holds(string path) =>
        !Prose.Contains(System.IO.Path.GetExtension(path)) && !Locks.Contains(System.IO.Path.GetFileName(path))
        && !path.Split('/')[..^1].Any(part => part is ".github" or ".missions" or ".agents" or "docs");

    /// <summary>What a setup brings depends on it, so that taking it out afterwards changes nothing.</summary>
    public bool DecidesSetup => System.IO.Path.GetFileName(Path) is var name
        && (Manifests.Contains(name) || Locks.Contains(name) || System.IO.Path.GetExtension(name) is ".lock" or ".sum"
            || name.EndsWith("proj", StringComparison.Ordinal) || name.EndsWith(".gradle", StringComparison.Ordinal)
            || name.StartsWith("requirements", StringComparison.Ordinal));

    /// <summary>Text files between two commits that are not tests: nothing else is taken out in pieces.</summary>
    public static async Task<IReadOnlyList<ChangedFile>> BetweenAsync(
        IRepository repository, string from, string to, CancellationToken ct)
    {
        var files = new List<ChangedFile>();
        foreach (var change in await repository.ChangesAsync(from, to, ct))
        {
            if (TestFiles.IsTest(change.Path) || change is { Added: 0, Removed: 0 }) continue;
            var (before, after) = (
                await repository.ReadAsync(from, change.Path, ct), await repository.ReadAsync(to, change.Path, ct));
            if (IsText(before) && IsText(after)) files.Add(new(change.Path, Text(before), Text(after)));
        }
        return files;
    }

    private static bool IsText(byte[]? bytes) =>
        bytes is null || bytes.Length <= MostBytes && !bytes.AsSpan().Contains((byte)0);

    private static string? Text(byte[]? bytes) => bytes is null ? null : Encoding.UTF8.GetString(bytes);
}
