using System.Text.RegularExpressions;

namespace Missions.Engine.Looking.Stacks;

/// <summary>How a Python application is started and used, as far as its files say.</summary>
internal static partial class PythonServices
{
    private static readonly string[] Servers = ["fastapi", "flask", "django", "starlette", "aiohttp", "sanic", "litestar"];

    public static IEnumerable<FoundService> Of(PythonProject project, PythonPackageManager manager)
    {
        if (Start(project, manager) is not { } start) yield break;
        var line = project.Folder is "" ? start.What : $"cd {project.Folder} && {start.What}";
        yield return new(new(ServiceName.Of(project.Folder.Split('/')[^1]), line, "{url}/"), start.From);
    }

    public static IEnumerable<Found> Surfaces(PythonProject project)
    {
        if (Servers.FirstOrDefault(one => project.Lists(one) is not null) is { } server)
            yield return new(
                project.Files.Any(file => file.Contains("templates/")) ? "web" : "http", $"{project.Lists(server)} ({server})");
        else if (project.HasSection("project.scripts") || project.HasSection("tool.poetry.scripts"))
            yield return new("terminal", $"{project.Manifest} (scripts)");
    }

    public static IEnumerable<string> Unknown(PythonProject project, PythonPackageManager manager)
    {
        if (Start(project, manager) is null && Servers.FirstOrDefault(one => project.Lists(one) is not null) is { } server)
            yield return $"{project.Manifest} depends on {server}; where its application object is was not found.";
    }

    private static Found? Start(PythonProject project, PythonPackageManager manager)
    {
        if (project.Tree.In(project.Folder, "manage.py").FirstOrDefault() is { } manage)
            return new(manager.Run("python manage.py runserver --noreload 127.0.0.1:{port}"), manage);

        foreach (var file in project.Files.Where(file => Path.GetExtension(file) is ".py" && !file.Contains("test")))
            if (Application().Match(project.Tree.Text(file)) is { Success: true } found)
                return new(manager.Run(Line(project.Below(file), found)), file);
        return null;
    }

    private static string Line(string file, Match found)
    {
        var module = file[..^3].Replace("src/", "").Replace("/__init__", "").Replace('/', '.');
        var name = found.Groups["name"].Value;
        return found.Groups["kind"].Value is "Flask"
            ? $"python -m flask --app {module}:{name} run --port {{port}}"
            : $"python -m uvicorn {module}:{name} --port {{port}}";
    }

    [GeneratedRegex(@"^(?<name>\w+)(?:\s*:\s*\w+)?\s*=\s*(?<kind>FastAPI|Flask|Starlette)\(",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Application();
}
