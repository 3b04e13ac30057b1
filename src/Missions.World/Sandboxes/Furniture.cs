namespace Missions.World.Sandboxes;

/// <summary>
/// The arguments that make bubblewrap build a room: an allowlist of what can be seen in it, and nothing else.
/// </summary>
internal static class Furniture
{
    private static readonly string[] SystemFolders = ["/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32"];

    /// <summary>What programs below /usr are configured by. Nothing here may hold a secret.</summary>
    private static readonly string[] Configuration =
    [
        "/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/ld.so.conf.d", "/etc/alternatives",
        "/etc/ssl/certs", "/etc/ssl/openssl.cnf", "/etc/ca-certificates", "/etc/pki/tls/certs", "/etc/pki/ca-trust",
        "/etc/pki/tls/openssl.cnf", "/etc/crypto-policies", "/etc/localtime", "/etc/timezone", "/etc/locale.alias",
        "/etc/fonts", "/etc/mime.types", "/etc/magic", "/etc/protocols", "/etc/services", "/etc/terminfo",
        "/etc/inputrc", "/etc/os-release", "/etc/lsb-release", "/etc/debian_version", "/etc/dotnet",
        "/etc/maven/m2.conf", "/etc/maven/logging", "/etc/chromium", "/etc/chromium.d", "/etc/fpc.cfg", "/etc/perl",
        "/etc/php", "/etc/R",
    ];

    /// <summary>The files that the room gets as its own, by the number of the descriptor that they come from.</summary>
    private static readonly (int From, string To, string Text)[] OwnFiles =
    [
        (3, "/etc/passwd", "root:x:0:0:agent:/home/agent:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/false\n"),
        (4, "/etc/group", "root:x:0:\nnogroup:x:65534:\n"),
        (5, "/etc/hosts", "127.0.0.1 localhost room\n::1 localhost room\n"),
        (6, "/etc/nsswitch.conf", "passwd: files\ngroup: files\nhosts: files\n"),
    ];

    /// <summary>
    /// A shell line that runs its arguments with the descriptors open that <see cref="Arguments"/> reads.
    /// </summary>
    public static readonly string Opening =
        $"exec \"$@\" {string.Concat(OwnFiles.Select(file => $"{file.From}<<'F{file.From}' "))}\n"
        + string.Concat(OwnFiles.Select(file => $"{file.Text}F{file.From}\n"));

    public static IReadOnlyList<string> Arguments(RoomSpec spec, Toolchains toolchains) =>
    [
        "--ro-bind", "/usr", "/usr",
        .. SystemFolders.SelectMany(Same),
        .. Configuration.Concat(JavaConfiguration()).SelectMany(Same),
        .. OwnFiles.SelectMany(file => (string[])["--perms", "0644", "--file", $"{file.From}", file.To]),
        "--proc", "/proc", "--dev", "/dev", "--perms", "1777", "--tmpfs", "/dev/shm",
        "--perms", "1777", "--tmpfs", "/tmp", "--tmpfs", "/run", "--tmpfs", "/home", "--dir", "/home/agent",
        "--tmpfs", "/var", "--perms", "1777", "--dir", "/var/tmp",
        .. toolchains.Folders.SelectMany(folder => (string[])["--ro-bind", folder, folder]),
        .. spec.Mounts.SelectMany(mount =>
            (string[])[mount.IsWritable ? "--bind" : "--ro-bind", mount.Source, mount.Target]),
    ];

    private static IEnumerable<string> JavaConfiguration() => Directory.EnumerateDirectories("/etc", "java-*");

    /// <summary>
    /// The same in the room as outside: a link where it is one and still leads somewhere, else a read-only mount.
    /// </summary>
    private static string[] Same(string path)
    {
        if (!Path.Exists(path)) return [];
        return new FileInfo(path).LinkTarget is { } target
            ? ["--symlink", target, path]
            : ["--ro-bind", path, path];
    }
}
