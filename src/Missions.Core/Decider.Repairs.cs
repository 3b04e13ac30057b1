using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Verdicts;
using static Missions.Core.Decision;
using static Missions.Core.MissionCommand;
using static Missions.Core.MissionEvent;

namespace Missions.Core;

public static partial class Decider
{
    private static string? RepairProblem(Mission mission, Seq<ProofRepair> repairs)
    {
        if (repairs.GroupBy(one => one.Assertion).FirstOrDefault(group => group.Skip(1).Any()) is { Key: var twice })
            return $"{twice} is repaired twice; send one repair with all its files.";
        foreach (var repair in repairs)
        {
            if (AmendmentRules.Fixed(mission, repair.Assertion) is { } settled) return settled;
            if (mission.Plan!.Assertion(repair.Assertion) is not { Proof: { IsExecuted: true } proof })
                return $"{repair.Assertion} has no executed proof to repair.";
            if (repair.Files is []) return $"Give the repaired files of {repair.Assertion}.";
            if (repair.Files.FirstOrDefault(file => proof.Brings.All(old => old.Path != file.Path))?.Path is { } path)
                return $"{path} is no file of the proof of {repair.Assertion}; a repair changes files and adds none.";
            if (mission.Repairs.Any(pending => pending.Assertion == repair.Assertion))
                return $"A repair of {repair.Assertion} is being tried already.";
        }
        return null;
    }

    private static Decision JudgesRepair(Mission mission, Review review, Run run) =>
        mission.Repairs switch
        {
            [] => Refuse($"{run.Id} has no repair to judge."),
            [var repair, ..] when mission.JudgementOf(repair) is not null =>
                Refuse($"The repair of {repair.Assertion} is judged already."),
            [var repair, ..] =>
                Accept(new RepairJudged(repair.Assertion, review.Verdict is ReviewResult.Pass, review.Summary)),
        };

    /// <summary>A repair that was tried and judged becomes the proof; one that failed is an issue.</summary>
    private static Decision Finishes(Mission mission, FinishRepair finish)
    {
        if (mission.Repairs.FirstOrDefault(one => one.Assertion == finish.Assertion) is not { } repair)
            return Refuse($"No repair of {finish.Assertion} is pending.");
        var judged = mission.JudgementOf(repair);
        var problem = finish.Problem ?? judged switch
        {
            null => "Nobody has judged whether it is weaker.",
            { IsNotWeaker: false } => $"A blind reviewer calls it weaker: {judged.Because}",
            _ => null,
        };
        return problem is null
            ? Accept([new ProofRepaired(repair), .. Voided(mission, [repair.Assertion], repair.Because)])
            : Accept(
                new RepairRefused(repair.Assertion, problem),
                new IssueRaised(new(
                    mission.NextIssue,
                    Severity.Blocking,
                    $"The repair of {repair.Assertion} does not count: {problem}",
                    "engine",
                    Assertion: repair.Assertion)));
    }
}
