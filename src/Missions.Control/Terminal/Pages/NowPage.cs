namespace Missions.Control.Terminal.Pages;

/// <summary>
/// Where the mission stands: the screen that <c>mission status</c> prints, with what runs do right now.
/// </summary>
internal static class NowPage
{
    public static Page Of(MissionSeen mission, int rows) => new(
        "Where it stands",
        // The line above says its name and state already.
        [.. StatusScreen.Lines(mission.Dashboard, rows + 1, mission.Live).Skip(1)
            .Select(line => Shown(line, mission))]);

    private static Row Shown(string line, MissionSeen mission) => new(line, Need(line, mission), line switch
    {
        "Needs you" => Look.Bold,
        _ when line.StartsWith("Mind ", StringComparison.Ordinal) => Look.Bad,
        _ when line.StartsWith("Issues ", StringComparison.Ordinal) => Look.Bold,
        _ => Look.Plain,
    });

    /// <summary>What waits for the human can be opened right here.</summary>
    private static string? Need(string line, MissionSeen mission) => line.StartsWith("  ", StringComparison.Ordinal)
        && mission.Dashboard.Decisions.FirstOrDefault(one =>
            line.StartsWith($"  {one.Id} ", StringComparison.Ordinal)) is { } decision
        ? $"decide:{decision.Id}"
        : null;
}
