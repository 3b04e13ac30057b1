using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Verdicts;
using static Missions.Core.RestReason;

namespace Missions.Core;

/// <summary>Reads the whole plan of campaign off the state. The first line that fits is what happens next.</summary>
public static class Navigator
{
    public static Step Next(Mission mission) => mission switch
    {
        { Opening: null } => new Step.Rest(NotOpened, "This mission was never opened."),
        { Completion.EveryAssertionProven: true } => new Step.Rest(Done, "Every assertion is proven."),
        { Completion: not null } => new Step.Rest(Failed, "It ended with assertions that were waived, not proven."),
        { Abortion: { } aborted } => new Step.Rest(Failed, $"Aborted: {aborted.Because}"),
        { IsPaused: true } => new Step.Rest(Paused, "Paused; `mission resume` goes on."),
        { Parking: { } parked } => new Step.Rest(Kind(parked.On), parked.Sentence),
        _ when mission.OpenRuns.FirstOrDefault() is { } run => new Step.Recover(run.Id),
        { OpenQuestions: [_, ..] } or { OpenChoices: [_, ..] } => ForTheHuman(mission),
        { Stuck: { } why } => new Step.AskHuman(ChoiceKind.Stuck, "mission", why),
        { IsApproved: false } => Planning(mission),
        _ => Working(mission),
    };

    private static RestReason Kind(WaitsOn on) => on switch
    {
        WaitsOn.Human => NeedsYou,
        WaitsOn.Budget => RestReason.Budget,
        _ => Waiting,
    };

    private static Step ForTheHuman(Mission mission) => mission switch
    {
        { AnswersItself: true, OpenQuestions: [_, ..] } => new Step.TakeDefaults(),
        { AnswersItself: true } when mission.OpenChoices.Any(choice => choice.IsConsent) => new Step.TakeDefaults(),
        { OpenQuestions: [var question, ..] } =>
            new Step.Rest(NeedsYou, $"{question.Id} waits for your answer: {question.Text}"),
        { OpenChoices: var choices } =>
            new Step.Rest(NeedsYou, $"{choices[0].Id} waits for your decision: {choices[0].Text}"),
    };

    private static Step Planning(Mission mission) => mission switch
    {
        { InterviewIsOver: false } => new Step.Interview(),
        { LacksPlan: true } => new Step.DraftPlan(),
        _ when mission.Words.Any(word => !word.IsHeard) => new Step.DraftPlan(),
        { Readiness: var ready } when ready?.Plan != mission.Drafts => new Step.CheckReadiness(),
        { Unrehearsed: [_, ..] proofs } => Rehearse(proofs),
        { DraftProblems: [_, ..] } => new Step.ReturnDraft(),
        { AnswersItself: true } => new Step.TakeDefaults(),
        _ => new Step.Rest(NeedsYou, "The plan waits for your approval."),
    };

    private static Step Working(Mission mission) => mission switch
    {
        { Repairs: [var repair, ..] } => new Step.Repair(repair),
        { Unrehearsed: [_, ..] proofs } => Rehearse(proofs),
        { OpenRound: { } round } => Validating(mission, round),
        { Blocker: { } blocker } => new Step.Consult(blocker.About),
        { IsSyncDue: true } => new Step.Sync(mission.BaseTip),
        { ToHoldAgain: [_, ..] proofs } => new Step.ProveAgain([.. proofs.Select(proof => proof.Id)]),
        { NextFeature: { } feature } => new Step.Implement(feature.Id),
        { Current: null } => new Step.Debrief(),
        { WonRound: { } won } => new Step.Seal(won.Milestone),
        { Current: { } milestone } => new Step.StartValidation(milestone.Id),
    };

    private static Step Validating(Mission mission, Round round) => mission.StageOf(round) switch
    {
        Stage.Use => new Step.TestAsUser(round.Milestone, round.Number),
        Stage.Over => AfterUse(mission, round),
        _ => new Step.Scrutinize(round.Milestone, round.Number),
    };

    private static Step AfterUse(Mission mission, Round round) =>
        !mission.IsLosing(round)
        && mission.MissingHumanProofs(round) is [{ Proof: Proof.Human human } assertion, ..]
            ? new Step.AskHuman(ChoiceKind.HumanProof, assertion.Id.ToString(), human.Question)
            : new Step.EndValidation(round.Milestone, round.Number);

    private static Step.Rehearse Rehearse(Seq<Assertion> proofs) => new([.. proofs.Select(proof => proof.Id)]);
}
