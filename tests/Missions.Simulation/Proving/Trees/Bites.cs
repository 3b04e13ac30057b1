namespace Missions.Simulation.Proving.Trees;

/// <summary>What the user's settings would run or change, all of it made to leave a mark.</summary>
internal static class Bites
{
    private static readonly string[] Hooks =
    [
        "reference-transaction", "post-checkout", "post-index-change", "pre-auto-gc", "post-merge", "post-commit",
        "pre-commit", "commit-msg", "pre-receive", "update", "post-receive", "post-update", "proc-receive",
        "fsmonitor-watchman", "post-rewrite", "pre-push",
    ];

    public static IReadOnlyList<Trait> All { get; } =
    [
        new("harmless settings", _ => { }),
        new("hooks", tree => Hooked(tree, tree.Ask("rev-parse", "--git-path", "hooks"))),
        new("hooks elsewhere", tree =>
        {
            Hooked(tree, Path.Combine(tree.Root, "hooks"));
            tree.Git("config", "core.hooksPath", Path.Combine(tree.Root, "hooks"));
        }),
        new("a monitor", tree => Set(tree, ("core.fsmonitor", tree.Trap), ("core.untrackedCache", "true"))),
        new("filters", tree => Filtered(tree, ("filter.nasty.clean", tree.Trap), ("filter.nasty.smudge", tree.Trap))),
        new("a filter process", tree =>
            Filtered(tree, ("filter.nasty.process", tree.Trap), ("filter.nasty.required", "true"))),
        new("drivers", tree => Filtered(tree,
            ("diff.nasty.command", tree.Trap), ("diff.nasty.textconv", tree.Trap), ("diff.external", tree.Trap),
            ("merge.nasty.driver", $"{tree.Trap} %O %A %B"))),
        new("line ends", tree => Set(tree, ("core.autocrlf", "true"), ("core.safecrlf", "true"), ("core.eol", "crlf"))),
        new("signing", tree => Set(tree,
            ("commit.gpgSign", "true"), ("gpg.program", tree.Trap), ("log.showSignature", "true"),
            ("merge.verifySignatures", "true"))),
        new("other programs", tree => Set(tree,
            ("core.pager", tree.Trap), ("core.editor", tree.Trap), ("core.sshCommand", tree.Trap),
            ("core.gitProxy", tree.Trap), ("core.askPass", tree.Trap), ("core.alternateRefsCommand", tree.Trap),
            ("credential.helper", tree.Trap), ("uploadpack.packObjectsHook", tree.Trap))),
        new("addresses written anew", tree => Set(tree,
            ($"url.{tree.Root}.elsewhere.insteadOf", "missions"), ("url.ext::sh.insteadOf", "/"),
            ("fetch.prune", "true"), ("fetch.recurseSubmodules", "true"), ("fetch.writeCommitGraph", "true"),
            ("remote.origin.mirror", "true"), ("fetch.fsckObjects", "true"), ("transfer.fsckObjects", "true"))),
        new("its own clean-up", tree => Set(tree,
            ("gc.auto", "1"), ("gc.autoDetach", "false"), ("maintenance.auto", "true"),
            ("core.logAllRefUpdates", "always"), ("core.commitGraph", "true"), ("gc.reflogExpire", "now"))),
        new("file modes and links off", tree => Set(tree,
            ("core.fileMode", "false"), ("core.symlinks", "false"), ("core.ignoreCase", "true"),
            ("core.precomposeUnicode", "true"), ("core.protectNTFS", "true"))),
        new("settings of each worktree", tree =>
        {
            tree.Git("config", "extensions.worktreeConfig", "true");
            tree.Git("config", "--worktree", "core.fsmonitor", tree.Trap);
        }),
        new("settings that are included", tree =>
        {
            File.WriteAllText(Path.Combine(tree.Root, "more.cfg"), $"[core]\n\tfsmonitor = {tree.Trap}\n\tpager = {tree.Trap}\n");
            Set(tree, ("include.path", Path.Combine(tree.Root, "more.cfg")), ("alias.status", $"!{tree.Trap}"));
        }),
    ];

    private static void Set(UserTree tree, params (string Name, string Value)[] settings)
    {
        foreach (var (name, value) in settings) tree.Git("-c", "core.fsmonitor=false", "config", name, value);
    }

    private static void Hooked(UserTree tree, string folder)
    {
        var hooks = Path.Combine(tree.Folder, folder);
        Directory.CreateDirectory(hooks);
        foreach (var hook in Hooks) File.Copy(tree.Trap, Path.Combine(hooks, hook), overwrite: true);
    }

    /// <summary>Attributes of all kinds that would run what the settings name, where no commit has them.</summary>
    private static void Filtered(UserTree tree, params (string Name, string Value)[] settings)
    {
        var info = Path.Combine(tree.Folder, tree.Ask("rev-parse", "--git-path", "info/attributes"));
        Directory.CreateDirectory(Path.GetDirectoryName(info)!);
        File.WriteAllText(info, "* filter=nasty diff=nasty merge=nasty\n");
        Set(tree, settings);
    }
}
