using Missions.World.Files;
using Missions.World.Sandboxes;

namespace Missions.Engine.Setups;

/// <summary>Where package managers keep what they fetched: the setup may write there, everybody else reads.</summary>
internal static class PackageCaches
{
    public const string Home = "/home/agent";

    /// <summary>What builds and tests need of a home after the setup, by its usual place.</summary>
    private static readonly string[] Places =
    [
        ".npm", ".bun/install/cache", ".yarn/berry", ".cache/yarn", ".cache/pnpm", ".local/share/pnpm", ".nuget/packages",
        ".dotnet/tools", ".cache/pip", ".cache/uv", ".cache/pypoetry", ".local/share/uv", ".local/lib", ".local/bin",
        ".cargo/registry", ".cargo/git", ".cargo/bin", "go/pkg/mod", "go/bin", ".m2/repository", ".ivy2", ".cache/coursier",
        ".gem", ".bundle", ".cache/composer", ".cache/ms-playwright", ".cache/Cypress", ".cache/puppeteer",
    ];

    /// <param name="home">The home that a setup had.</param>
    public static IEnumerable<Mount> Of(ILayers layers, string home) => layers.FoldersAmong(Places, home)
        .Select(place => new Mount(Path.Combine(home, place), $"{Home}/{place}", IsWritable: false));
}
