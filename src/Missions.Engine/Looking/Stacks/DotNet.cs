namespace Missions.Engine.Looking.Stacks;

/// <summary>.NET: solutions, or projects that are in none.</summary>
internal static class DotNet
{
    private static readonly string[] TestSigns =
        ["Microsoft.NET.Test.Sdk", "\"xunit", "\"NUnit", "MSTest", "\"TUnit", "<IsTestProject>true"];

    private static readonly string[] Analyzers =
    [
        "TreatWarningsAsErrors>true", "EnforceCodeStyleInBuild>true", "<AnalysisLevel>", "<AnalysisMode>",
        "Analyzers\"",
    ];

    public static IEnumerable<Part> In(Tree tree)
    {
        var projects = tree.Ending(".csproj", ".fsproj", ".vbproj").ToList();
        var solutions = tree.Ending(".slnx", ".sln").ToList();
        foreach (var folder in solutions.GroupBy(Tree.FolderOf))
        {
            if (solutions.Select(Tree.FolderOf).Any(other => other != folder.Key && IsBelow(folder.Key, other)))
                continue; // The outer one is what people build.
            var chosen = folder.MaxBy(one => projects.Count(project => Names(tree, one, project)))!;
            var part = Of(tree, folder.Key, chosen, [.. projects.Where(project => Names(tree, chosen, project))]);
            yield return folder.Count() == 1 ? part : part with
            {
                Notes = part.Notes.Add($"{folder.Count()} solutions lie side by side; {chosen} was taken."),
            };
        }
        var alone = projects
            .Where(project => !solutions.Exists(one => IsBelow(Tree.FolderOf(project), Tree.FolderOf(one))));
        foreach (var project in alone.DistinctBy(Tree.FolderOf))
            yield return Of(tree, Tree.FolderOf(project), project, [project]);
    }

    private static Part Of(Tree tree, string folder, string manifest, IReadOnlyList<string> projects)
    {
        var name = Path.GetFileName(manifest);
        var tests = projects.Where(project => TestSigns.Any(tree.Text(project).Contains)).ToList();
        var props = tree.Named("Directory.Build.props").ToList();
        var strict = projects.Concat(props).FirstOrDefault(file => Analyzers.Any(tree.Text(file).Contains));
        var style = tree.In(folder, ".editorconfig").Concat(tree.In("", ".editorconfig")).FirstOrDefault();
        return new("dotnet", folder, manifest)
        {
            Setup = new($"dotnet restore {name}", manifest),
            Build = new($"dotnet build {name} --no-restore", manifest),
            Lint = style is null ? null : new($"dotnet format {name} --verify-no-changes --no-restore", style),
            Test = tests is [] ? null : new($"dotnet test {name} --no-restore", string.Join(", ", tests.Take(3))),
            Services = [.. projects.SelectMany(project => LaunchProfiles.Of(tree, folder, project))],
            Surfaces = [.. projects.Except(tests).SelectMany(project => Surfaces(tree, project))],
            Tools = [new("dotnet", tree.In("", "global.json").FirstOrDefault() ?? manifest)],
            Notes = strict is null ? [] : [$"The build itself runs analyzers or is strict ({strict})."],
            Unknown = [.. Missing(tree, folder, projects, tests)],
        };
    }

    private static IEnumerable<string> Missing(
        Tree tree, string folder, IReadOnlyList<string> projects, IReadOnlyList<string> tests)
    {
        if (tests is [])
            yield return $"None of {projects.Count} projects references a test framework, so there is no test project.";
        var outside = tree.Ending(".csproj", ".fsproj", ".vbproj")
            .Where(project => IsBelow(Tree.FolderOf(project), folder) && !projects.Contains(project))
            .ToList();
        if (outside is [var first, ..])
            yield return $"Projects outside of what is built here: {outside.Count}, such as {first}; nothing checks them.";
    }

    private static IEnumerable<Found> Surfaces(Tree tree, string project)
    {
        var text = tree.Text(project);
        var folder = Tree.FolderOf(project);
        if (text.Contains("Microsoft.NET.Sdk.Web") || text.Contains("Microsoft.NET.Sdk.BlazorWebAssembly"))
            yield return new(tree.Below(folder).Any(IsPage) ? "web" : "http", project);
        else if (text.Contains("<OutputType>Exe") && !text.Contains("Sdk.Worker"))
            yield return new("terminal", project);
    }

    private static bool IsPage(string file) =>
        Path.GetExtension(file) is ".razor" or ".cshtml" || file.Contains("/wwwroot/");

    private static bool Names(Tree tree, string solution, string project) =>
        Path.GetRelativePath("/" + Tree.FolderOf(solution), "/" + project) is var path
        && tree.Text(solution).Replace('\\', '/').Contains($"\"{path}\"", StringComparison.OrdinalIgnoreCase);

    internal static bool IsBelow(string folder, string other) =>
        other is "" || folder == other || folder.StartsWith(other + "/", StringComparison.Ordinal);
}
