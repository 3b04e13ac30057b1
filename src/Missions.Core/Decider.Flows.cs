using Missions.Core.Plans;
using Missions.Core.Verdicts;
using static Missions.Core.Decision;
using static Missions.Core.MissionEvent;

namespace Missions.Core;

public static partial class Decider
{
    private static Decision RecordsFlow(Mission mission, Recording recording) =>
        mission.Plan?.Assertion(recording.Assertion) switch
        {
            null => Refuse($"There is no assertion {recording.Assertion}."),
            { Proof: not Proof.Flow } => Refuse($"{recording.Assertion} is not proven by running something again."),
            var flow when flow.ProofHash != recording.Flow =>
                Refuse($"The flow of {recording.Assertion} was changed while it ran."),
            _ => Accept(new FlowRecorded(recording)),
        };

    /// <summary>
    /// A flow that was done again speaks for itself, as an executed proof does; but what was never sealed is only
    /// looked at again where it came out differently.
    /// </summary>
    private static Decision Replays(Mission mission, Evidence evidence, AssertionId id)
    {
        if (mission.Plan?.Assertion(id) is not { } flow) return Refuse($"There is no assertion {id}.");
        if (flow.ProofHash != evidence.ProofHash) return Refuse($"The flow of {id} was changed while it ran.");
        if (mission.RecordingOf(flow)?.Script is null) return Refuse($"The flow of {id} has no recording.");
        if (IsAboutMerge(mission, evidence, flow)) return HoldsAgain(mission, evidence, flow);
        var speaks = evidence.Holds || mission.WasSealed(id);
        if (!speaks || !mission.Decides(evidence)) return Accept(new EvidenceRecorded(evidence));

        return Speaks(
            mission, evidence, id, evidence.Holds ? "Its recording came out the same." : "Its recording did not.");
    }
}
