using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;

namespace Missions.Engine.Views;

/// <summary>How far the milestones have got.</summary>
public sealed record MilestonesView(int Total, int Sealed, Seq<MilestoneView> Items)
{
    public static MilestonesView Of(Mission mission) => new(
        mission.Plan?.Milestones.Count ?? 0,
        mission.Seals.Count,
        [.. (mission.Plan?.Milestones ?? []).Select(milestone => MilestoneView.Of(mission, milestone))]);
}

/// <summary>How far one milestone has got.</summary>
/// <param name="State"><c>sealed validating building to-do</c>.</param>
/// <param name="Rounds">How often it was validated, the round under way included.</param>
public sealed record MilestoneView(
    string Id, string Title, string State, int Rounds, int Done, int Total, Seq<FeatureView> Features)
{
    public static MilestoneView Of(Mission mission, Milestone milestone) => new(
        milestone.Id.ToString(),
        milestone.Title,
        StateOf(mission, milestone),
        mission.Rounds.Count(round => round.Milestone == milestone.Id && !round.IsVoid),
        milestone.Features.Count(feature => mission.IsDone(feature.Id)),
        milestone.Features.Count,
        [.. milestone.Features.Select(feature => FeatureView.Of(mission, feature))]);

    private static string StateOf(Mission mission, Milestone milestone) => mission switch
    {
        _ when mission.IsSealed(milestone.Id) => "sealed",
        { IsApproved: false } => "to-do",
        _ when mission.Current?.Id != milestone.Id => "to-do",
        { OpenRound: not null } => "validating",
        _ => "building",
    };
}

/// <summary>How far one feature has got.</summary>
/// <param name="State"><c>done building next to-do</c>.</param>
/// <param name="Rounds">How many workers were given it.</param>
/// <param name="Truths">How the assertions that it owns stand.</param>
public sealed record FeatureView(string Id, string Title, string State, int Rounds, string? Follows, Seq<string> Truths)
{
    public static FeatureView Of(Mission mission, Feature feature) => new(
        feature.Id.ToString(),
        feature.Title,
        StateOf(mission, feature),
        mission.Runs.Count(run => run.Feature == feature.Id && run.Purpose is Purpose.Implement),
        feature.Follows?.ToString(),
        [
            .. feature.Satisfies.Concat(feature.Mends).Distinct()
                .Select(id => Words.Of(mission.StandingOf(id).Truth)),
        ]);

    private static string StateOf(Mission mission, Feature feature) => mission switch
    {
        _ when mission.IsDone(feature.Id) => "done",
        _ when mission.OpenRuns.Any(run => run.Feature == feature.Id) => "building",
        { IsApproved: true } when mission.NextFeature?.Id == feature.Id => "next",
        _ => "to-do",
    };
}
