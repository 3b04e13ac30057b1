using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Verdicts;
using static Missions.Core.Decision;
using static Missions.Core.MissionCommand;
using static Missions.Core.MissionEvent;

namespace Missions.Core;

public static partial class Decider
{
    private static Decision Proposes(Mission mission, ProposePlan propose)
    {
        if (mission.IsApproved) return Refuse("The plan is approved; call `amend_plan` or `amend_contract` instead.");
        if (mission.OpenQuestions is [var question, ..])
            return Refuse(
                $"{question.Id} waits for the human; "
                    + "end your turn with `end_consult` and propose once it is answered.");

        var plan = mission.Constituted(mission.Opening?.Settings?.Under(propose.Plan) ?? propose.Plan);
        Seq<string> problems =
        [
            .. ConstitutionRules.Problems(propose.Plan),
            .. PlanRules.Problems(plan, mission.Skills),
            .. OrderRules.Problems(plan),
            .. propose.OnBase.Select(IsOnBase),
        ];
        return problems is [_, ..] ? Refuse(PlanRules.Sentence(problems)) : Accept(new PlanProposed(plan));
    }

    private static string IsOnBase(string path) =>
        $"The proof file {path} exists on the base; give it a path that does not.";

    private static Decision Returns(Mission mission) => mission.DraftProblems is [_, ..] problems
        ? Accept(new PlanReturned(string.Join("\n", problems)))
        : Refuse("The draft has no problem.");

    /// <summary>Before approval a bad proof sends the draft back; after it, it is an issue.</summary>
    private static Decision Rehearses(Mission mission, Rehearsal rehearsal)
    {
        if (mission.Plan?.Assertion(rehearsal.Assertion) is not { } assertion)
            return Refuse($"There is no assertion {rehearsal.Assertion}.");
        if (rehearsal.WasSkipped && assertion.Proof is Proof.Review)
            return Refuse($"The question of {rehearsal.Assertion} is not to be left out: a reviewer answers it.");
        var repair = mission.Repairs.FirstOrDefault(one => one.Assertion == rehearsal.Assertion);
        if (rehearsal.Proof != assertion.ProofHash && rehearsal.Proof != assertion.With(repair?.Files ?? []).ProofHash)
            return Refuse($"The proof of {rehearsal.Assertion} was changed while it was tried.");
        if (rehearsal.Witness != assertion.WitnessHash)
            return Refuse($"The witness of {rehearsal.Assertion} was changed while it was tried.");
        if (rehearsal.Surroundings is { } around && around != Surroundings.Of(mission.Plan, assertion))
            return Refuse($"What the proof of {rehearsal.Assertion} hangs on was changed while it was tried.");
        if (mission.Rehearsals.Any(one => one.IsOfSame(rehearsal)))
            return Accept();

        return mission.IsApproved && rehearsal.Problem is { } problem
            ? Accept(
                new ProofRehearsed(rehearsal),
                new IssueRaised(new(
                    mission.NextIssue,
                    Severity.Blocking,
                    $"The proof of {rehearsal.Assertion} cannot be relied on: {problem}",
                    "engine",
                    Assertion: rehearsal.Assertion)))
            : Accept(new ProofRehearsed(rehearsal));
    }

    private static Decision Checks(Mission mission, Readiness readiness) => mission switch
    {
        { Plan: null } => Refuse("There is no plan to be ready for."),
        { Drafts: var drafts } when drafts != readiness.Plan =>
            Refuse($"Readiness was tried for proposal {readiness.Plan}; proposal {drafts} stands."),
        _ => Accept(new ReadinessChecked(readiness)),
    };

    private static Decision RollsBack(Mission mission, RollBack back)
    {
        if (mission.Seals.FirstOrDefault(seal => seal.Milestone == back.To) is not { } seal)
            return Refuse($"{back.To} is not sealed. {Sealed(mission)}");

        var later = mission.LaterThan(back.To);
        if (!mission.Handoffs.Any(one => !one.IsVoid && later.Any(milestone => milestone.Has(one.Feature))))
            return Refuse($"Nothing was built after {back.To}; there is nothing to take back.");

        // Whatever was seen on a commit that is now abandoned is void, older assertions proven anew there included.
        var abandoned = mission.Rounds
            .Where(round => later.Any(milestone => milestone.Id == round.Milestone) && round.Commit != seal.Commit)
            .Select(round => round.Commit)
            .Concat(mission.Merges.Where(merge => merge.Sealed.Contains(back.To)).Select(merge => merge.Head))
            .Where(commit => commit != seal.Commit)
            .ToHashSet();
        var voided = mission.Plan!.Contract.Where(assertion =>
            mission.Standing(assertion.Id) is { Truth: not Truth.Waived, Commit: { } commit }
            && abandoned.Contains(commit));

        return Accept(
        [
            new RolledBack(back.To, seal.Commit, mission.Head, mission.RollBacks.Count + 1, back.Because),
            .. voided.Select(assertion => new AssertionVoided(assertion.Id, $"Rolled back to {back.To}.")),
        ]);
    }

    private static string Sealed(Mission mission) => mission.Seals is []
        ? "No milestone is sealed yet."
        : $"Sealed: {string.Join(", ", mission.Seals.Select(seal => seal.Milestone))}.";
}
