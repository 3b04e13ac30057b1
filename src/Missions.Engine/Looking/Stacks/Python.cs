using System.Text.RegularExpressions;

namespace Missions.Engine.Looking.Stacks;

/// <summary>Python: a project by its pyproject, setup or requirements file, or else by its tests.</summary>
internal static class Python
{
    private static readonly string[] Manifests =
        ["pyproject.toml", "setup.py", "setup.cfg", "requirements.txt", "Pipfile"];

    public static IEnumerable<Part> In(Tree tree)
    {
        var taken = new List<string>();
        foreach (var manifest in tree.Named(Manifests).Select(Tree.FolderOf).Distinct()
            .Select(folder => tree.In(folder, Manifests).First()))
        {
            var project = new PythonProject(tree, Tree.FolderOf(manifest), manifest);
            // Requirements in a folder of a project belong to that project.
            if (!manifest.EndsWith("pyproject.toml", StringComparison.Ordinal)
                && taken.Exists(outer => DotNet.IsBelow(project.Folder, outer))) continue;
            taken.Add(project.Folder);
            yield return Of(project);
        }
        // Without any manifest its tests are what says that it is one.
        if (taken is [] && UnitTests(tree.Files, tree).FirstOrDefault() is { } test)
            yield return Of(new(tree, "", test));
    }

    private static Part Of(PythonProject project)
    {
        var manager = PythonPackageManager.Of(project);
        var (lint, type, test) = (Lint(project, manager), Type(project, manager), Test(project, manager));
        return new("python", project.Folder, project.Manifest)
        {
            Setup = manager.Setup,
            Typecheck = type,
            Lint = lint,
            Test = test,
            Services = [.. PythonServices.Of(project, manager)],
            Surfaces = [.. PythonServices.Surfaces(project)],
            Tools = [new("python3", project.Manifest), .. manager.Tool is { } tool ? [tool] : Array.Empty<Found>()],
            Notes = test is null ? [] : [$"The tests of {project.Manifest} are run by {Runner(test)}."],
            Unknown = [.. manager.Unknown, .. Unlisted(project, manager, lint, type, test), .. PythonServices.Unknown(project, manager)],
        };
    }

    private static Found? Test(PythonProject project, PythonPackageManager manager)
    {
        if (project.ConfigOf("pytest", "pytest.ini", "conftest.py", "tests/conftest.py", "test/conftest.py") is { } pytest)
            return new(manager.Run("python -m pytest"), pytest);
        if (project.Lists("pytest") is { } listed) return new(manager.Run("python -m pytest"), listed);

        if (UnitTests(project.Files, project.Tree).FirstOrDefault() is not { } unit) return null;
        var folder = project.Below(Tree.FolderOf(unit)).Split('/')[0];
        return new(manager.Run(folder is "" ? "python -m unittest" : $"python -m unittest discover -s {folder}"), unit);
    }

    private static IEnumerable<string> UnitTests(IEnumerable<string> files, Tree tree) => files
        .Where(file => Path.GetFileName(file).StartsWith("test", StringComparison.Ordinal)
            && file.EndsWith(".py", StringComparison.Ordinal)
            && tree.Text(file) is var text && (text.Contains("import unittest") || text.Contains("from unittest")));

    private static Found? Type(PythonProject project, PythonPackageManager manager) =>
        project.ConfigOf("mypy", "mypy.ini", ".mypy.ini") is { } mypy ? new(manager.RunTool("mypy", "mypy ."), mypy)
        : project.ConfigOf("pyright", "pyrightconfig.json") is { } pyright
            ? new(manager.RunTool("pyright", "pyright"), pyright)
        : null;

    private static Found? Lint(PythonProject project, PythonPackageManager manager)
    {
        (string Tool, string Line, string? From)[] found =
        [
            ("ruff", "ruff check .", project.ConfigOf("ruff", "ruff.toml", ".ruff.toml")),
            ("flake8", "flake8", project.ConfigOf("flake8", ".flake8")),
            ("pylint", "pylint --recursive=y .", project.ConfigOf("pylint", ".pylintrc")),
            ("black", "black --check .", project.ConfigOf("black")),
        ];
        var lines = found.Where(one => one.From is not null).ToList();
        return lines is [] ? null : new(
            string.Join(" && ", lines.Select(one => manager.RunTool(one.Tool, one.Line))),
            string.Join(", ", lines.Select(one => one.From).Distinct()));
    }

    private static IEnumerable<string> Unlisted(
        PythonProject project, PythonPackageManager manager, params IEnumerable<Found?> lines)
    {
        string[] tools = ["ruff", "flake8", "pylint", "black", "mypy", "pyright", "pytest"];
        foreach (var tool in tools)
            if (lines.Any(line => line is not null && Regex.IsMatch(line.What, $@"\b{tool}\b")) && project.Lists(tool) is null)
                yield return $"{tool} is set up in {project.Manifest} or beside it and no list of dependencies names it"
                    + $"{(manager.IsBare ? "" : $" that {manager.Name} installs")}; it must be there already.";
    }

    private static string Runner(Found test) => test.What.Contains("pytest") ? "pytest" : "unittest";
}
