using Missions.Core;

namespace Missions.Engine.Looking.Stacks;

/// <summary>What installs the packages and runs the scripts of a Node package.</summary>
/// <param name="From">The file that says so.</param>
internal sealed record NodePackageManager(string Name, string From, Found? Setup, NodePackage Package, bool IsModernYarn)
{
    private static readonly (string Lock, string Name)[] Locks =
    [
        ("pnpm-lock.yaml", "pnpm"), ("yarn.lock", "yarn"), ("bun.lock", "bun"), ("bun.lockb", "bun"),
        ("package-lock.json", "npm"), ("npm-shrinkwrap.json", "npm"),
    ];

    public Seq<string> Notes { get; private init; }
    public Seq<string> Unknown { get; private init; }

    public static NodePackageManager Of(NodePackage package)
    {
        var locks = Locks.Where(one => package.Config(one.Lock) is not null).ToList();
        var named = package.Json.Member("packageManager").String()?.Split('@');
        var name = named?[0] ?? (locks is [var first, ..] ? first.Name : "npm");
        var own = locks.Find(one => one.Name == name).Lock is { } found ? package.Config(found) : null;
        var from = named is null && own is not null ? own : package.File;
        var isModern = name is "yarn"
            && (package.Config(".yarnrc.yml") is not null || named is [_, ['2' or '3' or '4' or '5', ..]]);
        var setup = own is not null ? new Found(Frozen(name, isModern), own)
            : package.HasDependencies || package.IsWorkspace ? new Found($"{name} install", package.File)
            : null;
        return new(name, from, setup, package, isModern)
        {
            Notes = locks.DistinctBy(one => one.Name).Count() > 1 || own is null && locks is [_, ..]
                ? [$"Lock files of several package managers lie beside {package.File}; {name} was taken, by {from}."]
                : [],
            Unknown = own is null && setup is not null
                ? [$"{package.File} has no lock file of {name}: what is installed may differ from one checkout to the next."]
                : [],
        };
    }

    /// <summary>A script of the package.</summary>
    public string Script(string name) => (Name, name) switch
    {
        ("npm", "test") => "npm test",
        ("yarn", "test") => "yarn test",
        _ => $"{Name} run {name}",
    };

    /// <summary>A script in all packages of the workspace that have it; null where this one cannot.</summary>
    public string? EachScript(string name) => Name switch
    {
        "npm" => $"npm run {name} --workspaces --if-present",
        "pnpm" => $"pnpm -r --if-present run {name}",
        "yarn" when IsModernYarn => $"yarn workspaces foreach -A run {name}",
        "yarn" => $"yarn workspaces run {name}",
        "bun" => $"bun run --filter '*' {name}",
        _ => null,
    };

    /// <summary>A program of a package that is installed.</summary>
    public string Run(string line) => Name switch
    {
        "npm" => $"npx --no-install {line}",
        "pnpm" => $"pnpm exec {line}",
        "bun" => $"bunx {line}",
        _ => $"{Name} run {line}",
    };

    private static string Frozen(string name, bool isModernYarn) => name switch
    {
        "npm" => "npm ci",
        "yarn" when isModernYarn => "yarn install --immutable",
        _ => $"{name} install --frozen-lockfile",
    };
}
