using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Verdicts;
using static Missions.Core.Decision;
using static Missions.Core.MissionCommand;
using static Missions.Core.MissionEvent;

namespace Missions.Core;

public static partial class Decider
{
    private const string NotApproved = "The plan is not approved yet; call `propose_plan` with the whole of it.";

    private static Decision Amends(Mission mission, AmendPlan amend)
    {
        if (!mission.IsApproved) return Refuse(NotApproved);
        var amendment = new Amendment(amend.Because, amend.Add, amend.Change, amend.Cancel, amend.Order);
        if (AmendmentRules.Problem(mission, amendment) is { } because) return Refuse(because);

        var plan = AmendmentRules.Apply(mission, amendment);
        var problems = PlanRules.Problems(plan, mission.Skills);
        return problems is [_, ..] ? Refuse(PlanRules.Sentence(problems)) : Accept(new PlanAmended(amendment, plan));
    }

    private static Decision Amends(Mission mission, AmendContract amend)
    {
        if (!mission.IsApproved) return Refuse(NotApproved);
        if (amend.OnBase is [var path, ..]) return Refuse(IsOnBase(path));
        if (RepairProblem(mission, amend.Repair) is { } broken) return Refuse(broken);

        var amendment = new Amendment(
            amend.Because,
            AddAssertions: amend.Add,
            ChangeAssertions: amend.Change,
            RemoveAssertions: amend.Remove);
        if (AmendmentRules.Problem(mission, amendment) is { } because) return Refuse(because);

        var problems = PlanRules.Problems(AmendmentRules.Apply(mission, amendment), mission.Skills);
        if (problems is [_, ..]) return Refuse(PlanRules.Sentence(problems));

        Seq<MissionEvent> repairs = [.. amend.Repair.Select(repair => new RepairProposed(repair))];
        var weaker = AmendmentRules.Weakens(mission, amendment);
        if (amend is { Add: [], Change: [], Remove: [] }) return Accept([.. repairs]);

        return weaker is []
            ? Accept([.. Amended(mission, amendment), .. repairs])
            : Accept([Wish(mission, amendment, weaker), .. repairs]);
    }

    private static DecisionAsked Wish(Mission mission, Amendment amendment, Seq<string> weaker) => new(new(
        new(mission.Choices.Count + 1),
        ChoiceKind.Weakening,
        "contract",
        $"The orchestrator wants to change what was approved: {string.Join(" ", weaker)} Because: {amendment.Because}",
        ["allow", "keep"],
        "keep",
        Amendment: amendment));

    /// <summary>The amended contract, what it makes void, and the places that still speak the old truth.</summary>
    private static Seq<MissionEvent> Amended(Mission mission, Amendment amendment)
    {
        Seq<AssertionId> touched =
        [
            .. amendment.ChangeAssertions.Select(assertion => assertion.Id),
            .. amendment.RemoveAssertions.Select(removed => removed.Assertion),
        ];
        var stale = touched.SelectMany(id => AmendmentRules.StaleBy(mission, id)).Distinct().ToList();

        return
        [
            new ContractAmended(amendment, AmendmentRules.Apply(mission, amendment)),
            .. amendment.ChangeAssertions.Select(assertion => new AssertionVoided(assertion.Id, amendment.Because)),
            .. stale is [] ? (MissionEvent[])[] :
            [
                new IssueRaised(new(
                    mission.NextIssue,
                    Severity.Blocking,
                    $"{string.Join(", ", touched)} changed. "
                        + $"Look at what may still speak the old truth: {string.Join(", ", stale)}.",
                    "engine",
                    Assertion: touched[0])),
            ],
        ];
    }

    private static string? RepairProblem(Mission mission, Seq<ProofRepair> repairs)
    {
        foreach (var repair in repairs)
        {
            if (mission.Plan!.Assertion(repair.Assertion) is not { Proof: Proof.Command proof })
                return $"{repair.Assertion} has no command proof to repair.";
            if (repair.Files is []) return $"Give the repaired files of {repair.Assertion}.";
            if (repair.Files.FirstOrDefault(file => proof.Files.All(old => old.Path != file.Path))?.Path is { } path)
                return $"{path} is no file of the proof of {repair.Assertion}; a repair changes files and adds none.";
            if (mission.Repairs.Any(pending => pending.Assertion == repair.Assertion))
                return $"A repair of {repair.Assertion} is being tried already.";
        }
        return null;
    }

    private static Decision JudgesRepair(Mission mission, Review review, Run run) =>
        mission.Repairs is [var repair, ..]
            ? Accept(new RepairJudged(repair.Assertion, review.Verdict is ReviewResult.Pass, review.Summary))
            : Refuse($"{run.Id} has no repair to judge.");

    /// <summary>A repair that was tried and judged becomes the proof; one that failed is an issue.</summary>
    private static Decision Finishes(Mission mission, FinishRepair finish)
    {
        if (mission.Repairs.FirstOrDefault(one => one.Assertion == finish.Assertion) is not { } repair)
            return Refuse($"No repair of {finish.Assertion} is pending.");
        var judged = mission.RepairJudgements.FirstOrDefault(one => one.Assertion == finish.Assertion);
        var problem = finish.Problem ?? judged switch
        {
            null => "Nobody has judged whether it is weaker.",
            { IsNotWeaker: false } => $"A blind reviewer calls it weaker: {judged.Because}",
            _ => null,
        };
        return problem is null
            ? Accept(new ProofRepaired(repair), new AssertionVoided(repair.Assertion, repair.Because))
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
