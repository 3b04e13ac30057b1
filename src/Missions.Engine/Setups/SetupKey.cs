using System.Security.Cryptography;
using System.Text;
using Missions.World.Git;

namespace Missions.Engine.Setups;

/// <summary>What a setup depends on: its line, and a commit's lock files and manifests. Equal keys, equal setups.</summary>
internal static class SetupKey
{
    /// <summary>Grows when a setup kept by an older version cannot be used any more.</summary>
    private const string Format = "setup 1";

    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "package.json", "package-lock.json", "npm-shrinkwrap.json", "pnpm-lock.yaml", "pnpm-workspace.yaml", "yarn.lock",
        "bun.lock", "bun.lockb", ".npmrc", ".yarnrc", ".yarnrc.yml", ".pnpmfile.cjs", ".nvmrc", ".node-version",
        "packages.lock.json", "packages.config", "Directory.Packages.props", "Directory.Build.props",
        "Directory.Build.targets", "global.json", "nuget.config", "dotnet-tools.json", "paket.lock", "paket.dependencies",
        "pyproject.toml", "uv.lock", "poetry.lock", "pdm.lock", "Pipfile", "Pipfile.lock", "setup.py", "setup.cfg",
        "uv.toml", "pip.conf", ".python-version", "environment.yml", "Cargo.toml", "Cargo.lock", "rust-toolchain",
        "rust-toolchain.toml", "go.mod", "go.sum", "go.work", "go.work.sum", "pom.xml", "build.gradle",
        "build.gradle.kts", "settings.gradle", "settings.gradle.kts", "gradle.properties", "gradle.lockfile",
        "libs.versions.toml", "gradle-wrapper.properties", "Gemfile", "Gemfile.lock", "composer.json", "composer.lock",
        ".tool-versions", "mise.toml", "Makefile", "justfile", "Brewfile",
    };

    private static readonly string[] Endings = [".csproj", ".fsproj", ".vbproj", ".sln", ".slnx", ".gemspec"];

    public static string Of(string line, IEnumerable<CommitFile> files)
    {
        var words = line.Split([' ', '\t', '\n', ';', '&', '|', '(', ')', '"', '\'', '=', '<', '>'])
            .Select(word => word.StartsWith("./", StringComparison.Ordinal) ? word[2..] : word)
            .ToHashSet();
        var inputs = files.Where(file => IsInput(file.Path) || words.Contains(file.Path));
        var content = string.Join('\n', inputs.Select(file => $"{file.Hash} {file.Path}").Prepend(line).Prepend(Format));

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..32];
    }

    /// <summary>Whether a file says what is to be installed, or from where.</summary>
    private static bool IsInput(string path)
    {
        var name = Path.GetFileName(path);
        return Names.Contains(name)
            || Endings.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase)
            || path.EndsWith(".cargo/config.toml", StringComparison.Ordinal)
            || IsRequirements(name);
    }

    private static bool IsRequirements(string name) =>
        Path.GetExtension(name) is ".txt" or ".in"
        && (name.StartsWith("requirements", StringComparison.Ordinal) || name.StartsWith("constraints", StringComparison.Ordinal));
}
