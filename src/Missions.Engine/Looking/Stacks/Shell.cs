namespace Missions.Engine.Looking.Stacks;

/// <summary>Scripts that check, where they are called as people usually call them.</summary>
internal static class Shell
{
    private static readonly string[] Tests =
    [
        "test.sh", "run-tests.sh", "run_tests.sh", "runtests.sh", "test", "tests.sh", "scripts/test", "scripts/test.sh",
        "script/test", "bin/test", "tests/run.sh", "test/run.sh", "ci/test.sh",
    ];

    public static IEnumerable<Part> In(Tree tree)
    {
        var test = Script(tree, Tests);
        var lint = Script(tree, ["lint.sh", "scripts/lint", "scripts/lint.sh", "script/lint", "bin/lint"]);
        var build = Script(tree, ["build.sh", "scripts/build", "scripts/build.sh", "script/build", "bin/build"]);
        var bats = tree.Ending(".bats").FirstOrDefault();
        var rules = tree.In("", ".shellcheckrc").FirstOrDefault();
        if ((test ?? lint ?? build ?? bats) is not { } from) yield break;

        yield return new("shell", "", from)
        {
            IsWrapper = true,
            Build = Line(tree, build),
            Lint = Line(tree, lint) ?? (rules is null ? null : new("git ls-files -z '*.sh' | xargs -0 shellcheck", rules)),
            Test = Line(tree, test) ?? (bats is null ? null : new($"bats -r {Tree.FolderOf(bats)}".TrimEnd(), bats)),
            Tools = [.. bats is null || test is not null ? Array.Empty<Found>() : [new("bats", bats)]],
        };
    }

    private static Found? Line(Tree tree, string? script) => script is null ? null
        : new($"{(tree.Text(script).Split('\n')[0].Contains("bash") ? "bash" : "sh")} {script}", script);

    /// <summary>The first that is a shell script and no folder of tests.</summary>
    private static string? Script(Tree tree, IReadOnlyList<string> names) => tree.In("", names)
        .FirstOrDefault(file => file.EndsWith(".sh", StringComparison.Ordinal)
            || tree.Text(file).Split('\n')[0] is var first && first.StartsWith("#!", StringComparison.Ordinal) && first.Contains("sh"));
}
