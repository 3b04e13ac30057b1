using System.Text.RegularExpressions;

namespace Missions.Engine.Looking.Stacks;

/// <summary>The files that say what a Python project needs and how it is checked.</summary>
internal sealed record PythonProject(Tree Tree, string Folder, string Manifest)
{
    private static readonly string[] Listing = ["pyproject.toml", "setup.py", "setup.cfg", "Pipfile", "tox.ini"];

    public IEnumerable<string> Files => Tree.Below(Folder);

    public string Project => Tree.Text(Tree.Join(Folder, "pyproject.toml"));

    public IEnumerable<string> Requirements => Files.Where(file =>
        Tree.FolderOf(file) is var folder && (folder == Folder || folder == Tree.Join(Folder, "requirements"))
        && (Path.GetFileName(file).Contains("requirements") || folder.EndsWith("requirements", StringComparison.Ordinal))
        && file.EndsWith(".txt", StringComparison.Ordinal));

    /// <summary>The path of a file or folder, seen from the project.</summary>
    public string Below(string path) => Folder is "" ? path : path.Length <= Folder.Length ? "" : path[(Folder.Length + 1)..];

    /// <summary>Where a tool is configured: a file of its own, or a section of a file for several.</summary>
    public string? ConfigOf(string tool, params IReadOnlyList<string> files)
    {
        if (Tree.In(Folder, files).FirstOrDefault() is { } own) return own;
        if (HasSection($"tool.{tool}")) return Tree.Join(Folder, "pyproject.toml");
        return Tree.In(Folder, "setup.cfg", "tox.ini").FirstOrDefault(file =>
            Regex.IsMatch(Tree.Text(file), $@"^\[(tool:)?{tool}\]", RegexOptions.Multiline));
    }

    public bool HasSection(string name) =>
        Regex.IsMatch(Project, $@"^\[\[?{Regex.Escape(name)}[.\]]", RegexOptions.Multiline);

    /// <summary>Whether a section of <c>pyproject.toml</c> begins a line with that name.</summary>
    public bool HasMember(string section, string name) => Regex.IsMatch(
        Project, $@"^\[{Regex.Escape(section)}\][^\n]*\n(?:(?!\[[\w.-]+\][ \t]*$)[^\n]*\n)*?{Regex.Escape(name)}\s*=",
        RegexOptions.Multiline);

    /// <summary>The file that lists a package as a dependency.</summary>
    public string? Lists(string package) => Tree.In(Folder, Listing).Concat(Requirements).FirstOrDefault(file =>
        Regex.IsMatch(
            Tree.Text(file),
            $"""^\s*(?:"[^"]*"\s*,\s*)*["']?{Regex.Escape(package)}(?![\w-])(?!\])|[\["',]\s*["']?{Regex.Escape(package)}(?![\w-])["'\[<>=~! ;]""",
            RegexOptions.Multiline | RegexOptions.IgnoreCase));
}
