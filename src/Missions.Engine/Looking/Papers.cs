using Missions.Core;

namespace Missions.Engine.Looking;

/// <summary>What is written for agents and build servers, and what nobody wrote down.</summary>
internal static class Papers
{
    /// <summary>Where files that tell agents something are kept, besides the top.</summary>
    public static readonly string[] InstructionFolders = [".github", ".cursor/rules", ".agents/skills", ".claude/skills"];

    public static readonly string[] ForAgents =
        ["AGENTS.md", "CLAUDE.md", "GEMINI.md", "CONVENTIONS.md", ".cursorrules", ".windsurfrules", ".clinerules"];

    private static readonly string[] ForServers =
    [
        ".gitlab-ci.yml", "azure-pipelines.yml", "Jenkinsfile", ".circleci/config.yml", ".travis.yml", ".drone.yml",
        "bitbucket-pipelines.yml", "appveyor.yml", ".buildkite/pipeline.yml", ".woodpecker.yml", ".cirrus.yml",
    ];

    // What is met often and not understood here, by its manifest.
    private static readonly (string File, string Stack)[] Strange =
    [
        ("Gemfile", "Ruby"), ("composer.json", "PHP"), ("mix.exs", "Elixir"), ("CMakeLists.txt", "CMake"),
        ("meson.build", "Meson"), ("build.sbt", "Scala"), ("Package.swift", "Swift"), ("pubspec.yaml", "Dart"),
        ("deno.json", "Deno"), ("build.zig", "Zig"), ("stack.yaml", "Haskell"), ("project.clj", "Clojure"),
        ("MODULE.bazel", "Bazel"), ("WORKSPACE", "Bazel"), ("justfile", "just"), ("Taskfile.yml", "Task"),
    ];

    public static Seq<string> Instructions(Tree tree) =>
    [
        .. tree.Named(ForAgents),
        .. tree.Files.Where(path => path is ".github/copilot-instructions.md"
            || Is(path, ".github/instructions/", ".md") || Is(path, ".cursor/rules/", "")
            || Is(path, ".agents/skills/", "/SKILL.md") || Is(path, ".claude/skills/", "/SKILL.md")),
    ];

    public static Seq<string> Ci(Tree tree) =>
    [
        .. tree.Files.Where(path => ForServers.Contains(path)
            || Is(path, ".github/workflows/", ".yml") || Is(path, ".github/workflows/", ".yaml")),
    ];

    public static IEnumerable<string> Missing(
        Tree tree,
        IReadOnlyList<Part> parts,
        IReadOnlyDictionary<string, Found?> lines,
        (bool Services, bool Surfaces) found)
    {
        foreach (var (file, stack) in Strange)
            if (tree.Has(file))
                yield return $"{file} belongs to {stack}, which is not understood here; write its lines yourself.";
        if (parts is []) yield return "No stack was found: there is no manifest that is known here.";
        foreach (var (name, line) in lines)
            if (line is null)
                yield return $"No {name} check was found; put its shell line under checks.{name} if there is one.";
        if (found.Services)
            yield return "Where a service is healthy was not found; `{url}/` is tried. Correct `health` where it is not.";
        else if (parts is [_, ..] && !parts.Any(part => part.Unknown.Any(one => one.Contains("to start the application"))))
            yield return "How the application is started was not found; describe it under `services` if there is one.";
        if (!found.Surfaces && parts is [_, ..])
            yield return "How people use the application (web, http, terminal) was not found; say so in `surfaces`.";
        foreach (var file in Ci(tree))
            yield return $"What {file} runs was not read; compare it with the checks.";

        var manifests = tree.LeftOut
            .Where(path => Path.GetFileName(path) is "package.json" or "go.mod" or "Cargo.toml" or "pyproject.toml"
                && !path.Contains("node_modules/"))
            .ToList();
        if (manifests is [var first, ..])
            yield return $"{manifests.Count} manifests of test material or foreign code were left out, such as {first}.";
    }

    private static bool Is(string path, string start, string end) =>
        path.StartsWith(start, StringComparison.Ordinal) && path.EndsWith(end, StringComparison.Ordinal);
}
