using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;

namespace Missions.Engine.Views.Sheets;

/// <summary>
/// Requirements, issues, questions, decisions, proposals, notices and skills: what they say and what became of them.
/// </summary>
internal static class SmallSheets
{
    public static Sheet? Of(Mission mission, string id) => id switch
    {
        ['I', '-', ..] => First(mission.Issues, issue => issue.Id.ToString() == id, Of),
        ['Q', '-', ..] => First(mission.Questions, question => question.Id.ToString() == id, Of),
        ['D', '-', ..] => First(mission.Choices, choice => choice.Id.ToString() == id, Of),
        ['P', '-', ..] => First(mission.Proposals, proposal => proposal.Id.ToString() == id, Of),
        ['N', '-', ..] => First(mission.Notices, notice => notice.Id.ToString() == id, Of),
        _ => null,
    };

    public static Sheet Of(Mission mission, Requirement requirement) =>
        new("requirement", requirement.Id.ToString(), requirement.Text, new()
        {
            ["assertions"] = Listed.Of(mission.Plan!.Contract
                .Where(one => one.Requirements.Contains(requirement.Id))
                .Select(one => $"{one.Id} {Words.Of(mission.StandingOf(one.Id).Truth)}: {one.Claim}")),
        });

    public static Sheet? OfSkill(Mission mission, string name) =>
        First(mission.Skills, skill => skill.Name == name, Of);

    private static Sheet? First<T>(Seq<T> all, Func<T, bool> match, Func<T, Sheet> make) where T : class =>
        all.FirstOrDefault(match) is { } found ? make(found) : null;

    private static Sheet Of(Issue issue) => new("issue", issue.Id.ToString(), issue.Text, new()
    {
        ["severity"] = Words.Of(issue.Severity),
        ["state"] = issue.IsOpen ? issue.Blocks ? "open, blocking" : "open" : "resolved",
        ["by"] = issue.By,
        ["suggestedFix"] = issue.SuggestedFix,
        ["feature"] = issue.Feature?.ToString(),
        ["assertion"] = issue.Assertion?.ToString(),
        ["milestone"] = issue.Milestone?.ToString(),
        ["round"] = issue.Round,
        ["files"] = Listed.Of(issue.Files),
        ["bringsBack"] = issue.Returns?.ToString(),
        ["resolvedBy"] = issue.Resolution is { } how ? Words.Of(how.By) : null,
        ["resolvedIn"] = issue.Resolution?.Feature?.ToString(),
        ["because"] = issue.Resolution?.Because,
    });

    private static Sheet Of(Question question) => new("question", question.Id.ToString(), question.Text, new()
    {
        ["why"] = question.Why,
        ["options"] = Listed.Of(question.Options),
        ["recommended"] = question.Recommended,
        ["default"] = question.Default,
        ["deadline"] = question.Deadline is { } deadline ? $"{deadline:O}" : null,
        ["blocks"] = question.Blocks,
        ["answer"] = question.Answer,
        ["isAssumed"] = question.IsAssumed,
    });

    private static Sheet Of(HumanChoice choice) => new("decision", choice.Id.ToString(), choice.Text, new()
    {
        ["about"] = $"{Words.Of(choice.Kind)} {choice.About}",
        ["options"] = Listed.Of(choice.Options),
        ["recommended"] = choice.Recommended,
        ["default"] = choice.Default,
        ["deadline"] = choice.Deadline is { } deadline ? $"{deadline:O}" : null,
        ["choice"] = choice.Choice,
    });

    private static Sheet Of(Proposal proposal) => new("proposal", proposal.Id.ToString(), proposal.Change, new()
    {
        ["by"] = proposal.Run.ToString(),
        ["about"] = proposal.About,
        ["because"] = proposal.Because,
        ["answer"] = proposal.Answer is { } answer ? Words.Of(answer) : "open",
        ["answered"] = proposal.AnswerText,
    });

    private static Sheet Of(Notice notice) => new("notice", notice.Id.ToString(), notice.Text, []);

    private static Sheet Of(Skill skill) =>
        new("skill", skill.Name, skill.Description, new() { ["body"] = skill.Body });
}
