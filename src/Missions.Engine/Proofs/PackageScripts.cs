using System.Text.Json;
using Missions.Core.Plans;

namespace Missions.Engine.Proofs;

/// <summary>What of a package.json decides how the checks run: the scripts that they reach, and runners' settings.</summary>
internal static class PackageScripts
{
    private static readonly string[] Settings =
    [
        "jest", "mocha", "ava", "tap", "c8", "nyc", "vitest", "eslintConfig", "eslintIgnore", "xo", "standard", "prettier",
        "stylelint", "lint-staged",
    ];

    private static readonly string[] Usual = ["build", "lint", "test", "typecheck", "type-check", "check", "unit", "ci"];

    /// <param name="isRoot">Else it is a workspace's, whose scripts run through the root's: the usual ones count.</param>
    public static List<string> Lines(string text, Checks checks, bool isRoot)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            if (json.RootElement.ValueKind is not JsonValueKind.Object) return [text];
            var scripts = json.RootElement.TryGetProperty("scripts", out var all) && all.ValueKind is JsonValueKind.Object
                ? all.EnumerateObject().ToDictionary(one => one.Name, one => one.Value.ToString())
                : [];
            var reached = isRoot ? Reached(scripts, checks) : Usual.Where(scripts.ContainsKey);

            return
            [
                .. reached.Order(StringComparer.Ordinal)
                    .SelectMany(name => scripts[name].Split("&&").Select(part => $"scripts.{name}: {part.Trim()}")),
                .. Settings
                    .Where(name => json.RootElement.TryGetProperty(name, out _))
                    .Select(name => $"{name}: {json.RootElement.GetProperty(name).GetRawText().ReplaceLineEndings(" ")}"),
            ];
        }
        catch (JsonException)
        {
            return [text]; // Whatever it is, it runs no script any more.
        }
    }

    private static HashSet<string> Reached(Dictionary<string, string> scripts, Checks checks)
    {
        var open = new Queue<string>(checks.All.SelectMany(check => Named(check.Run, scripts)));
        var reached = new HashSet<string>();
        while (open.TryDequeue(out var name))
        {
            if (!scripts.TryGetValue(name, out var line) || !reached.Add(name)) continue;
            foreach (var next in Named(line, scripts).Append($"pre{name}").Append($"post{name}")) open.Enqueue(next);
        }
        return reached;
    }

    /// <summary>The scripts that a shell line starts: any word of it that names one, where a script runner is called.</summary>
    private static IEnumerable<string> Named(string line, Dictionary<string, string> scripts) =>
        line.Split("&&", StringSplitOptions.TrimEntries)
            .SelectMany(part => part.Split(';', StringSplitOptions.TrimEntries))
            .Select(part => part.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words is [_, ..] && IsRunner(words[0]))
            .SelectMany(words => words.Skip(1).Select(word => word is "t" ? "test" : word.Trim('"', '\'')))
            .Where(scripts.ContainsKey);

    private static bool IsRunner(string word) =>
        word is "npm" or "pnpm" or "yarn" or "bun" or "run-s" or "run-p" or "npm-run-all" or "npm-run-all2" or "concurrently";
}
