namespace Missions.World.Sandboxes;

/// <summary>
/// The programs of this machine that do not live below /usr, such as those of pyenv, rustup or nvm: which folders have
/// to be seen in a room for them to work, and the PATH that finds them there.
/// </summary>
internal sealed record Toolchains(
    IReadOnlyList<string> Folders, string Path, IReadOnlyDictionary<string, string> Environment)
{
    private static readonly string[] Known = """
        node npm npx pnpm yarn bun deno tsc python python3 pip pip3 uv poetry pytest ruby bundle gem php composer go
        gofmt cargo rustc java javac mvn gradle sbt kotlinc scala dotnet swift elixir mix erl rebar3 ghc cabal stack zig
        julia Rscript perl lua nim crystal dart flutter cmake make ninja gcc clang git rg fd jq just task protoc buf
        terraform
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static readonly string[] ProgramFolders = ["bin", "sbin", "shims"];
    private static readonly string[] SignsOfAToolchain = ["lib", "libexec", "lib64", "jmods", "pkg", "packages"];

    /// <param name="home">
    /// Never a folder of the answer, nor is anything above it: only what lies below and holds a tool.
    /// </param>
    public static Toolchains Find(string hostPath, string home)
    {
        var onPath = hostPath.Split(':', StringSplitOptions.RemoveEmptyEntries).Distinct().ToList();
        var tools = onPath.Where(folder => !IsOfTheSystem(folder)).ToDictionary(folder => folder, ToolsIn);
        var rustup = RustupHome(tools.Values.SelectMany(found => found), home);

        var environment = new Dictionary<string, string>();
        if (rustup is not null) environment["RUSTUP_HOME"] = rustup;
        var hasDotNet = onPath.Exists(folder => File.Exists(System.IO.Path.Combine(folder, "dotnet")));
        var packages = hasDotNet ? DotNet.Furnish(home, environment) : null;

        var folders = tools
            .Where(found => found.Value is not [])
            .SelectMany(found => found.Value.Select(System.IO.Path.GetDirectoryName).Prepend(found.Key))
            .OfType<string>()
            .Where(folder => !IsOfTheSystem(folder))
            .Select(folder => Root(folder, home))
            .Append(rustup)
            .Append(packages)
            .OfType<string>()
            .Where(folder => !IsOrHolds(folder, home))
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();

        var visible = onPath.Where(folder => IsOfTheSystem(folder) || folders.Any(seen => IsOrHolds(seen, folder)));
        string[] usual = ["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"];
        return new(folders, string.Join(':', visible.Union(usual)), environment);
    }

    /// <summary>Where the known tools of a folder really are: the ends of their links.</summary>
    private static List<string> ToolsIn(string folder) =>
    [
        .. Known
            .Select(name => System.IO.Path.Combine(folder, name))
            .Where(File.Exists)
            .Select(file => File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? file),
    ];

    /// <summary>
    /// The folder to show for a folder of programs: the toolchain's own where it is one, else just that folder.
    /// </summary>
    private static string Root(string folder, string home)
    {
        var parent = System.IO.Path.GetDirectoryName(folder);
        var isToolchain = parent is not null && parent != System.IO.Path.Combine(home, ".local")
            && !IsOrHolds(parent, home)
            && ProgramFolders.Contains(System.IO.Path.GetFileName(folder))
            && SignsOfAToolchain.Any(sign => Directory.Exists(System.IO.Path.Combine(parent, sign)));
        return isToolchain ? parent! : folder;
    }

    /// <summary>
    /// cargo and rustc are often links to rustup, which looks for the real ones in a folder of its own.
    /// </summary>
    private static string? RustupHome(IEnumerable<string> tools, string home)
    {
        var folder = System.Environment.GetEnvironmentVariable("RUSTUP_HOME")
            ?? System.IO.Path.Combine(home, ".rustup");
        var isUsed = tools.Any(tool => System.IO.Path.GetFileName(tool) == "rustup"
            || File.Exists(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(tool)!, "rustup")));
        return isUsed && Directory.Exists(folder) ? folder : null;
    }

    private static bool IsOfTheSystem(string folder) =>
        folder is "/bin" or "/sbin" or "/lib" or "/usr" || folder.StartsWith("/usr/", StringComparison.Ordinal);

    private static bool IsOrHolds(string folder, string other) =>
        folder is "/" or "/opt" or "/home" || other == folder
        || other.StartsWith(folder + "/", StringComparison.Ordinal);
}
