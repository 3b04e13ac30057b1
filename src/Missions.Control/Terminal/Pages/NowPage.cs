namespace Missions.Control.Terminal.Pages;

/// <summary>
/// Where the mission stands: the screen that <c>mission status</c> prints, with what runs do right now.
/// </summary>
internal static class NowPage
{
    public static Page Of(MissionSeen mission, int rows) => new(
        "Where it stands",
        // The line above says its name and state already.
        [.. StatusScreen.Lines(mission.Dashboard, rows + 1, mission.Live).Skip(1).Select(Shown)]);

    private static Row Shown(string line) => new(line, Look: line switch
    {
        "Needs you" => Look.Bold,
        _ when line.StartsWith("Mind ", StringComparison.Ordinal) => Look.Bad,
        _ when line.StartsWith("Issues ", StringComparison.Ordinal) => Look.Bold,
        _ => Look.Plain,
    });
}
