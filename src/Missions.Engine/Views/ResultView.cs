using System.Text.Json;
using Missions.Core;

namespace Missions.Engine.Views;

/// <summary>What `run --json` and `demo --json` print when they end.</summary>
public sealed record ResultView(
    string Mission,
    string Home,
    string State,
    AssertionCounts Assertions,
    MilestoneCounts Milestones,
    FeatureCounts Features,
    int Runs,
    SpendView Spend,
    Seq<Need> NeedsYou)
{
    public static ResultView Of(Mission mission, MissionHome home)
    {
        var counts = AssertionsView.Of(mission);
        return new(
            home.Id,
            home.Folder,
            Present.StateOf(mission, isRun: false),
            new(counts.Total, counts.Proven, counts.Refuted, counts.Blocked, counts.Pending, counts.Waived),
            new(mission.Plan?.Milestones.Count ?? 0, mission.Seals.Count),
            FeatureCounts.Of(mission),
            mission.Runs.Count,
            SpendView.Of(mission),
            [.. Need.Of(mission)]);
    }

    public static string Json(Mission mission, MissionHome home) =>
        JsonSerializer.Serialize(Of(mission, home), ViewJson.Default.ResultView);
}

/// <summary>How many assertions stand how.</summary>
public sealed record AssertionCounts(int Total, int Proven, int Refuted, int Blocked, int Pending, int Waived);

/// <summary>How many milestones are sealed.</summary>
public sealed record MilestoneCounts(int Total, int Sealed);
