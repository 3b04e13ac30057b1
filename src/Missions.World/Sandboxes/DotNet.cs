namespace Missions.World.Sandboxes;

/// <summary>
/// What dotnet needs of this machine besides its programs: the packages that were restored here before, so that a room
/// without a network can restore, and a first start that neither tells nor fetches anything.
/// </summary>
internal static class DotNet
{
    private static readonly string[] QuietStarts =
    [
        "DOTNET_NOLOGO", "DOTNET_CLI_TELEMETRY_OPTOUT", "DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE",
        "DOTNET_SKIP_WORKLOAD_INTEGRITY_CHECK",
    ];

    /// <summary>
    /// The folder of restored packages, if there is one. It is a fallback: what a setup fetches goes into a folder of
    /// its own, and nothing here is ever written.
    /// </summary>
    public static string? Furnish(string home, Dictionary<string, string> environment)
    {
        foreach (var name in QuietStarts) environment[name] = "1";
        environment["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false"; // It takes seconds in every room, and nobody trusts it.

        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } elsewhere
            ? elsewhere
            : Path.Combine(home, ".nuget", "packages");
        if (!Directory.Exists(packages) || home.StartsWith(packages, StringComparison.Ordinal)) return null;

        environment["NUGET_FALLBACK_PACKAGES"] = packages;
        return packages;
    }
}
