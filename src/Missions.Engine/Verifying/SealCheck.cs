using Missions.Core;
using Missions.Core.Verdicts;

namespace Missions.Engine.Verifying;

/// <summary>Every seal is what the state before it gives.</summary>
internal sealed class SealCheck(MissionHome home, Findings found)
{
    public void Check(IEnumerable<Recorded> journal)
    {
        var (mission, seals) = (Mission.Unopened, 0);
        foreach (var recorded in journal)
        {
            if (recorded.Event is MissionEvent.MilestoneSealed(var seal))
            {
                seals++;
                if (Wrong(mission, seal) is { } wrong)
                    found.Add(new(home.Journal, $"{home.Journal}:{recorded.Seq} {wrong}", recorded.Seq));
            }
            mission = mission.After(recorded);
        }
        found.Check("Seals", seals, "seals", home.Journal);
    }

    private static string? Wrong(Mission mission, Seal seal)
    {
        if (mission.WonRound is not { } round) return $"seals {seal.Milestone}, which had not passed its validation.";

        var expected = SealRules.Of(mission, round);
        return expected == seal ? null
            : $"seals {seal.Milestone} with {seal.Hash} on {seal.Commit}; "
                + $"its assertions and evidence give {expected.Hash} on {expected.Commit}.";
    }
}
