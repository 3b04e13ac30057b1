using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Verdicts;

namespace Missions.Engine.Views.Sheets;

/// <summary>A feature: what it must make true, who built it, and what came of it.</summary>
internal static class FeatureSheet
{
    public static Sheet Of(Mission mission, Feature feature)
    {
        var seen = FeatureView.Of(mission, feature);
        var handed = mission.Handoffs.LastOrDefault(one => one.Feature == feature.Id && !one.IsVoid);
        return new("feature", feature.Id.ToString(), feature.Title, new()
        {
            ["state"] = seen.State,
            ["milestone"] = mission.Plan?.MilestoneOf(feature.Id)?.Id.ToString(),
            ["description"] = feature.Description,
            ["skill"] = feature.Skill,
            ["follows"] = feature.Follows?.ToString(),
            ["satisfies"] = Listed.Of(feature.Satisfies.Select(id => Standing(mission, id))),
            ["contributes"] = Listed.Of(feature.Contributes.Select(id => Standing(mission, id))),
            ["mends"] = Listed.Of(feature.Mends.Select(id => Standing(mission, id))),
            ["preconditions"] = Listed.Of(feature.Preconditions),
            ["enabling"] = feature.Enabling,
            ["runs"] = Listed.Of(mission.Runs.Where(run => run.Feature == feature.Id)
                .Select(run => $"{run.Id} {Words.Of(run.Role)} {Words.Of(run.Purpose)} [{run.Seat}] "
                    + $"{Words.Of(run.State)}")),
            ["outcome"] = handed is null ? null : Words.Of(handed.Handoff.Outcome),
            ["summary"] = handed?.Handoff.Summary,
            ["undone"] = Listed.Of(handed?.Handoff.Undone ?? []),
            ["base"] = handed?.Facts.Base,
            ["head"] = handed?.Facts.Head,
            ["files"] = Listed.Of(handed?.Facts.Files ?? []),
            ["bite"] = BiteText.Of(mission, feature),
            ["hunks"] = Listed.Of(BiteText.Hunks(mission.BiteOf(feature))),
            ["disputes"] = Listed.Of(mission.Disputes
                .Where(one => one.Feature == feature.Id)
                .Select(one => $"{one.Claim} But: {one.Fact}")),
            ["reviews"] = Listed.Of(mission.Rounds.SelectMany(round => Reviews(round, feature))),
            ["issues"] = Listed.Of(mission.Issues
                .Where(one => one.Feature == feature.Id || one.Resolution?.Feature == feature.Id)
                .Select(one => $"{one.Id} {one.Text}")),
        });
    }

    private static string Standing(Mission mission, AssertionId id) =>
        $"{id} {Words.Of(mission.StandingOf(id).Truth)}: "
            + $"{mission.Plan?.Assertion(id)?.Claim}";

    private static IEnumerable<string> Reviews(Round round, Feature feature) => round.Reviews
        .Where(review => review.Feature == feature.Id)
        .Select(one => $"{round.Milestone} round {round.Number}: {Words.Of(one.Verdict)}. {one.Summary}");
}
