namespace Missions.Simulation.Proving.Trees;

/// <summary>What the user has not committed.</summary>
internal static class Works
{
    public static IReadOnlyList<Trait> All { get; } =
    [
        new("clean", _ => { }),
        new("dirty", tree => Append(tree)),
        new("staged", tree =>
        {
            Append(tree);
            tree.Git("add", "--all", ".");
        }),
        new("staged and dirty", tree =>
        {
            tree.Write("new.txt", "new\n");
            tree.Git("add", "new.txt");
            tree.Write("new.txt", "newer\n");
        }),
        new("untracked", tree => tree.Write("un tracked/ü.txt", "mine\n")),
        new("ignored", tree => tree.Write("ignored/secret.log", "mine\n")),
        new("removed", tree => File.Delete(Tracked(tree))),
        new("renamed", tree => tree.Git("mv", Tracked(tree), tree.Of("renamed"))),
        new("to be added later", tree =>
        {
            tree.Write("later.txt", "later\n");
            tree.Git("add", "--intent-to-add", "later.txt");
        }),
        new("assumed unchanged", tree =>
        {
            tree.Git("update-index", "--assume-unchanged", Tracked(tree));
            Append(tree);
        }),
        new("sparse", tree =>
        {
            tree.Git("sparse-checkout", "init", "--cone");
            tree.Git("sparse-checkout", "set", "src");
        }),
        new("stashed", tree =>
        {
            Append(tree);
            tree.Git("stash", "push", "--quiet");
            tree.Write("new.txt", "new\n");
            tree.Git("stash", "push", "--quiet", "--include-untracked");
        }),
        new("a repository of its own inside", tree =>
        {
            tree.Git("init", "--quiet", tree.Of("nested"));
            tree.Write("nested/a.txt", "a\n");
        }),
        new("an empty folder and a pipe's place", tree => Directory.CreateDirectory(tree.Of("empty/below"))),
    ];

    private static string Tracked(UserTree tree) =>
        Path.Combine(tree.Ask("rev-parse", "--show-toplevel"), tree.Ask("ls-tree", "-r", "--name-only", "--full-tree", "HEAD")
            .Split('\n').First(path => path.EndsWith(".js", StringComparison.Ordinal) || path == "README.md"));

    private static void Append(UserTree tree) => File.AppendAllText(Tracked(tree), "dirty\n");
}
