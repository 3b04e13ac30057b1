using Missions.Core.Plans;
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

        return Accept(new MissionOpened(
            open.Mission,
            open.Goal,
            open.Repository,
            open.Base,
            open.Branch,
            open.WasDirty,
            open.AnswersItself,
            open.IsScripted,
            open.Limits));
    }

    private static Decision Approves(Mission mission, bool isAssumed) => mission switch
    {
        { Plan: null } or { IsReturned: true } =>
            Refuse("There is no plan to approve yet; `mission run` goes on planning."),
        { IsApproved: true } when Wished(mission) is { } wish => Decides(mission, new(wish.Id, "allow")),
        { IsApproved: true } => Refuse("The plan is already approved."),
        { Readiness: var ready } when ready?.Plan != mission.Drafts =>
            Refuse("The plan was not tried yet; `mission run` checks whether the application can be driven."),
        { Unrehearsed: [var proof, ..] } =>
            Refuse($"The proof of {proof.Id} was not tried yet; `mission run` rehearses it."),
        { DraftProblems: [var problem, ..] } => Refuse($"The plan does not hold yet: {problem}"),
        _ => Accept(new PlanApproved(isAssumed)),
    };

    private static Decision Rejects(Mission mission, Reject reject) => mission switch
    {
        { IsApproved: true } when Wished(mission) is { } wish => Decides(mission, new(wish.Id, "keep", reject.Because)),
        { IsApproved: true } =>
            Refuse("The plan is approved; `mission say` asks for a change, `mission abort` ends it."),
        { Plan: null } or { IsReturned: true } => Refuse("There is no plan to reject."),
        _ => Accept(new PlanRejected($"The human rejected it: {reject.Because}")),
    };

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

    private static Decision Decides(Mission mission, MissionCommand.Decide decide)
    {
        var choice = mission.Choices.FirstOrDefault(one => one.Id == decide.Decision);
        if (choice is null) return Refuse($"There is no decision {decide.Decision}.");
        if (!choice.IsOpen) return Refuse($"{choice.Id} is decided already: {choice.Choice}");
        if (!choice.Options.Contains(decide.Choice))
            return Refuse($"{choice.Id} can be decided by one of: {string.Join(", ", choice.Options)}.");

        return Accept(
        [
            new DecisionTaken(choice.Id, decide.Choice, decide.Because, IsAssumed: false),
            .. Consequences(mission, choice, decide.Choice),
        ]);
    }

    private static Seq<MissionEvent> Consequences(Mission mission, HumanChoice choice, string chosen) =>
        (choice.Kind, chosen) switch
        {
            (ChoiceKind.Stuck, "abort") => [new MissionAborted("The human ended it.")],
            (ChoiceKind.Weakening, "allow") => Amended(mission, choice.Amendment!),
            (ChoiceKind.HumanProof, "waived") =>
                [new AssertionWaived(AssertionId.Parse(choice.About), "Nobody answered in time.")],
            (ChoiceKind.HumanProof, _) => Word(mission, AssertionId.Parse(choice.About), chosen),
            _ => [],
        };

    private static Seq<MissionEvent> Word(Mission mission, AssertionId assertion, string chosen)
    {
        var commit = mission.OpenRound?.Commit ?? mission.Head;
        var standing = new Standing(assertion, Truth.Proven, [], commit, "A human said so.");

        return chosen == "proven"
            ? [new AssertionProven(standing)]
            : [new AssertionRefuted(standing with { Truth = Truth.Refuted })];
    }

    private static Decision Pauses(Mission mission) =>
        mission.IsPaused ? Refuse("It is paused already.") : Accept(new Paused());

    private static Decision Resumes(Mission mission) => mission switch
    {
        { IsPaused: true } => Accept(new Resumed()),
        { Parking: not null } => Accept(new Unparked()),
        _ => Refuse("It is not paused."),
    };

    private static Decision Waives(Mission mission, Waive waive) => mission.Standing(waive.Assertion) switch
    {
        null => Refuse($"There is no assertion {waive.Assertion} in the contract."),
        { Truth: Truth.Waived } => Refuse($"{waive.Assertion} is waived already."),
        { Truth: Truth.Proven } => Refuse($"{waive.Assertion} is proven; there is nothing to waive."),
        _ when !mission.IsApproved => Refuse("Nothing can be waived before the plan is approved; reject it instead."),
        _ => Accept(new AssertionWaived(waive.Assertion, waive.Because)),
    };

    /// <summary>What holds where nobody answers: after a deadline, or at once where the human asked for that.</summary>
    private static Decision Defaults(Mission mission, DateTimeOffset at)
    {
        var isLate = (DateTimeOffset? deadline) => deadline is { } due && due <= at;
        var answers = mission.Questions
            .Where(question => question.IsOpen && (mission.AnswersItself || isLate(question.Deadline)))
            .SelectMany(question => new MissionEvent[]
            {
                new QuestionAnswered(question.Id, question.Fallback, IsAssumed: true),
                new AssumptionNoted($"{question.Text} {question.Fallback}", null, question.Id.ToString()),
            });
        var choices = mission.OpenChoices
            .Where(choice => isLate(choice.Deadline) && choice.Default is not null)
            .SelectMany(choice => (MissionEvent[])
            [
                new DecisionTaken(choice.Id, choice.Default!, "Nobody answered in time.", IsAssumed: true),
                .. Consequences(mission, choice, choice.Default!),
            ]);
        var approval = mission is { AnswersItself: true, IsApproved: false, OpenQuestions: [] }
            ? Approves(mission, isAssumed: true).Events
            : default;

        return Accept([.. answers, .. choices, .. approval]);
    }

    private static Decision Asks(Mission mission, AskUser ask, DateTimeOffset at)
    {
        if (ask.Questions is []) return Refuse("Ask at least one question, or none by not calling `ask_user`.");
        var asked = ask.Questions.Select((question, index) => new QuestionAsked(new(
            new(mission.Questions.Count + index + 1),
            question.Text,
            question.Why,
            question.Options,
            question.Recommended,
            question.Default,
            question.DeadlineHours is { } hours ? at.AddHours(hours) : null,
            question.Blocks)));

        return Accept([.. asked]);
    }

    private static Decision Asks(Mission mission, AskHuman ask, DateTimeOffset at)
    {
        if (mission.OpenChoices.Any(choice => choice.Kind == ask.Kind && choice.About == ask.About)) return Accept();
        var id = new DecisionId(mission.Choices.Count + 1);
        var proof = ask.Kind is ChoiceKind.HumanProof
            ? mission.Plan?.Assertion(AssertionId.Parse(ask.About))?.Proof as Proof.Human
            : null;

        return Accept(new DecisionAsked(proof is null
            ? new(id, ask.Kind, ask.About, ask.Text, ["again", "abort"], "again")
            : new(
                id, ask.Kind, ask.About, ask.Text, ["proven", "refuted"], "proven",
                at.AddHours(proof.DeadlineHours), proof.Default)));
    }

    private static Decision Completes(Mission mission, Complete complete)
    {
        if (mission.Current is { } milestone) return Refuse($"Milestone {milestone.Id} is not sealed.");
        if (mission.OpenRuns.FirstOrDefault() is { } run) return Refuse($"{run.Id} is still open.");

        var isProven = mission.Standings.All(standing => standing.Truth is Truth.Proven);
        return Accept(new MissionCompleted(isProven, complete.Summary));
    }
}
