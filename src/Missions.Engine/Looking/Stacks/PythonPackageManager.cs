using Missions.Core;

namespace Missions.Engine.Looking.Stacks;

/// <summary>What installs the packages of a Python project, and how a line is run with them.</summary>
/// <param name="Prefix">Stands before a line; ends with a slash where it is a folder.</param>
internal sealed record PythonPackageManager(string Name, string Prefix, Found? Setup, PythonProject Project)
{
    private const string Folder = ".venv/bin/";

    /// <summary>Nothing is installed: the machine's own Python runs everything.</summary>
    public bool IsBare => Setup is null;

    /// <summary>The program itself, where it is another than Python.</summary>
    public Found? Tool { get; private init; }
    public Seq<string> Unknown { get; private init; }

    public static PythonPackageManager Of(PythonProject project)
    {
        if (Locked(project, "uv.lock") is { } uv) return By("uv", $"uv sync --frozen{Extras(project)}", uv, project);
        if (Locked(project, "poetry.lock") is { } poetry) return By("poetry", "poetry install", poetry, project);
        if (Locked(project, "pdm.lock") is { } pdm) return By("pdm", "pdm sync", pdm, project);
        if (Locked(project, "Pipfile.lock") is { } pipenv) return By("pipenv", "pipenv sync --dev", pipenv, project);
        if (project.HasSection("tool.uv")) return Loose("uv", "uv sync", project);
        if (project.HasSection("tool.poetry")) return Loose("poetry", "poetry install", project);
        return Pip(project);
    }

    /// <summary>A line that begins with <c>python</c>.</summary>
    public string Run(string line) => IsBare ? $"python3{line["python".Length..]}" : $"{Prefix}{line}";

    /// <summary>A line that begins with a tool of the project's.</summary>
    public string RunTool(string tool, string line) => IsBare || Project.Lists(tool) is null ? line : $"{Prefix}{line}";

    private static string? Locked(PythonProject project, string file) =>
        project.Tree.In(project.Folder, file).FirstOrDefault();

    private static string Extras(PythonProject project) =>
        project.HasSection("project.optional-dependencies") ? " --all-extras" : "";

    private static PythonPackageManager By(string name, string setup, string from, PythonProject project) =>
        new(name, $"{name} run ", new(setup, from), project) { Tool = new(name, from) };

    private static PythonPackageManager Loose(string name, string setup, PythonProject project) =>
        By(name, setup, project.Manifest, project) with
        {
            Unknown = [$"{project.Manifest} has no lock file of {name}: what is installed may differ from one checkout to the next."],
        };

    private static PythonPackageManager Pip(PythonProject project)
    {
        var lists = project.Requirements.Select(project.Below).ToList();
        var isPackage = project.HasSection("project") && project.Project.Contains("dependencies")
            || Locked(project, "setup.py") is not null;
        if (lists is [] && !isPackage) return new("pip", "", null, project);

        var what = lists is []
            ? $"-e .{Extra(project)}{Group(project)}"
            : string.Join(' ', lists.Select(list => $"-r {list}"));
        var from = lists is [] ? project.Manifest : string.Join(", ", project.Requirements);
        return new("pip", Folder, new($"python3 -m venv .venv && {Folder}pip install {what}", from), project);
    }

    private static readonly string[] Usual = ["test", "tests", "testing", "dev"];

    /// <summary>The extra that the tests need, by its usual name.</summary>
    private static string Extra(PythonProject project) =>
        Usual.FirstOrDefault(name => project.HasMember("project.optional-dependencies", name)) is { } extra
            ? $"[{extra}]"
            : "";

    /// <summary>The same as a dependency group (PEP 735), which pip knows since 25.1.</summary>
    private static string Group(PythonProject project) =>
        Usual.FirstOrDefault(name => project.HasMember("dependency-groups", name)) is { } group
            ? $" --group {group}"
            : "";
}
