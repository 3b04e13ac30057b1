using System.Text.RegularExpressions;

namespace Missions.Engine.Looking.Stacks;

/// <summary>A Makefile's targets. Where a stack speaks for itself, they only wrap it.</summary>
internal static partial class Make
{
    public static IEnumerable<Part> In(Tree tree)
    {
        // Those further down are called by this one, or by nobody who starts at the top.
        if (tree.In("", "Makefile", "makefile", "GNUmakefile").FirstOrDefault() is not { } file) yield break;

        var targets = Target().Matches(tree.Text(file)).SelectMany(match => match.Groups["names"].Value.Split(' ')).ToHashSet();
        var line = (params IEnumerable<string> names) => names.FirstOrDefault(targets.Contains) is { } name
            ? new Found($"make {name}", $"{file} (target {name})")
            : null;
        yield return new("make", "", file)
        {
            IsWrapper = true,
            Build = line("build", "all"),
            Typecheck = line("typecheck", "type-check"),
            Lint = line("lint", "check-format", "fmt-check"),
            Test = line("test", "tests", "check"),
            Tools = [new("make", file)],
            Unknown = line("run", "start", "serve") is { } start
                ? [$"`{start.What}` seems to start the application; which port it takes was not found."]
                : [],
        };
    }

    [GeneratedRegex(@"^(?<names>[A-Za-z0-9_.-]+(?: [A-Za-z0-9_.-]+)*)\s*:(?![=:])", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Target();
}
