namespace Missions.EndToEnd;

/// <summary>
/// Needs the agents that scripts/agents.sh installs. Where they were left out, it is skipped, and counted so.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RealAgentsTheoryAttribute : TheoryAttribute
{
    public RealAgentsTheoryAttribute()
    {
        if (!File.Exists(Path.Combine(RealAgentsTheory.Folder, "claude")))
            Skip = "No agents from npm are installed: scripts/agents.sh does it, and ./test asks it to.";
    }
}

/// <summary>Where they are.</summary>
internal static class RealAgentsTheory
{
    public static string Folder { get; } = Path.Combine(
        Environment.GetEnvironmentVariable("MISSIONS_AGENTS") is { Length: > 0 } set ? set : Usual,
            "node_modules/.bin");

    private static string Usual => Path.Combine(
        Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache
            ? cache
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"),
        "missions/agents");
}
