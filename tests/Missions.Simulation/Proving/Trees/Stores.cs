namespace Missions.Simulation.Proving.Trees;

/// <summary>How the user's .git keeps things, and what lies about there.</summary>
internal static class Stores
{
    /// <summary>What the traits below leave behind in <c>.git</c>.</summary>
    public static IReadOnlyList<string> Locks { get; } = ["index.lock", "HEAD.lock", "packed-refs.lock"];

    public static IReadOnlyList<Trait> All { get; } =
    [
        new("loose", _ => { }),
        new("packed", tree => tree.Git("-c", "core.fsmonitor=false", "gc", "--quiet")),
        new("packed refs", tree =>
        {
            for (var number = 0; number < 200; number++) tree.Git("update-ref", $"refs/heads/b/{number}", "HEAD");
            tree.Git("pack-refs", "--all");
        }),
        new("a lock left on the index", tree => Put(tree, "index.lock")),
        new("a lock left on HEAD", tree => Put(tree, "HEAD.lock")),
        new("a lock left on packed refs", tree => Put(tree, "packed-refs.lock")),
        new("replaced commits", tree =>
        {
            var made = tree.Ask("commit-tree", "HEAD^{tree}", "-m", "Replaced");
            tree.Git("replace", tree.Ask("rev-parse", "HEAD"), made);
        }),
        new("grafts", tree => Put(tree, "info/grafts", $"{tree.Ask("rev-parse", "HEAD")}\n")),
        new("commit graph and bitmaps", tree =>
        {
            tree.Git("-c", "core.fsmonitor=false", "repack", "-adq", "--write-bitmap-index");
            tree.Git("commit-graph", "write", "--reachable", "--changed-paths");
        }),
        new("a split index of version 4", tree =>
            tree.Try("-c", "core.fsmonitor=false", "update-index", "--index-version", "4", "--split-index")),
        new("another mission's branch", tree => tree.Git("update-ref", "refs/heads/mission/other", "HEAD")),
        new("notes and refs of others", tree =>
        {
            tree.Git("-c", "core.fsmonitor=false", "notes", "add", "-m", "noted", "HEAD");
            tree.Git("update-ref", "refs/missions/x/published", "HEAD");
            tree.Git("update-ref", "refs/custom/thing", "HEAD");
        }),
        new("somebody else's", tree =>
        {
            foreach (var path in (string[])["", ".git"])
                if (Directory.Exists(tree.Of(path))) UserTree.Run("chown", ["12345:12345", tree.Of(path)], "/");
        }),
    ];

    private static void Put(UserTree tree, string name, string text = "")
    {
        var path = Path.Combine(tree.Folder, tree.Ask("rev-parse", "--git-path", name));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
