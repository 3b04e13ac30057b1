using Missions.Core;
using Missions.World.Logs;

namespace Missions.Engine.Views;

/// <summary>
/// Looks at what the open runs of a mission do. Reads the ends of their transcripts and nothing else.
/// </summary>
public static class LiveRuns
{
    private const int Most = 20;

    public static async Task<IReadOnlyList<LiveView>> LookAsync(Mission mission, MissionHome home, CancellationToken ct)
    {
        var live = new List<LiveView>();
        foreach (var run in mission.OpenRuns.Take(Most))
            live.Add(LiveView.Of(run, await LogEnd.ReadAsync(home.Transcript(run.Id), fewest: 6, ct)));
        return live;
    }
}
