using System.Text.RegularExpressions;

namespace Missions.Engine.Looking.Stacks;

/// <summary>Rust: crates, alone or in a workspace.</summary>
internal static class Rust
{
    private static readonly string[] Servers = ["axum", "actix-web", "rocket", "warp", "poem", "salvo"];

    public static IEnumerable<Part> In(Tree tree)
    {
        var taken = new List<string>();
        foreach (var manifest in tree.Named("Cargo.toml"))
        {
            var folder = Tree.FolderOf(manifest);
            if (taken.Exists(outer => DotNet.IsBelow(folder, outer))) continue; // A member of the workspace above.
            if (tree.Text(manifest).Contains("[workspace]")) taken.Add(folder);
            yield return Of(tree, folder, manifest);
        }
    }

    private static Part Of(Tree tree, string folder, string manifest)
    {
        var isWorkspace = tree.Text(manifest).Contains("[workspace]");
        var locked = tree.In(folder, "Cargo.lock").FirstOrDefault();
        var flags = (isWorkspace ? " --workspace" : "") + (locked is null ? "" : " --locked");
        var format = tree.In(folder, "rustfmt.toml", ".rustfmt.toml").FirstOrDefault();
        var strict = tree.In(folder, "clippy.toml", ".clippy.toml").FirstOrDefault()
            ?? (Regex.IsMatch(tree.Text(manifest), @"^\[(?:workspace\.)?lints", RegexOptions.Multiline) ? manifest : null);
        var clippy = $"cargo clippy{flags} --all-targets{(strict is null ? "" : " -- -D warnings")}";
        return new("rust", folder, manifest)
        {
            Setup = locked is null ? null : new("cargo fetch --locked", locked),
            Build = new($"cargo build{flags}", manifest),
            Lint = format is null
                ? new(clippy, strict ?? manifest)
                : new($"cargo fmt --check && {clippy}", $"{format}, {strict ?? manifest}"),
            Test = new($"cargo test{flags}", manifest),
            Surfaces = [.. Surfaces(tree, folder)],
            Tools = [new("cargo", manifest)],
            Unknown = locked is null
                ? [$"{manifest} has no Cargo.lock: what is built with may differ from one checkout to the next."]
                : [],
        };
    }

    private static IEnumerable<Found> Surfaces(Tree tree, string folder)
    {
        var manifests = tree.Below(folder).Where(file => Path.GetFileName(file) is "Cargo.toml").ToList();
        var server = from file in manifests
                     from name in Servers
                     where Regex.IsMatch(tree.Text(file), $@"^{name}\s*=", RegexOptions.Multiline)
                     select new Found("http", $"{file} ({name})");
        if (server.FirstOrDefault() is { } http) yield return http;
        else if (tree.Below(folder).FirstOrDefault(file => file.EndsWith("src/main.rs", StringComparison.Ordinal)) is { } main)
            yield return new("terminal", main);
    }
}
