namespace Missions.Simulation.Proving.Trees;

/// <summary>Where the user's HEAD is, and what they were in the middle of.</summary>
internal static class Heads
{
    public static IReadOnlyList<Trait> All { get; } =
    [
        new("on its branch", _ => { }),
        new("on its branch, again", _ => { }),
        new("detached", tree => tree.Git("switch", "--quiet", "--detach")),
        new("in a rebase", tree => Meet(tree, "rebase", "side")),
        new("in a merge", tree => Meet(tree, "merge", "side")),
        new("in a cherry-pick", tree => Meet(tree, "cherry-pick", "side")),
        new("in a revert", tree =>
        {
            tree.Write("README.md", "one\n");
            tree.Commit();
            tree.Write("README.md", "two\n");
            tree.Commit();
            tree.Try("revert", "--no-edit", "HEAD~1");
        }),
        new("in a bisection", tree =>
        {
            tree.Commit();
            tree.Git("bisect", "start", "HEAD", "HEAD~1");
        }),
        new("in an am", tree =>
        {
            File.WriteAllText($"{tree.Root}.patch", "From x Mon Sep 17 00:00:00 2001\nFrom: A <a@b>\nSubject: x\n\nx\n---\n"
                + "diff --git a/none b/none\n--- a/none\n+++ b/none\n@@ -1 +1 @@\n-a\n+b\n-- \n2\n");
            tree.Try("am", $"{tree.Root}.patch");
        }),
        new("on a branch with a slash and more", tree => tree.Git("switch", "--quiet", "-c", "feature/ü-1.2#$x")),
        new("branch and tag share a name", tree =>
        {
            tree.Git("tag", tree.Ask("rev-parse", "--abbrev-ref", "HEAD"));
            tree.Git("tag", "mission/x");
        }),
    ];

    /// <summary>Two branches that change one line, brought together in this way.</summary>
    private static void Meet(UserTree tree, string how, string other)
    {
        var top = tree.Ask("rev-parse", "--show-toplevel");
        var branch = $"{other}-{tree.Dice.Next(1000)}";
        tree.Git("switch", "--quiet", "-c", branch);
        File.WriteAllText(Path.Combine(top, "README.md"), "theirs\n");
        tree.Git("commit", "--quiet", "--all", "-m", "Theirs");
        tree.Git("switch", "--quiet", "-");
        File.WriteAllText(Path.Combine(top, "README.md"), "ours\n");
        tree.Git("commit", "--quiet", "--all", "-m", "Ours");
        tree.Try(how, branch);
    }
}
