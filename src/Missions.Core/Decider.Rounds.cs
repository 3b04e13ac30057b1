using Missions.Core.Plans;
using Missions.Core.Verdicts;
using static Missions.Core.Decision;
using static Missions.Core.MissionEvent;

namespace Missions.Core;

public static partial class Decider
{
    private static Decision StartsValidation(Mission mission) => mission switch
    {
        { IsApproved: false } => Refuse("Nothing is validated before the plan is approved."),
        _ when mission.OpenRuns.FirstOrDefault() is { } run => Refuse($"{run.Id} is still open."),
        { Current: null } => Refuse("Every milestone is sealed."),
        { OpenRound: { } round } => Refuse($"Round {round.Number} of {round.Milestone} is under way."),
        { OpenChoices: [var choice, ..] } => Refuse($"{choice.Id} waits for the human."),
        { Repairs: [var repair, ..] } => Refuse($"The repair of {repair.Assertion} is still being tried."),
        { Blocker: { } blocker } => Refuse(blocker.About),
        { IsSyncDue: true } => Refuse("What is new on the base is still to come in."),
        { NextFeature: { } feature } => Refuse($"{feature.Id} is still to be built."),
        { Unrehearsed: [var proof, ..] } => Refuse($"The proof of {proof.Id} was changed and not tried yet."),
        _ => Accept(new ValidationStarted(
            mission.Current!.Id,
            1 + mission.Rounds.Count(round => round.Milestone == mission.Current.Id),
            mission.Head,
            mission.FirstAgain(mission.Current.Id))),
    };

    /// <summary>An executed proof speaks for itself: the evidence and what follows from it are one decision.</summary>
    private static Decision Records(Mission mission, Evidence seen)
    {
        var proof = seen.Assertion is { } proven ? mission.Plan?.Assertion(proven)?.Proof : null;
        var evidence = seen with
        {
            Id = mission.NextEvidence,
            OnHost = [.. seen.OnHost.Union(mission.HostServicesOf(proof))],
        };
        if (evidence is { Kind: EvidenceKind.Replay, Assertion: { } flow }) return Replays(mission, evidence, flow);
        if (evidence.Kind is not EvidenceKind.Proof || evidence.Assertion is not { } id)
            return Accept(new EvidenceRecorded(evidence));
        if (mission.Plan?.Assertion(id) is not { } assertion) return Refuse($"There is no assertion {id}.");
        if (!assertion.Proof.IsExecuted) return Refuse($"{id} is not proven by running something.");
        if (IsAboutMerge(mission, evidence, assertion)) return HoldsAgain(mission, evidence, assertion);
        if (!mission.Decides(evidence)) return Accept(new EvidenceRecorded(evidence));
        if (assertion.ProofHash != evidence.ProofHash) return Refuse($"The proof of {id} was changed while it ran.");

        return Speaks(mission, evidence, id, evidence.Holds ? "Its proof passes." : "Its proof fails.");
    }

    /// <summary>What the engine did itself decides, and breaks the seal of what held before.</summary>
    /// <param name="words">Why, where the evidence itself does not say.</param>
    private static Decision Speaks(Mission mission, Evidence evidence, AssertionId id, string words)
    {
        var because = evidence.Note ?? words;
        var truth = evidence.Holds ? Truth.Proven : Truth.Refuted;
        var standing = new Standing(id, truth, [evidence.Id], evidence.Commit, because);
        MissionEvent follows = evidence.Holds ? new AssertionProven(standing) : new AssertionRefuted(standing);

        return !evidence.Holds && mission.Plan!.HomeOf(id) is { } home && mission.IsSealed(home.Id)
            ? Accept(new EvidenceRecorded(evidence), follows, new SealBroken(home.Id, id, because))
            : Accept(new EvidenceRecorded(evidence), follows);
    }
}
