using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using static Missions.Core.MissionCommand;

namespace Missions.Tests.Core;

/// <summary>An orchestrator that decides everything it is asked about: what failed gets a follow-up, the rest is dismissed.</summary>
internal static class Consulted
{
    /// <summary>Its next call; nothing once there is nothing left to decide.</summary>
    public static MissionCommand? Next(Mission mission)
    {
        if (mission.Proposals.FirstOrDefault(one => one.Answer is null) is { } proposal)
            return new AnswerProposal(proposal.Id, ProposalAnswer.Refuse, "It is right as it is.");
        if (Unreliable(mission) is { Proof: Proof.Command { Files: [var file, ..] } } broken
            && mission.Repairs.All(one => one.Assertion != broken.Id))
            return new AmendContract("Its proof is no good.", Repair: [new(
                broken.Id, [file with { Content = $"{file.Content} again" }], "It passed on the base.")]);
        if (mission.Issues.FirstOrDefault(one => one.IsOpen) is { } issue) return Resolve(mission, issue);

        return mission is { LostRound: not null, NextFeature: null } ? FollowUp(mission, null) : null;
    }

    private static Assertion? Unreliable(Mission mission) => mission.Plan!.Contract.FirstOrDefault(assertion =>
        mission.RehearsalOf(assertion)?.Problem is not null);

    private static MissionCommand Resolve(Mission mission, Issue issue)
    {
        if (!issue.Blocks || issue.Assertion is null || mission.Current is null)
            return new ResolveIssue(issue.Id, ResolvedBy.Dismiss, "Not worth its cost.");
        return mission.NextFeature is { } pending
            ? new ResolveIssue(issue.Id, ResolvedBy.Fold, "It covers that.", pending.Id)
            : FollowUp(mission, issue.Assertion);
    }

    private static AmendPlan FollowUp(Mission mission, AssertionId? mends)
    {
        var id = new FeatureId($"F-{100 + mission.Revision}");
        return new("It does not hold.", [new(
            id,
            "Mend it",
            "Make it hold.",
            mission.Current!.Id,
            Follows: mends is { } broken ? mission.Plan!.OwnerOf(broken)?.Id : null,
            Mends: mends is { } refuted ? [refuted] : [],
            Enabling: "The milestone does not hold without it.")]);
    }
}
