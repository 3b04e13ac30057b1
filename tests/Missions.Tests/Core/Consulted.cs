using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Verdicts;
using static Missions.Core.MissionCommand;

namespace Missions.Tests.Core;

/// <summary>An orchestrator that decides all it is asked: what failed gets a follow-up, the rest is dropped.</summary>
internal static class Consulted
{
    /// <summary>Its next call; nothing once there is nothing left to decide.</summary>
    public static MissionCommand? Next(Mission mission)
    {
        if (mission.Proposals.FirstOrDefault(one => one.Answer is null) is { } proposal)
            return new AnswerProposal(proposal.Id, ProposalAnswer.Refuse, "It is right as it is.");
        if (Unreliable(mission) is { } broken) return Mend(broken);
        if (mission.Issues.FirstOrDefault(one => one.IsOpen) is { } issue) return Resolve(mission, issue);

        return mission is { NextFeature: null } and ({ LostRound: not null } or { Conflicts: [_, ..] })
            ? FollowUp(mission, null)
            : null;
    }

    /// <summary>A call that changes much: it takes work back, or changes what was agreed.</summary>
    public static MissionCommand Boldly(Mission mission, Random dice)
    {
        var one = mission.Plan!.Contract[dice.Next(mission.Plan.Contract.Count)];
        return dice.Next(4) switch
        {
            0 when mission.Seals is [.., var seal] => new RollBack(seal.Milestone, "The foundation is wrong."),
            1 when one.Proof is Proof.Command { Files: [var file, ..] } => new AmendContract(
                "The proof is wrong.", Repair: [new(one.Id, [file with { Content = $"{dice.Next()}" }],
                    "It is wrong.")]),
            2 => new AmendContract("Too much.", Remove: [new(one.Id, "Too much.")]),
            _ => new AmendContract("It says too little.", Change: [one with { Claim = $"{one.Claim} Always." }]),
        };
    }

    /// <summary>The plan, with other files for the proofs that could not be relied on.</summary>
    public static Plan Plan(Mission mission) => Samples.Notes with
    {
        Contract = Samples.Notes.Contract.Replace(
            assertion => mission.Rehearsals.Any(one => one.Assertion == assertion.Id && one.Problem is not null),
            assertion => assertion with { AtBase = assertion.AtBase with { Saying = $"draft {mission.Drafts}" } }),
    };

    private static Assertion? Unreliable(Mission mission) => mission.Plan!.Contract.FirstOrDefault(assertion =>
        mission.RehearsalOf(assertion)?.Problem is not null
        && mission.Standing(assertion.Id)?.Truth is not Truth.Waived
        && IsStillOpen(mission, assertion.Id)
        && mission.Repairs.All(one => one.Assertion != assertion.Id)
        && mission.OpenChoices is []);

    private static bool IsStillOpen(Mission mission, AssertionId id) =>
        mission.Current is not null && !mission.IsPast(mission.Plan!.Assertion(id)!.Until);

    private static AmendContract Mend(Assertion broken) => broken.Proof is Proof.Command { Files: [var file, ..] }
        ? new("Its proof is no good.", Repair: [new(
            broken.Id, [file with { Content = $"{file.Content} again" }], "It passed on the base.")])
        : new("Its proof is no good.", Change:
            [broken with { AtBase = broken.AtBase with { Saying = $"{broken.AtBase.Saying} again" } }]);

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
            Mends: mends is { } refuted && mission.Plan!.Assertion(refuted) is not null ? [refuted] : [],
            Enabling: "The milestone does not hold without it.")]);
    }
}
