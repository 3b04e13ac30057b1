namespace Missions.Simulation.Proving.Trees;

/// <summary>What is committed.</summary>
internal static class Contents
{
    public static IReadOnlyList<Trait> All { get; } =
    [
        new("plain files", _ => { }),
        new("links", tree => Committed(tree, () =>
        {
            File.CreateSymbolicLink(tree.Of("link"), "README.md");
            File.CreateSymbolicLink(tree.Of("outside"), "/etc/passwd");
            File.CreateSymbolicLink(tree.Of("broken"), "no/such/thing");
            Directory.CreateSymbolicLink(tree.Of("up"), "..");
        })),
        new("names that differ in case", tree => Committed(tree, () =>
        {
            tree.Write("Case/File.txt", "1\n");
            tree.Write("case/file.txt", "2\n");
            tree.Write("case/FILE.TXT", "3\n");
        })),
        new("odd names", tree => Committed(tree, () =>
        {
            foreach (var name in (string[])
                ["new\nline", "quo\"te", "tab\t", "ünï", "u\u0308", "back\\slash", " a b ", ":(glob)*", "-n", "git~1", "a?b"])
                tree.Write($"odd/{name}", "x\n");
        })),
        new("LFS pointers", tree => Committed(tree, () =>
        {
            tree.Write(".gitattributes", "*.bin filter=lfs diff=lfs merge=lfs -text\n");
            tree.Write("a.bin", "version https://git-lfs.github.com/spec/v1\noid sha256:"
                + "4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n");
        })),
        new("attributes that change bytes", tree => Committed(tree, () =>
        {
            tree.Write(".gitattributes", "* text=auto eol=crlf ident\n*.u16 working-tree-encoding=UTF-16\n");
            tree.Write("crlf.txt", "one\r\ntwo\r\n$Id$\n");
        })),
        new("binaries and modes", tree => Committed(tree, () =>
        {
            File.WriteAllBytes(tree.Of("binary"), [0, 255, 13, 10, 0]);
            tree.Write("run.sh", "#!/bin/sh\n");
            File.SetUnixFileMode(tree.Of("run.sh"), (UnixFileMode)0b111_101_101);
        })),
        new("many files", tree => Committed(tree, () =>
        {
            for (var number = 0; number < 2000; number++) tree.Write($"many/{number % 40}/{number}.txt", $"{number}\n");
        })),
        new("a deep path", tree => Committed(tree, () =>
            tree.Write($"{string.Join('/', Enumerable.Range(0, 40).Select(_ => "deeper"))}/file", "x\n"))),
        new("a large file", tree => Committed(tree, () => tree.Write("large.txt", new string('x', 3_000_000)))),
        new("a folder of its own name", tree => Committed(tree, () => tree.Write("mission/x", "x\n"))),
    ];

    private static void Committed(UserTree tree, Action write)
    {
        write();
        tree.Git("add", "--all", ".");
        tree.Git("commit", "--quiet", "--allow-empty", "-m", "More");
    }
}
