using System.Text.Json;
using Missions.World.Processes;

namespace Missions.Engine.Setups;

/// <summary>Asks the package managers of this machine where they fetch from. What they do not say, nobody here knows.</summary>
internal sealed class FeedTools(IUserPrograms programs)
{
    /// <param name="paths">The files of the commit: only managers that it has work for are asked.</param>
    public async Task<(IReadOnlyList<Feed> Feeds, IReadOnlyList<string> Unknown)> AskAsync(
        IReadOnlyList<string> paths, CancellationToken ct)
    {
        var (feeds, unknown) = (new List<Feed>(), new List<string>());
        if (Has(paths, "package.json")) Take(await NpmAsync(ct), "npm", "npm config list --json");
        if (paths.Any(IsDotNet)) Take(await NuGetAsync(ct), "NuGet", "dotnet nuget list source");
        if (paths.Any(IsPython)) Take(await PipAsync(ct), "pip", "pip config list");
        if (Has(paths, "go.mod")) Take(await GoAsync(ct), "Go", "go env GOPROXY GOSUMDB");
        if (Has(paths, "Cargo.toml"))
            unknown.Add("cargo has no command that says where it fetches from; list its hosts under boundaries.network.");
        if (Has(paths, "pom.xml"))
            unknown.Add("Maven does not say which repository it falls back to; list its host under boundaries.network.");
        return (feeds, unknown);

        void Take(IEnumerable<Feed>? said, string name, string command)
        {
            if (said is null) unknown.Add($"{name} was not asked where it fetches from: `{command}` does not work here.");
            else feeds.AddRange(said);
        }
    }

    private async Task<IEnumerable<Feed>?> NpmAsync(CancellationToken ct)
    {
        const string From = "npm config list --json";
        if (await programs.AskAsync("npm", ["config", "list", "--json"], ct) is not { } said) return null;
        try
        {
            using var json = JsonDocument.Parse(said);
            return
            [
                .. json.RootElement.EnumerateObject()
                    .Where(member => member.Name == "registry" || member.Name.EndsWith(":registry", StringComparison.Ordinal))
                    .Select(member => Feed.Of(member.Value.ToString(), member.Name, From))
                    .OfType<Feed>(),
            ];
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task<IEnumerable<Feed>?> NuGetAsync(CancellationToken ct) =>
        await programs.AskAsync("dotnet", ["nuget", "list", "source", "--format", "short"], ct) is not { } said ? null :
        [
            .. said.Split('\n')
                .Where(line => line.StartsWith('E'))
                .Select(line => Feed.Of(line.Split(' ')[^1], "source", "dotnet nuget list source"))
                .OfType<Feed>(),
        ];

    /// <summary>What was configured, and else what its own help calls the default.</summary>
    private async Task<IEnumerable<Feed>?> PipAsync(CancellationToken ct)
    {
        if (await programs.AskAsync("pip", ["config", "list"], ct) is not { } said) return null;
        var configured = said.Split('\n')
            .Where(line => line.Contains("index-url=", StringComparison.Ordinal))
            .SelectMany(line => line.Split('=', 2)[1].Trim('\'', '"', ' ').Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(url => Feed.Of(url, line.Contains("extra") ? "extra-index-url" : "index-url", "pip config list")))
            .OfType<Feed>()
            .ToList();
        if (configured.Exists(feed => feed.Kind == "index-url")) return configured;

        var help = await programs.AskAsync("pip", ["install", "--help"], ct) ?? "";
        var usual = help.Split("--index-url")[^1].Split("default").Skip(1).FirstOrDefault()?.Trim().Split(')', ' ', '\n')[0];
        return Feed.Of(usual ?? "", "index-url", "pip install --help") is { } feed ? [feed, .. configured] : null;
    }

    private async Task<IEnumerable<Feed>?> GoAsync(CancellationToken ct) =>
        await programs.AskAsync("go", ["env", "GOPROXY", "GOSUMDB"], ct) is not { } said ? null :
        [
            .. said.Split(['\n', ',', '|'], StringSplitOptions.RemoveEmptyEntries)
                .Select(one => one.Split(['+', ' '])[0])
                .Where(one => one.Contains('.'))
                .Select(one => Feed.Of(one.Contains("://") ? one : $"https://{one}", "proxy", "go env GOPROXY GOSUMDB"))
                .OfType<Feed>(),
        ];

    private static bool Has(IReadOnlyList<string> paths, string name) => paths.Any(path => Path.GetFileName(path) == name);

    private static bool IsDotNet(string path) => Path.GetExtension(path) is ".csproj" or ".fsproj" or ".vbproj" or ".sln" or ".slnx";

    private static bool IsPython(string path) =>
        Path.GetFileName(path) is "pyproject.toml" or "setup.py" or "Pipfile" or "uv.lock"
        || Path.GetFileName(path).StartsWith("requirements", StringComparison.Ordinal);
}
