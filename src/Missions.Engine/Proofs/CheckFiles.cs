using Missions.Core.Plans;
using Missions.Core.Verdicts;

namespace Missions.Engine.Proofs;

/// <summary>Knows the files that decide what checks and CI do, and which of their lines matter to them.</summary>
/// <remarks>
/// A manifest says far more than how its checks run. Only what does is compared: a new dependency is no changed check.
/// </remarks>
public static class CheckFiles
{
    private static readonly string[] Whole =
    [
        ".mocharc*", ".taprc", ".nycrc*", ".c8rc*", "jest.config.*", "vitest.config.*", "vitest.workspace.*", "ava.config.*",
        "karma.conf.*", "playwright.config.*", "cypress.config.*", "pytest.ini", "tox.ini", "noxfile.py", ".coveragerc",
        ".flake8", ".pylintrc", "mypy.ini", ".mypy.ini", "ruff.toml", ".ruff.toml", "pyrightconfig.json", ".eslintrc*",
        "eslint.config.*", ".eslintignore", ".prettierrc*", "prettier.config.*", ".prettierignore", ".stylelintrc*",
        "biome.json*", "tslint.json", ".xo-config*", ".jshintrc", ".jshintignore", ".globalconfig",
        "*.ruleset", "*.runsettings", "xunit.runner.json", "BannedSymbols.txt", "checkstyle.xml", "clippy.toml",
        ".clippy.toml", "rustfmt.toml", ".rustfmt.toml", ".golangci.*", ".rubocop.yml", ".rspec", ".clang-tidy",
        ".clang-format", ".pre-commit-config.yaml", "lefthook.yml",
    ];

    private static readonly string[] Ci =
    [
        ".github/workflows/**", ".circleci/**", ".buildkite/**", ".ci/**", ".gitlab-ci.yml", ".travis.yml", "appveyor.yml",
        ".appveyor.yml", "azure-pipelines*.yml", "Jenkinsfile", ".drone.yml", "bitbucket-pipelines.yml", ".cirrus.yml",
    ];

    // Sections of settings that other tools share, by what they begin with.
    private static readonly string[] Sections =
    [
        "tool.pytest", "tool.ruff", "tool.mypy", "tool.black", "tool.isort", "tool.pylint", "tool.coverage", "tool.tox",
        "tool.pyright", "tool.hatch.envs", "tool.nox", "tool:pytest", "flake8", "mypy", "coverage", "pylint", "pycodestyle",
        "lints", "test", "[test", "workspace.lints", "profile.test", "lib",
    ];

    private static readonly string[] Properties =
    [
        "NoWarn", "TreatWarningsAsErrors", "WarningsAsErrors", "WarningsNotAsErrors", "WarningLevel", "Nullable", "Analysis",
        "EnforceCodeStyle", "RunAnalyzers", "IsTestProject", "VSTest", "Compile Remove",
    ];

    private static readonly string[] Strictness =
    [
        "\"strict", "\"noImplicit", "\"noUnused", "\"noUnchecked", "\"noFallthrough", "\"skipLibCheck", "\"checkJs", "\"exclude\"",
        "\"include\"", "\"files\"", "\"allowUnreachable", "\"exactOptional",
    ];

    // How it is indented changes no check; how severe a complaint is does.
    private static readonly string[] Severities = ["severity", "dotnet_", "csharp_", "resharper_", "ktlint_", "generated_code"];

    // What makes a step do less although it is only added.
    private static readonly string[] Loosening =
    [
        "continue-on-error", "if:", "||", "ignore", "exclude", "skip", "allow", "only", "exit 0", "except", "--no-",
    ];

    /// <summary>Whether what is now there is all that was there, and more: that takes nothing away.</summary>
    public static bool IsMore(TouchKind kind, string path, List<string> before, List<string> after)
    {
        var left = after.ToList();
        return (kind is TouchKind.Ci || path.Split('/')[^1] is "package.json" or "Makefile" or "makefile" or "GNUmakefile")
            && before.TrueForAll(left.Remove)
            && !left.Exists(line => PackageScripts.IsHookOf(line, before))
            && !left.Exists(line => Loosening.Any(sign => line.Contains(sign, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>Null for a file that decides nothing of that kind.</summary>
    public static TouchKind? Kind(string path, Checks checks) => path switch
    {
        _ when Ci.Any(glob => Glob.Matches(glob, path)) => TouchKind.Ci,
        _ when Reader(path, checks) is not null => TouchKind.Check,
        _ => null,
    };

    /// <summary>The lines of the file that matter, so that those of two commits can be compared.</summary>
    public static List<string> Lines(string path, string text, Checks checks) =>
        Kind(path, checks) is TouchKind.Ci ? Workflow(text) : Reader(path, checks)?.Invoke(text) ?? [];

    private static Func<string, List<string>>? Reader(string path, Checks checks)
    {
        var name = path.Split('/')[^1];
        return name switch
        {
            "package.json" => text => PackageScripts.Lines(text, checks, path[..^name.Length].TrimEnd('/')),
            "pyproject.toml" or "setup.cfg" or "Cargo.toml" => Sectioned,
            "Makefile" or "makefile" or "GNUmakefile" when path == name => text => Recipes.Lines(text, checks),
            _ when Path.GetExtension(name) is ".csproj" or ".fsproj" or ".props" or ".targets" => text => Having(text, Properties),
            "tsconfig.json" => text => Having(text, Strictness),
            ".editorconfig" => text => Having(text, Severities),
            _ when Whole.Any(glob => Glob.Matches(glob, name)) => text => Plain(text),
            _ when IsRun(path, checks) => text => Plain(text),
            _ => LoadedFiles.Reader(path, Having, Plain),
        };
    }

    /// <summary>A program of the repository that a check's line starts, such as a linter of its own.</summary>
    private static bool IsRun(string path, Checks checks) =>
        !TestFiles.IsTest(path) && !path.EndsWith(".json", StringComparison.Ordinal)
        && checks.All.Where(check => check.Name != "build").SelectMany(check => check.Run.Split(' ', '\'', '"', ';', '&'))
            .Any(word => word.TrimStart('.', '/') == path && word.Contains('.'));

    private static List<string> Plain(string text) =>
        [.. text.Split('\n').Select(line => line.Trim()).Where(line => line is not "")];

    private static List<string> Having(string text, string[] signs) =>
        Plain(text).FindAll(line => signs.Any(sign => line.Contains(sign, StringComparison.Ordinal)));

    /// <summary>What a comment says, and which version of an action is used, changes no check.</summary>
    private static List<string> Workflow(string text) =>
    [
        .. Plain(text)
            .Where(line => !line.StartsWith('#') && !line.TrimStart('-', ' ').StartsWith("uses:", StringComparison.Ordinal))
            .SelectMany(Items),
    ];

    /// <summary>A list on one line, an item each, so that a longer one is seen to be longer.</summary>
    private static IEnumerable<string> Items(string line) =>
        line.IndexOf('[') is > 0 and var open && line.EndsWith(']')
            ? line[(open + 1)..^1].Split(',').Select(item => $"{line[..open]}{item.Trim()}")
            : [line];

    private static List<string> Sectioned(string text)
    {
        var (lines, isKept) = (new List<string>(), false);
        foreach (var line in Plain(text).Where(line => !line.StartsWith('#')))
        {
            if (line.StartsWith('[') && line.EndsWith(']'))
                isKept = Sections.Any(one => line[1..^1].StartsWith(one, StringComparison.Ordinal));
            if (isKept) lines.Add(line);
        }
        return lines;
    }
}
