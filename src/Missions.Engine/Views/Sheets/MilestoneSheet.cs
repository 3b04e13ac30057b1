using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Verdicts;

namespace Missions.Engine.Views.Sheets;

/// <summary>A milestone: its features, its rounds and its seal.</summary>
internal static class MilestoneSheet
{
    public static Sheet Of(Mission mission, Milestone milestone)
    {
        var seen = MilestoneView.Of(mission, milestone);
        var seal = mission.Seals.FirstOrDefault(one => one.Milestone == milestone.Id);
        return new("milestone", milestone.Id.ToString(), milestone.Title, new()
        {
            ["state"] = seen.State,
            ["outcome"] = milestone.Outcome,
            ["features"] = Listed.Of(seen.Features.Select(one => $"{one.Id} {one.State}: {one.Title}")),
            ["assertions"] = Listed.Of(mission.Scope(milestone.Id)
                .Select(one => $"{one.Id} {Words.Of(mission.StandingOf(one.Id).Truth)}: {one.Claim}")),
            ["rounds"] = Listed.Of(mission.Rounds.Where(round => round.Milestone == milestone.Id).Select(Round)),
            ["independence"] = Listed.Of(mission.RunsOf(milestone.Id)
                .Where(run => IndependenceText.IsShared(mission, run))
                .Select(run => $"{run.Id} {Words.Of(run.Role)}: {IndependenceText.Of(mission, run)}")),
            ["issues"] = Listed.Of(mission.Issues
                .Where(issue => issue.Milestone == milestone.Id)
                .Select(issue => $"{issue.Id} {(issue.IsOpen ? "open" : "resolved")}: {issue.Text}")),
            ["sealBroken"] = Listed.Of(mission.Evidence
                .Where(one => IsBreaking(mission, milestone.Id, one))
                .Select(one => $"{one.Id} {one.Assertion} did not hold on {one.Commit}"
                    + (one.Milestone is { } later ? $", in {later} round {one.Round}" : ", when the base came in"))),
            ["sealedOn"] = seal?.Commit,
            ["seal"] = seal?.Hash,
            ["evidence"] = Listed.Of(seal?.Evidence ?? []),
        });
    }

    private static bool IsBreaking(Mission mission, MilestoneId sealedOne, Evidence one) =>
        one is { Holds: false, Assertion: { } id, Kind: EvidenceKind.Proof or EvidenceKind.Replay }
        && one.Milestone != sealedOne && mission.Plan?.HomeOf(id)?.Id == sealedOne;

    private static string Round(Round round)
    {
        var end = round switch
        {
            { IsVoid: true } => "void since a roll-back",
            { Holds: true } => "holds",
            { Holds: false } => "does not hold",
            _ => "under way",
        };
        var first = round.First is [] ? ""
            : $" Proven first, for it was not proven before or the work touched it: {string.Join(", ", round.First)}.";
        return $"{round.Number} on {round.Commit}: {end}.{first} {round.Because}";
    }
}
