using System.Text;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Verdicts;
using static Missions.Core.Decision;
using static Missions.Core.MissionEvent;

namespace Missions.Core;

public static partial class Decider
{
    private static Decision Decides(Mission mission, MissionCommand.Decide decide)
    {
        var choice = mission.Choices.FirstOrDefault(one => one.Id == decide.Decision);
        if (choice is null) return Refuse($"There is no decision {decide.Decision}.");
        if (!choice.IsOpen) return Refuse($"{choice.Id} is decided already: {choice.Choice}");
        if (!choice.Options.Contains(decide.Choice))
            return Refuse($"{choice.Id} can be decided by one of: {string.Join(", ", choice.Options)}.");
        if (decide.Choice == "allow" && choice.Amendment is { } amendment
            && AmendmentRules.Broken(mission, amendment) is { } broken)
            return Refuse($"The plan has changed since, and this cannot be allowed any more; keep it. {broken}");

        return Accept(
        [
            new DecisionTaken(choice.Id, decide.Choice, decide.Because, IsAssumed: false),
            .. Consequences(mission, choice, decide.Choice, decide.Because ?? "A human said so."),
        ]);
    }

    private static Seq<MissionEvent> Consequences(Mission mission, HumanChoice choice, string chosen, string because) =>
        (choice.Kind, chosen) switch
        {
            (ChoiceKind.Stuck, "abort") => [new MissionAborted("The human ended it.")],
            (ChoiceKind.Weakening, "allow") => Amended(mission, choice.Amendment!),
            (ChoiceKind.HumanProof, "waived") => [new AssertionWaived(AssertionId.Parse(choice.About), because)],
            (ChoiceKind.HumanProof, _) => Word(mission, choice, chosen == "proven", because),
            _ => [],
        };

    /// <summary>A person's word, written down as evidence like everything else that something rests on.</summary>
    private static Seq<MissionEvent> Word(Mission mission, HumanChoice choice, bool holds, string because)
    {
        var id = AssertionId.Parse(choice.About);
        var round = mission.OpenRound;
        var evidence = new Evidence(
            mission.NextEvidence,
            EvidenceKind.Word,
            choice.Text,
            round?.Commit ?? mission.Head,
            holds,
            Hash(because),
            Encoding.UTF8.GetByteCount(because),
            "none",
            0,
            Assertion: id,
            Milestone: round?.Milestone,
            Round: round?.Number,
            ProofHash: mission.Plan?.Assertion(id)?.ProofHash,
            Note: because);
        var truth = holds ? Truth.Proven : Truth.Refuted;
        var standing = new Standing(id, truth, [evidence.Id], evidence.Commit, because);

        return
        [
            new EvidenceRecorded(evidence),
            holds ? new AssertionProven(standing) : new AssertionRefuted(standing),
        ];
    }
}
