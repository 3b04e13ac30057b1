namespace Missions.Simulation.Proving.Trees;

/// <summary>What kind of repository it is; the first thing that is made.</summary>
internal static class Shapes
{
    /// <summary>Refused only when the mission's branch is to be moved.</summary>
    public static IReadOnlyList<Trait> Late { get; } =
    [
        new("a branch called mission", tree => tree.Init().Git("branch", "mission"), "refs/heads/mission",
            tree => tree.Git("branch", "--move", "mission", "other")),
        new("the mission's branch is checked out", tree =>
        {
            tree.Init().Git("branch", "mission/x");
            tree.Git("worktree", "add", "--quiet", Path.Combine(tree.Root, "linked"), "mission/x");
        }, "is checked out at", tree => tree.Git("worktree", "remove", Path.Combine(tree.Root, "linked"))),
        new("the mission's branch is locked", tree =>
        {
            tree.Init();
            Directory.CreateDirectory(tree.Of(".git/refs/heads/mission"));
            File.WriteAllText(tree.Of(".git/refs/heads/mission/x.lock"), "");
        }, "x.lock", tree => File.Delete(tree.Of(".git/refs/heads/mission/x.lock"))),
    ];

    public static IReadOnlyList<Trait> Refusing { get; } =
    [
        .. Late,
        new("no repository", tree => Directory.CreateDirectory(tree.Folder), "is not in a git repository",
            tree => tree.Init()),
        new("no commit", Unborn, "has no commit yet", tree => tree.Commit()),
        new("bare", Bare, "is a bare repository", tree =>
        {
            tree.Git("worktree", "add", "--quiet", Path.Combine(tree.Root, "checkout"), "main");
            tree.Folder = Path.Combine(tree.Root, "checkout");
        }),
        new("inside .git", tree => tree.Init().Folder = tree.Of(".git"), "is git's own folder",
            tree => tree.Folder = Path.GetDirectoryName(tree.Folder)!),
        new("partial, objects missing", tree => Clone(tree, "--filter=blob:none", "--no-checkout"), "partial clone",
            tree => tree.Git("fetch", "--quiet", "--refetch", "--no-filter", "origin")),
        new("HEAD names a branch that is gone", tree => tree.Init().Git("symbolic-ref", "HEAD", "refs/heads/gone"),
            "has no commit yet", tree => tree.Git("symbolic-ref", "HEAD", "refs/heads/main")),
        new("the commit's tree is gone", Damaged, "damaged", tree =>
            tree.Git("fetch", "--quiet", "--refetch", tree.Of("../backup"), "main")),
    ];

    public static IReadOnlyList<Trait> All { get; } =
    [
        new("plain", tree => tree.Init()),
        new("plain again", tree => tree.Init()),
        new("sha256", tree => tree.Init("--object-format=sha256")),
        new("shallow", tree => Clone(tree, "--depth=1")),
        new("partial", tree => Clone(tree, "--filter=blob:none")),
        new("shared", tree => Clone(tree, "--shared")),
        new("separate git folder", tree => tree.Init($"--separate-git-dir={Path.Combine(tree.Root, "elsewhere.git")}")),
        new("linked worktree", Linked),
        new("submodule inside", tree => Submodule(tree, inside: false)),
        new("is a submodule", tree => Submodule(tree, inside: true)),
        new("spaces and more in its path", tree =>
        {
            tree.Folder = Path.Combine(tree.Root, "ü ser's \"re\npo\"$(x) #");
            tree.Init();
        }),
        new("below its top", tree =>
        {
            tree.Init();
            Directory.CreateDirectory(tree.Of("src/deep/er"));
            tree.Folder = tree.Of("src/deep/er");
        }),
        new("seen through a link", tree =>
        {
            tree.Init();
            Directory.CreateSymbolicLink(Path.Combine(tree.Root, "link"), tree.Folder);
            tree.Folder = Path.Combine(tree.Root, "link");
        }),
    ];

    private static void Unborn(UserTree tree)
    {
        Directory.CreateDirectory(tree.Folder);
        tree.Git("init", "--quiet", "--initial-branch=main");
        tree.Name();
    }

    private static void Bare(UserTree tree)
    {
        var user = tree.Folder;
        tree.Folder = Path.Combine(tree.Root, "origin");
        tree.Init();
        tree.Git("clone", "--quiet", "--bare", tree.Folder, user);
        tree.Folder = user;
    }

    private static void Clone(UserTree tree, params string[] options)
    {
        var user = tree.Folder;
        tree.Folder = Path.Combine(tree.Root, "origin");
        tree.Init().Git("config", "uploadpack.allowFilter", "true");
        tree.Git("config", "uploadpack.allowAnySHA1InWant", "true");
        var from = options is ["--shared"] ? tree.Folder : $"file://{tree.Folder}";
        tree.Git(["clone", "--quiet", .. options, from, user]);
        tree.Folder = user;
        tree.Name();
    }

    private static void Linked(UserTree tree)
    {
        tree.Init().Git("worktree", "add", "--quiet", "-b", "side", Path.Combine(tree.Root, "linked"));
        tree.Folder = Path.Combine(tree.Root, "linked");
    }

    private static void Submodule(UserTree tree, bool inside)
    {
        var user = tree.Folder;
        tree.Folder = Path.Combine(tree.Root, "library");
        tree.Init();
        tree.Folder = user;
        tree.Init().Git("submodule", "--quiet", "add", Path.Combine(tree.Root, "library"), "lib");
        tree.Commit();
        if (!inside) return;
        tree.Folder = tree.Of("lib");
        tree.Name();
        tree.Git("switch", "--quiet", "-C", "main");
    }

    private static void Damaged(UserTree tree)
    {
        tree.Init().Git("clone", "--quiet", "--no-local", tree.Folder, Path.Combine(tree.Root, "backup"));
        var hash = tree.Ask("rev-parse", "HEAD^{tree}");
        File.Delete(tree.Of($".git/objects/{hash[..2]}/{hash[2..]}"));
    }
}
