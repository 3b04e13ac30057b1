using Missions.Core.Runs;
using Missions.Core.Verdicts;
using static Missions.Core.Decision;
using static Missions.Core.MissionCommand;
using static Missions.Core.MissionEvent;

namespace Missions.Core;

public static partial class Decider
{
    private static Decision Opens(Mission mission, Open open)
    {
        if (mission.Opening is not null) return Refuse("This mission is already open.");
        if (string.IsNullOrWhiteSpace(open.Goal)) return Refuse("A mission needs a goal: say what is to be built.");
        if (open.Limits is { Drafts: < 1 } or { Consults: < 1 } or { Losses: < 1 } or { FanOut: < 1 }
            or { BiteSeconds: < 1 })
            return Refuse("Limits start at one: with less, nothing could ever be tried.");
        if (open.Limits.GateSeconds < 0) return Refuse("The gate's time is 0, for no limit, or more.");
        if (open.Limits.Bite < 0)
            return Refuse("Limits start at one; only bite.hunks may be 0, which measures nothing.");
        if (open.Budget is { } budget && !IsPositive(budget)) return Refuse(NoBudget);

        return Accept(new MissionOpened(
            open.Mission,
            open.Goal,
            open.Repository,
            open.Base,
            open.Branch,
            open.WasDirty,
            open.AnswersItself,
            open.IsScripted,
            open.Limits,
            open.SyncAt,
            open.Commits,
            open.Settings,
            open.Budget,
            open.Seats,
            open.IsIndependent,
            open.Constitution));
    }

    private static Decision Approves(Mission mission, int? draft, bool isAssumed) => mission switch
    {
        { Plan: null } or { IsReturned: true } =>
            Refuse("There is no plan to approve yet; `mission run` goes on planning."),
        _ when Stale(mission, draft) is { } stale => Refuse(stale),
        { IsApproved: true } when draft is null && Wished(mission) is { } wish =>
            Decides(mission, new(wish.Id, "allow")),
        { IsApproved: true } => Refuse("The plan is already approved."),
        { Readiness: var ready } when ready?.Plan != mission.Drafts =>
            Refuse("The plan was not tried yet; `mission run` checks whether the application can be driven."),
        { Unrehearsed: [var proof, ..] } =>
            Refuse($"The proof of {proof.Id} was not tried yet; `mission run` rehearses it."),
        { DraftProblems: [var problem, ..] } => Refuse($"The plan does not hold yet: {problem}"),
        { Plan: var plan } => Accept(new PlanApproved(
            isAssumed, plan.Copy, [.. plan.Services.Where(mission.MayRunOnHost).Select(service => service.Name)])),
    };

    private static Decision Rejects(Mission mission, Reject reject) => mission switch
    {
        _ when Stale(mission, reject.Draft) is { } stale => Refuse(stale),
        { IsApproved: true } when reject.Draft is null && Wished(mission) is { } wish =>
            Decides(mission, new(wish.Id, "keep", reject.Because)),
        { IsApproved: true } =>
            Refuse("The plan is approved; `mission say` asks for a change, `mission abort` ends it."),
        { Plan: null } or { IsReturned: true } => Refuse("There is no plan to reject."),
        _ => Accept(new PlanRejected($"The human rejected it: {reject.Because}")),
    };

    private static string? Stale(Mission mission, int? draft) => draft is { } seen && seen != mission.Drafts
        ? $"What you looked at was draft {seen} of the plan, and this is draft {mission.Drafts}. Look at it first."
        : null;

    private static HumanChoice? Wished(Mission mission) =>
        mission.OpenChoices.FirstOrDefault(choice => choice.Kind is ChoiceKind.Weakening);

    private static Decision Says(Say say) => say.Constraint
        ? Accept(new ConstraintAdded(say.Text), new Said(say.Text, say.Now))
        : Accept(new Said(say.Text, say.Now));

    private static Decision Answers(Mission mission, AnswerQuestion answer) =>
        mission.Questions.FirstOrDefault(question => question.Id == answer.Question) switch
        {
            null => Refuse($"There is no question {answer.Question}. {OpenOnes(mission)}"),
            { IsOpen: false } closed => Refuse($"{closed.Id} is answered already: {closed.Answer}"),
            { } open => Accept(new QuestionAnswered(open.Id, answer.Text, IsAssumed: false)),
        };

    private static string OpenOnes(Mission mission)
    {
        var open = mission.Questions.Where(question => question.IsOpen).Select(question => question.Id).ToList();
        return open is [] ? "No question is open." : $"Open: {string.Join(", ", open)}.";
    }

    private static Decision Pauses(Mission mission) =>
        mission.IsPaused ? Refuse("It is paused already.") : Accept(new Paused());

    private static Decision Resumes(Mission mission) => mission switch
    {
        { IsPaused: true } => Accept(new Resumed()),
        { Parking: { On: WaitsOn.Budget } parked } => Refuse($"{parked.Reason} `mission budget` raises it."),
        { Parking: not null } => Accept(new Unparked()),
        _ => Refuse("It is not paused."),
    };

    private static Decision Waives(Mission mission, Waive waive) => mission.Standing(waive.Assertion) switch
    {
        null => Refuse($"There is no assertion {waive.Assertion} in the contract."),
        { Truth: Truth.Waived } => Refuse($"{waive.Assertion} is waived already."),
        { Truth: Truth.Proven } => Refuse($"{waive.Assertion} is proven; there is nothing to waive."),
        _ when !mission.IsApproved => Refuse("Nothing can be waived before the plan is approved; reject it instead."),
        _ => Accept(
        [
            .. mission.OpenChoices
                .Where(choice => choice.Kind is ChoiceKind.HumanProof && choice.About == waive.Assertion.ToString())
                .Select(choice => new DecisionTaken(choice.Id, "waived", waive.Because, IsAssumed: false)),
            new AssertionWaived(waive.Assertion, waive.Because),
        ]),
    };

    private static Decision Completes(Mission mission, Complete complete)
    {
        if (!mission.IsApproved) return Refuse("Nothing was approved, so nothing can be complete.");
        if (mission.Current is { } milestone) return Refuse($"Milestone {milestone.Id} is not sealed.");
        if (mission.OpenRuns.FirstOrDefault() is { } run) return Refuse($"{run.Id} is still open.");
        if (mission.IsSyncDue) return Refuse("What is new on the base is still to come in.");
        if (mission.Untriaged is [var untriaged, ..]) return Refuse($"{untriaged} is still to be triaged.");
        if (mission.Standings.FirstOrDefault(one => one.Truth is not (Truth.Proven or Truth.Waived)) is { } open)
            return Refuse($"{open.Assertion} is neither proven nor waived.");

        var isProven = mission.Standings.All(standing => standing.Truth is Truth.Proven);
        return Accept(new MissionCompleted(isProven, complete.Summary, complete.Comparison));
    }
}
