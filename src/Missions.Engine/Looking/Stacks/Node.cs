using System.Text.Json;

namespace Missions.Engine.Looking.Stacks;

/// <summary>Node and its kin: a package, or a workspace of packages.</summary>
internal static class Node
{
    private static readonly (string Name, string Line)[] Runners =
        [("vitest", "vitest run"), ("jest", "jest"), ("mocha", "mocha"), ("ava", "ava")];

    public static IEnumerable<Part> In(Tree tree)
    {
        var roots = new List<NodePackage>();
        foreach (var file in tree.Named("package.json"))
        {
            var package = NodePackage.Of(tree, file);
            if (roots.Exists(root => root.Holds(package))) continue;
            if (tree.Json(file) is null)
            {
                yield return new("node", package.Folder, file) { Unknown = [$"{file} is no JSON object that can be read."] };
                continue;
            }
            // A manifest without anything to do is a marker, such as { "type": "module" }.
            if (file != "package.json" && package.Scripts.Count == 0 && !package.HasDependencies) continue;
            roots.Add(package);
            yield return Of(package);
        }
    }

    private static Part Of(NodePackage package)
    {
        var manager = NodePackageManager.Of(package);
        var test = Test(package, manager);
        return new("node", package.Folder, package.File)
        {
            Setup = manager.Setup,
            Build = Script(package, manager, "build", "compile"),
            Typecheck = Script(package, manager, "typecheck", "type-check", "check-types", "types", "tsc")
                ?? (package.Config("tsconfig.json") is { } config && package.Uses("typescript")
                    ? new(manager.Run("tsc --noEmit"), config)
                    : null),
            Lint = Script(package, manager, "lint") ?? Linter(package, manager),
            Test = test,
            Services = [.. NodeServices.Of(package, manager)],
            Surfaces = [.. NodeServices.Surfaces(package)],
            Tools = [new("node", package.File), new(manager.Name, manager.From)],
            Notes = [.. manager.Notes, .. Runner(package, test)],
            Unknown = [.. manager.Unknown, .. NodeServices.Unknown(package, manager)],
        };
    }

    /// <summary>A script by its name; where only the packages of a workspace have it, theirs.</summary>
    private static Found? Script(NodePackage package, NodePackageManager manager, params IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (package.Script(name) is not null) return new(manager.Script(name), $"{package.File} (script {name})");
            var members = package.Members.Where(one => one.Script(name) is not null).Select(one => one.File).ToList();
            if (members is [_, ..] && manager.EachScript(name) is { } each)
                return new(each, $"{string.Join(", ", members.Take(3))} (script {name})");
        }
        return null;
    }

    private static Found? Test(NodePackage package, NodePackageManager manager)
    {
        if (Script(package, manager, "test") is { } script) return script;
        foreach (var (name, line) in Runners)
            if (package.Uses(name)) return new(manager.Run(line), package.File);

        var own = package.Files(".test.js", ".test.mjs", ".test.ts", ".test.cjs", ".spec.js")
            .FirstOrDefault(file => package.Tree.Text(file).Contains("node:test"));
        return own is null ? null : new("node --test", own);
    }

    private static Found? Linter(NodePackage package, NodePackageManager manager) =>
        package.Config("eslint.config.js", "eslint.config.mjs", "eslint.config.ts", ".eslintrc.json", ".eslintrc.js",
            ".eslintrc.cjs", ".eslintrc") is { } eslint && package.Uses("eslint") ? new(manager.Run("eslint ."), eslint)
        : package.Config("biome.json", "biome.jsonc") is { } biome && package.Uses("@biomejs/biome")
            ? new(manager.Run("biome check"), biome)
        : null;

    private static IEnumerable<string> Runner(NodePackage package, Found? test)
    {
        var script = package.Script("test") ?? "";
        var runner = script.Contains("node --test") || test?.What is "node --test" ? "node:test"
            : ((string[])["vitest", "jest", "mocha", "ava", "playwright", "tap", "karma", "cypress"])
                .FirstOrDefault(name => script.Contains(name) || package.Uses(name));
        if (runner is not null && test is not null) yield return $"The tests of {package.File} are run by {runner}.";
        if ((package.Script("lint") ?? "").Contains("--fix"))
            yield return $"The script lint of {package.File} changes files (--fix); a check should only look.";
    }
}

/// <summary>One package.json with the packages of its workspace.</summary>
internal sealed record NodePackage(Tree Tree, string File, JsonElement? Json)
{
    public string Folder => Tree.FolderOf(File);
    public IReadOnlyDictionary<string, string> Scripts { get; } = Json.Member("scripts").Members()
        .Where(one => one.Value.ValueKind is JsonValueKind.String)
        .DistinctBy(one => one.Name)
        .ToDictionary(one => one.Name, one => one.Value.GetString()!);

    public IReadOnlyList<string> Globs { get; private init; } = [];

    public IEnumerable<NodePackage> Members => Tree.Named("package.json")
        .Where(file => file != File && Matches(Tree.FolderOf(file)))
        .Select(file => new NodePackage(Tree, file, Tree.Json(file)));

    public bool IsWorkspace => Globs is [_, ..];

    public bool HasDependencies => Dependencies.Any();

    private IEnumerable<string> Dependencies =>
        ((string[])["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"])
            .SelectMany(kind => Json.Member(kind).Members().Select(one => one.Name));

    public static NodePackage Of(Tree tree, string file)
    {
        var json = tree.Json(file);
        var listed = json.Member("workspaces") is { ValueKind: JsonValueKind.Object } yarn
            ? ((JsonElement?)yarn).Member("packages").Strings()
            : json.Member("workspaces").Strings();
        var pnpm = tree.Text(Tree.Join(Tree.FolderOf(file), "pnpm-workspace.yaml"));
        return new(tree, file, json) { Globs = [.. listed, .. YamlList.Of(pnpm, "packages")] };
    }

    public bool Holds(NodePackage other) => Matches(other.Folder);

    public string? Script(string name) =>
        Scripts.GetValueOrDefault(name) is { } script && !script.Contains("no test specified")
        && !Core.Plans.EmptyCheck.RunsNothing(script) ? script : null;

    /// <summary>It depends on that package, or one of its workspace does.</summary>
    public bool Uses(string name) =>
        Lists(name) || IsWorkspace && Members.Any(member => member.Lists(name));

    public bool Lists(string name) => Dependencies.Contains(name);

    public string? Config(params IReadOnlyList<string> names) => Tree.In(Folder, names).FirstOrDefault();

    public IEnumerable<string> Files(params IReadOnlyList<string> endings) =>
        Tree.Below(Folder).Where(path => endings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)));

    private bool Matches(string folder) => DotNet.IsBelow(folder, Folder) && folder != Folder
        && Globs.Any(glob => !glob.StartsWith('!')
            && Core.Plans.Glob.Matches(glob.TrimEnd('/').TrimStart('.', '/'), Folder is "" ? folder : folder[(Folder.Length + 1)..]));
}
