using System.Text.Json;
using System.Text.Json.Serialization;
using Missions.Core;
using Missions.Core.Verdicts;

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
    IReadOnlyList<string> NeedsYou)
{
    public static ResultView Of(Mission mission, MissionHome home) => new(
        home.Id,
        home.Folder,
        StateOf(mission),
        Count(mission),
        new(mission.Plan?.Milestones.Count ?? 0, mission.Seals.Count),
        new(
            mission.Plan?.Features.Count() ?? 0,
            mission.Plan?.Features.Count(feature => mission.IsDone(feature.Id)) ?? 0,
            mission.Plan?.Features.Count(feature => feature.Follows is not null) ?? 0),
        mission.Runs.Count,
        new(mission.Spend.Usd, mission.Spend.Tokens, mission.Spend.CachedInput),
        Navigator.Next(mission) is Step.Rest { Reason: RestReason.NeedsYou } rest ? [rest.Sentence] : []);

    public static string Json(Mission mission, MissionHome home) =>
        JsonSerializer.Serialize(Of(mission, home), ViewJson.Default.ResultView);

    private static string StateOf(Mission mission) => Navigator.Next(mission) switch
    {
        Step.Rest rest => JsonNamingPolicy.KebabCaseLower.ConvertName(rest.Reason.ToString()),
        _ => "working",
    };

    private static AssertionCounts Count(Mission mission)
    {
        var of = (Truth truth) => mission.Standings.Count(standing => standing.Truth == truth);
        return new(
            mission.Standings.Count, of(Truth.Proven), of(Truth.Refuted), of(Truth.Blocked), of(Truth.Pending), of(Truth.Waived));
    }
}

/// <summary>How many assertions stand how.</summary>
public sealed record AssertionCounts(int Total, int Proven, int Refuted, int Blocked, int Pending, int Waived);

/// <summary>How many milestones are sealed.</summary>
public sealed record MilestoneCounts(int Total, int Sealed);

/// <summary>How many features are built, and how many of all are follow-ups.</summary>
public sealed record FeatureCounts(int Total, int Done, int FollowUps);

/// <summary>What was used.</summary>
public sealed record SpendView(decimal Usd, long Tokens, long CachedTokens);

/// <summary>How views are written.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ResultView))]
internal sealed partial class ViewJson : JsonSerializerContext;
