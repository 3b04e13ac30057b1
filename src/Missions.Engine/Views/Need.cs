using Missions.Core;
using Missions.Core.Runs;

namespace Missions.Engine.Views;

/// <summary>Something that only the human can give, and the command that gives it.</summary>
/// <param name="Kind"><c>approval question decision refused budget</c>.</param>
/// <param name="Id">Such as Q-3 or D-2; <c>plan</c> for the approval; what stands still has its kind for an id.</param>
/// <param name="Blocks">Nothing goes on before it is given.</param>
public sealed record Need(
    string Kind,
    string Id,
    string Text,
    string? Why,
    Seq<string> Options,
    string? Recommended,
    bool Blocks,
    DateTimeOffset? Deadline,
    string Command)
{
    public static IEnumerable<Need> Of(Mission mission)
    {
        if (mission.IsOver) return [];
        var questions = mission.Questions
            .Where(question => question.IsOpen)
            .OrderByDescending(question => question.Blocks);
        return [.. Standstill(mission), .. questions.Select(Of), .. mission.OpenChoices.Select(Of), .. Approval(mission)];
    }

    private static Need Of(Question question) => new(
        "question",
        question.Id.ToString(),
        question.Text,
        question.Why,
        question.Options,
        question.Recommended,
        question.Blocks,
        question.Deadline,
        $"mission answer {question.Id} {Words.Quoted(question.Recommended ?? "...")}");

    private static Need Of(HumanChoice choice) => new(
        "decision",
        choice.Id.ToString(),
        choice.Text,
        null,
        choice.Options,
        choice.Recommended,
        Blocks: true,
        choice.Deadline,
        $"mission decide {choice.Id} {choice.Recommended}");

    private static Seq<Need> Standstill(Mission mission) => mission.Parking switch
    {
        { On: WaitsOn.Human } parked => [Still("refused", parked, "mission resume")],
        { On: WaitsOn.Budget } parked => [Still("budget", parked, Raise.Command(mission, parked.Cap))],
        _ => [],
    };

    private static Need Still(string kind, Parking parked, string command) =>
        new(kind, kind, parked.Sentence, null, [], null, Blocks: true, null, command);

    private static Seq<Need> Approval(Mission mission)
    {
        if (!IsForApproval(mission)) return [];
        var plan = mission.Plan!;
        var text = $"The plan \"{plan.Title}\": {Words.Several(plan.Milestones.Count, "milestone")}, "
            + $"{Words.Several(plan.Features.Count(), "feature")}, {Words.Several(plan.Contract.Count, "assertion")}.";
        return [new("approval", "plan", text, null, ["approve", "reject"], "approve", true, null, "mission approve")];
    }

    private static bool IsForApproval(Mission mission) => mission is
    { IsApproved: false, Plan: not null, IsReturned: false, OpenQuestions: [], OpenChoices: [], AnswersItself: false }
        && Navigator.Next(mission) is Step.Rest { Reason: RestReason.NeedsYou };
}
