using Missions.Core.Plans;
using Missions.Core.Runs;
using static Missions.Core.Decision;
using static Missions.Core.MissionCommand;
using static Missions.Core.MissionEvent;

namespace Missions.Core;

public static partial class Decider
{
    private const double LongestWait = 24 * 365;
    private const string NotByYes = "`--yes` opens no way out of the rooms.";

    /// <summary>What holds where nobody answers: after a deadline, or at once where the human asked for that.</summary>
    private static Decision Defaults(Mission mission, DateTimeOffset at)
    {
        if (mission.IsOver) return Accept();
        var isLate = (DateTimeOffset? deadline) => deadline is { } due && due <= at;
        var answers = mission.Questions
            .Where(question => question.IsOpen && (mission.AnswersItself || isLate(question.Deadline)))
            .SelectMany(question => Assumed(
                question,
                mission.AnswersItself ? question.Fallback : question.Default ?? question.Fallback));
        var choices = mission.OpenChoices
            .Where(choice => isLate(choice.Deadline) && choice.Default is not null)
            .SelectMany(choice => (MissionEvent[])
            [
                new DecisionTaken(choice.Id, choice.Default!, "Nobody answered in time.", IsAssumed: true),
                .. Consequences(mission, choice, choice.Default!, "Nobody answered in time."),
            ]);
        var consents = mission.OpenChoices
            .Where(choice => choice.IsConsent && mission.AnswersItself)
            .Select(choice => new DecisionTaken(choice.Id, "refuse", NotByYes, IsAssumed: true));
        var approval = mission is { AnswersItself: true, IsApproved: false, OpenQuestions: [], OpenChoices: [] }
            && mission.Words.All(word => word.IsHeard)
            && !mission.OpenRuns.Any()
            ? Approves(mission, draft: null, isAssumed: true).Events
            : default;

        return Accept([.. answers, .. choices, .. consents, .. approval]);
    }

    private static MissionEvent[] Assumed(Question question, string answer) =>
    [
        new QuestionAnswered(question.Id, answer, IsAssumed: true),
        new AssumptionNoted($"{question.Text} {answer}", null, question.Id.ToString()),
    ];

    private static Decision Asks(Mission mission, AskUser ask, DateTimeOffset at)
    {
        if (ask.Questions is []) return Refuse("Ask at least one question, or none by not calling `ask_user`.");
        if (ask.Questions.Any(question => string.IsNullOrWhiteSpace(question.Text)))
            return Refuse("A question needs a `text`.");
        if (ask.Questions.Any(question => question.DeadlineHours is not (null or > 0 and <= LongestWait)))
            return Refuse($"`deadlineHours` is more than 0 and at most {LongestWait}.");

        return Accept([.. ask.Questions.Select((question, index) => new QuestionAsked(new(
            new(mission.Questions.Count + index + 1),
            question.Text,
            question.Why,
            question.Options,
            question.Recommended,
            question.Default,
            question.DeadlineHours is { } hours ? at.AddHours(hours) : null,
            question.Blocks)))]);
    }

    private static Decision Asks(Mission mission, AskHuman ask, DateTimeOffset at)
    {
        if (mission.OpenChoices.Any(choice => choice.Kind == ask.Kind && choice.About == ask.About)) return Accept();
        if (mission.Choices.Any(choice => choice.IsConsent && (choice.Kind, choice.About) == (ask.Kind, ask.About)))
            return Accept();
        var id = new DecisionId(mission.Choices.Count + 1);
        var due = mission.OpenRound is { } round
            ? mission.MissingHumanProofs(round).FirstOrDefault(one => one.Id.ToString() == ask.About)
            : null;

        return (ask.Kind, due?.Proof) switch
        {
            (ChoiceKind.Stuck, _) =>
                Accept(new DecisionAsked(new(id, ask.Kind, ask.About, ask.Text, ["again", "abort"], "again"))),
            (ChoiceKind.Network or ChoiceKind.Host, _) when mission.IsApproved || mission.LacksPlan =>
                Refuse("A way out of the rooms is asked for before the plan is approved, or never."),
            (ChoiceKind.Network or ChoiceKind.Host, _) =>
                Accept(new DecisionAsked(new(id, ask.Kind, ask.About, ask.Text, ["allow", "refuse"], "refuse"))),
            (ChoiceKind.HumanProof, Proof.Human human) =>
                Accept(new DecisionAsked(new(
                    id,
                    ask.Kind,
                    ask.About,
                    ask.Text,
                    ["proven", "refuted"],
                    "proven",
                    at.AddHours(human.DeadlineHours),
                    human.Default))),
            (ChoiceKind.HumanProof, _) => Refuse($"No person's word on {ask.About} is due."),
            _ => Refuse("What weakens the contract is asked by amending it."),
        };
    }
}
