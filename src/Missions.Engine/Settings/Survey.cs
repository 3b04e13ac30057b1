using System.Text.Json;
using Missions.Core;
using Missions.Core.Plans;

namespace Missions.Engine.Settings;

/// <summary>What a repository's own manifests say about how it is set up and checked.</summary>
/// <param name="Stacks">Such as <c>node</c>.</param>
/// <param name="Setup">A shell line that prepares a fresh checkout; null where nothing is needed or known.</param>
/// <param name="Start">How the application seems to be started.</param>
/// <param name="Unknown">What could not be found out, a sentence each.</param>
public sealed record Survey(Seq<string> Stacks, string? Setup, Checks Checks, string? Start, Seq<string> Unknown)
{
    private static readonly string[] Names = ["build", "typecheck", "lint", "test"];

    /// <param name="files">The names right below the top folder.</param>
    /// <param name="read">A file's text by its name.</param>
    public static Survey Of(IReadOnlyCollection<string> files, Func<string, string> read)
    {
        Survey[] found =
        [
            .. files.Contains("package.json") ? [Node(files, read("package.json"))] : Array.Empty<Survey>(),
            .. files.Any(name => Path.GetExtension(name) is ".sln" or ".slnx" or ".csproj")
                ? [DotNet]
                : Array.Empty<Survey>(),
            .. files.Contains("go.mod") ? [Go] : Array.Empty<Survey>(),
            .. files.Contains("Cargo.toml") ? [Rust] : Array.Empty<Survey>(),
            .. files.Contains("pyproject.toml") ? [Python(read("pyproject.toml"))] : Array.Empty<Survey>(),
            .. files.Contains("Makefile") ? [Make(read("Makefile"))] : Array.Empty<Survey>(),
        ];
        var checks = new Checks(
            First(found, one => one.Checks.Build),
            First(found, one => one.Checks.Typecheck),
            First(found, one => one.Checks.Lint),
            First(found, one => one.Checks.Test));
        var start = First(found, one => one.Start);
        return new(
            [.. found.SelectMany(one => one.Stacks)],
            First(found, one => one.Setup),
            checks,
            start,
            [.. Missing(checks, start)]);
    }

    private static Survey DotNet =>
        Plain("dotnet", "dotnet restore", new("dotnet build --no-restore", Test: "dotnet test"));
    private static Survey Go => Plain("go", null, new("go build ./...", Lint: "go vet ./...", Test: "go test ./..."));
    private static Survey Rust => Plain("rust", null, new("cargo build", Test: "cargo test"));

    private static Survey Node(IReadOnlyCollection<string> files, string manifest)
    {
        var (runner, setup) = files switch
        {
            _ when files.Contains("pnpm-lock.yaml") => ("pnpm run", "pnpm install --frozen-lockfile"),
            _ when files.Contains("yarn.lock") => ("yarn run", "yarn install --frozen-lockfile"),
            _ when files.Contains("package-lock.json") => ("npm run", "npm ci"),
            _ => ("npm run", null),
        };
        var scripts = Scripts(manifest);
        var line = (string name) => scripts.GetValueOrDefault(name) is { } script && !script.Contains("no test "
            + "specified")
            ? $"{runner} {name}"
            : null;
        return new(
            ["node"],
            setup,
            new(line("build"), line("typecheck") ?? line("type-check"), line("lint"), line("test")),
            line("start") ?? line("dev"),
            []);
    }

    private static Dictionary<string, string> Scripts(string manifest)
    {
        try
        {
            using var json = JsonDocument.Parse(manifest);
            var hasScripts = json.RootElement.TryGetProperty("scripts", out var scripts);
            return hasScripts && scripts.ValueKind is JsonValueKind.Object
                ? scripts.EnumerateObject().ToDictionary(script => script.Name, script => script.Value.ToString())
                : [];
        }
        catch (JsonException)
        {
            return []; // What it would have said is then among the things that could not be found out.
        }
    }

    private static Survey Python(string project) => Plain("python", null, new(
        Typecheck: project.Contains("[tool.mypy") ? "mypy ." : null,
        Lint: project.Contains("[tool.ruff") ? "ruff check ." : null,
        Test: project.Contains("pytest") ? "python -m pytest" : null));

    private static Survey Make(string makefile)
    {
        var targets = makefile.Split('\n').Select(line => line.Split(':')[0]).ToHashSet();
        var line = (string target) => targets.Contains(target) ? $"make {target}" : null;
        return Plain("make", null, new(line("build"), line("typecheck"), line("lint"), line("test")));
    }

    private static Survey Plain(string stack, string? setup, Checks checks) => new([stack], setup, checks, null, []);

    private static string? First(IEnumerable<Survey> found, Func<Survey, string?> of) =>
        found.Select(of).FirstOrDefault(one => one is not null);

    private static IEnumerable<string> Missing(Checks checks, string? start)
    {
        var found = checks.All.Select(check => check.Name).ToHashSet();
        foreach (var name in Names)
            if (!found.Contains(name))
                yield return $"No {name} check was found; put its shell line under checks.{name} if there is one.";
        yield return start is null
            ? "How the application is started was not found; describe it under `services` if there is one."
            : $"`{start}` seems to start the application; which port it takes and where it is healthy was not found.";
    }
}
