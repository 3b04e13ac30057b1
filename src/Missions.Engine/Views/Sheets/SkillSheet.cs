using System.Text.Json.Nodes;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;

namespace Missions.Engine.Views.Sheets;

/// <summary>A skill as it is now, how it came to that, and what followed each change.</summary>
internal static class SkillSheet
{
    public static Sheet Of(Mission mission, Skill skill)
    {
        var effects = SkillEffect.All(mission).Where(one => one.Revision.Skill.Name == skill.Name).ToList();
        var facts = new JsonObject
        {
            ["body"] = skill.Body,
            ["revisions"] = new JsonArray([.. effects.Select(effect => Line(mission, effect))]),
        };
        foreach (var (revision, _, _) in effects.Where(one => one.Revision.Number > 1))
            facts[$"diff {revision.Number}"] = SkillText.Diff(mission, revision);
        return new("skill", skill.Name, skill.Description, facts);
    }

    private static JsonObject Line(Mission mission, SkillEffect effect) => new()
    {
        ["revision"] = effect.Revision.Number,
        ["origin"] = SkillText.Origin(effect.Revision),
        ["before"] = SkillText.Of(effect.Before),
        ["after"] = SkillText.Of(effect.After),
        ["worse"] = effect.IsWorse ? Asked(mission, effect.Revision) : null,
    };

    private static string Asked(Mission mission, SkillRevision revision) =>
        mission.Issues.FirstOrDefault(issue => issue.Revision == revision.Name) switch
        {
            null => "yes",
            { Resolution: { } answer } issue => $"yes, {issue.Id}: {answer.Because}",
            var issue => $"yes, {issue.Id} asks whether to take it back",
        };
}
