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

    /// <param name="folder">
    /// Where it lies; empty for the top. Elsewhere its scripts run through the root's too: the usual ones count.
    /// </param>
    public static List<string> Lines(string text, Checks checks, string folder)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            if (json.RootElement.ValueKind is not JsonValueKind.Object) return [text];
            var scripts = json.RootElement.TryGetProperty("scripts", out var all) && all.ValueKind is JsonValueKind.Object
                ? Scripts(all)
                : [];
            var reached = Reached(scripts, checks.All.Where(check => Enters(check.Run, folder)))
                .Union(folder is "" ? [] : Usual.Where(scripts.ContainsKey));

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

    // What makes files out of others, and what is the application itself, is changed with them.
    private static readonly string[] Making =
    [
        "build", "compile", "prepare", "bundle", "generate", "install", "start", "serve", "dev", "watch", "seed",
        "migrate", "pre", "post",
    ];

    private static readonly string[] Interpreters =
        ["node", "tsx", "ts-node", "deno", "python", "python3", "sh", "bash", "ruby", "perl"];

    // Options whose value is the next word.
    private static readonly string[] Taking = ["-r", "--require", "--import", "--loader", "-e", "-c", "-m", "-W", "-X"];

    /// <summary>The programs of the repository that checks start by way of the top package's scripts.</summary>
    public static IEnumerable<string> Programs(string text, Checks checks)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            if (json.RootElement.ValueKind is not JsonValueKind.Object
                || !json.RootElement.TryGetProperty("scripts", out var all)
                || all.ValueKind is not JsonValueKind.Object) return [];
            var scripts = Scripts(all);
            return
            [
                .. Reached(scripts, checks.All)
                    .Where(name => !Making.Any(word => name.Contains(word, StringComparison.Ordinal)))
                    .SelectMany(name => Parts(scripts[name]).Select(Awaited).Select(Program).OfType<string>()),
            ];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    /// <summary>Where a name is there twice the last counts, as it does for package managers.</summary>
    private static Dictionary<string, string> Scripts(JsonElement all)
    {
        var scripts = new Dictionary<string, string>();
        foreach (var one in all.EnumerateObject()) scripts[one.Name] = one.Value.ToString();
        return scripts;
    }

    /// <summary>What is put into the background is the application that is tested, not what tests it.</summary>
    private static string[] Awaited(string[] words) => words[(Array.LastIndexOf(words, "&") + 1)..];

    private static string? Program(string[] words) => words switch
    {
        [var first, ..] when Interpreters.Contains(first) => words.Skip(1)
            .Zip(words)
            .Where(pair => !Taking.Contains(pair.Second))
            .Select(pair => pair.First)
            .FirstOrDefault(word => word is not ['-', ..] and not "run"),
        [['.', '/', ..] own, ..] => own,
        _ => null,
    };

    private static HashSet<string> Reached(Dictionary<string, string> scripts, IEnumerable<Check> checks)
    {
        var open = new Queue<string>(checks.SelectMany(check => Named(check.Run, scripts)));
        var reached = new HashSet<string>();
        while (open.TryDequeue(out var name))
        {
            if (!scripts.TryGetValue(name, out var line) || !reached.Add(name)) continue;
            foreach (var next in Named(line, scripts).Append($"pre{name}").Append($"post{name}")) open.Enqueue(next);
        }
        return reached;
    }

    /// <summary>Whether a line makes something run before or after a script that there was already.</summary>
    public static bool IsHookOf(string line, List<string> before)
    {
        var name = line.Split(':')[0];
        return ((string[])["scripts.pre", "scripts.post"]).Any(start => name.StartsWith(start, StringComparison.Ordinal)
            && before.Exists(one => one.StartsWith($"scripts.{name[start.Length..]}:", StringComparison.Ordinal)));
    }

    /// <summary>Whether a line names the folder, by <c>cd</c> or by an option; all of them begin at the top.</summary>
    private static bool Enters(string line, string folder) => folder is "" || line
        .Split([' ', ';', '&', '(', ')', '=', '"', '\''], StringSplitOptions.RemoveEmptyEntries)
        .Any(word => (word.StartsWith("./", StringComparison.Ordinal) ? word[2..] : word).TrimEnd('/') == folder);

    /// <summary>The scripts that a shell line starts: any word of it that names one, where a script runner is called.</summary>
    private static IEnumerable<string> Named(string line, Dictionary<string, string> scripts) =>
        Parts(line)
            .Where(words => words is [_, ..] && IsRunner(words[0]))
            .SelectMany(words => words.Skip(1).Select(word => word is "t" ? "test" : word.Trim('"', '\'')))
            .Where(scripts.ContainsKey);

    private static IEnumerable<string[]> Parts(string line) =>
        line.Split(["&&", ";", "|", "(", ")", "{", "}", "\n"], StringSplitOptions.TrimEntries)
            .Select(part => Started(part.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>The words from the program on that is started in the end.</summary>
    private static string[] Started(string[] words)
    {
        var at = 0;
        while (at < words.Length && (IsWrapper(words[at]) || words[at] is ['-', ..] || IsVariable(words[at]))) at++;
        return words[at..];
    }

    private static bool IsVariable(string word) => word.IndexOf('=') is > 0 and var sign
        && word[..sign].All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_');

    private static bool IsWrapper(string word) =>
        word is "env" or "cross-env" or "npx" or "bunx" or "corepack" or "time" or "nice" or "exec" or "command" or "!";

    private static bool IsRunner(string word) =>
        word is "npm" or "pnpm" or "yarn" or "bun" or "run-s" or "run-p" or "npm-run-all" or "npm-run-all2" or "concurrently";
}
