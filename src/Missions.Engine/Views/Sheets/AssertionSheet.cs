using System.Text.Json.Nodes;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Verdicts;
using Missions.Engine.Briefings;

namespace Missions.Engine.Views.Sheets;

/// <summary>An assertion, and from it to the feature, the runs, the commit and the evidence.</summary>
internal static class AssertionSheet
{
    public static Sheet Of(Mission mission, MissionHome home, Assertion assertion)
    {
        var standing = mission.StandingOf(assertion.Id);
        var features = mission.Plan!.Features
            .Where(one => one.Satisfies.Concat(one.Contributes).Concat(one.Mends).Contains(assertion.Id))
            .ToList();
        var runs = mission.Runs
            .Where(run => run.Purpose is Purpose.Implement && features.Exists(one => one.Id == run.Feature));

        return new("assertion", assertion.Id.ToString(), assertion.Claim, new()
        {
            ["truth"] = Words.Of(standing.Truth),
            ["because"] = standing.Because,
            ["commit"] = standing.Commit,
            ["refutedBy"] = assertion.RefutedBy,
            ["atBase"] = Words.Of(assertion.AtBase.Expect) + (assertion.AtBase.Saying is { } saying
                ? $", saying \"{saying}\""
                : ""),
            ["proof"] = PlanText.Kind(assertion.Proof),
            ["command"] = assertion.Proof.Line,
            ["question"] = (assertion.Proof as Proof.Review)?.Question ?? (assertion.Proof as Proof.Human)?.Question,
            ["steps"] = Listed.Of((assertion.Proof as Proof.Flow)?.Steps ?? []),
            ["proofHash"] = assertion.ProofHash,
            ["exposure"] = Words.Of(assertion.Exposure),
            ["interface"] = Listed.Of(assertion.Interface),
            ["requirements"] = Listed.Of(assertion.Requirements),
            ["rehearsal"] = RehearsalText.Of(assertion, mission.RehearsalOf(assertion)),
            ["bite"] = Listed.Of(BiteText.Of(mission, assertion)),
            ["features"] = Listed.Of(features.Select(one => $"{one.Id} {one.Title}")),
            ["runs"] = Listed.Of(runs.Select(run => $"{run.Id} {run.Feature} [{run.Seat}] {Words.Of(run.State)}")),
            ["evidence"] = Listed.Of(EvidenceFor(mission, assertion, standing)
                .Select(one => Line(home, assertion, one))),
            ["issues"] = Listed.Of(mission.Issues
                .Where(one => one.Assertion == assertion.Id)
                .Select(one => $"{one.Id} {one.Text}")),
        });
    }

    /// <summary>What the standing cites, and what was recorded about it otherwise.</summary>
    private static IEnumerable<Evidence> EvidenceFor(Mission mission, Assertion assertion, Standing standing) =>
        mission.Evidence.Where(one => one.Assertion == assertion.Id || standing.Evidence.Contains(one.Id));

    /// <summary>What an earlier proof of it showed, before that was amended or repaired, counts no more.</summary>
    private static JsonObject Line(MissionHome home, Assertion assertion, Evidence evidence)
    {
        var line = EvidenceSheet.Line(home, evidence);
        if (evidence.ProofHash is { } hash && hash != assertion.ProofHash) line["ofEarlierProof"] = true;
        return line;
    }
}
