using Missions.Core.Plans;
using Missions.Core.Runs;

namespace Missions.Core;

/// <remarks>What workers are told of how to work here, and how that changed.</remarks>
public sealed partial record Mission
{
    /// <summary>Every text that each skill had, in the order in which they were written.</summary>
    public Seq<SkillRevision> SkillRevisions { get; private init; }

    public Seq<SkillRevision> RevisionsOf(string skill) =>
        [.. SkillRevisions.Where(one => one.Skill.Name == skill)];

    /// <summary>A draft's skills are its own until it is approved: they begin anew with each.</summary>
    private Mission Drafted(Skill skill)
    {
        var written = new SkillRevision(skill, 1, "plan", "it came with the plan", Runs.Count);
        return WithSkill(skill) with
        {
            SkillRevisions = [.. SkillRevisions.Without(one => one.Skill.Name == skill.Name), written],
        };
    }

    private Mission Revised(Skill skill, string because, string? by)
    {
        var earlier = RevisionsOf(skill.Name);
        var same = earlier.LastOrDefault(one => one.Skill.Body.Trim() == skill.Body.Trim());
        var revision = new SkillRevision(
            skill, earlier.Count + 1, by ?? "unknown", because, Runs.Count,
            same == earlier.LastOrDefault() ? null : same?.Number);
        return WithSkill(skill) with { SkillRevisions = SkillRevisions.Add(revision) };
    }

    private Mission WithSkill(Skill skill) =>
        this with { Skills = [.. Skills.Without(one => one.Name == skill.Name), skill] };
}
