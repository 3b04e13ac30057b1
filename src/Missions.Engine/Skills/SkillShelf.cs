using System.Text;
using Missions.Core.Plans;
using Missions.Engine.Prompts;
using Missions.Engine.Workspaces;

namespace Missions.Engine.Skills;

/// <summary>The skills that are there already: the repository's own at the base commit, and the starters built in.</summary>
internal sealed class SkillShelf(Workshop shop)
{
    private const string Starters = "skills/";

    /// <summary>The starters, in order of their names.</summary>
    public static IReadOnlyList<Skill> BuiltIn { get; } =
    [
        .. PromptLibrary.Names
            .Where(name => name.StartsWith(Starters, StringComparison.Ordinal))
            .Select(name => SkillFiles.Parse(name.Split('/')[1], PromptLibrary.BuiltIn(name)!)),
    ];

    /// <summary>The plan with the skills that its features name and that somebody else wrote, as they are now.</summary>
    public async Task<Plan> WithNamedAsync(Plan plan, CancellationToken ct)
    {
        var named = plan.Features.Select(feature => feature.Skill).OfType<string>().Distinct()
            .Where(name => plan.Skills.All(skill => skill.Name != name));
        var found = new List<Skill>();
        foreach (var name in named)
            if (await FindAsync(name, ct) is { } skill) found.Add(skill);

        return found is [] ? plan : plan with { Skills = [.. plan.Skills, .. found] };
    }

    private async Task<Skill?> FindAsync(string name, CancellationToken ct)
    {
        var path = $"{SkillFiles.Folder}/{name}/SKILL.md";
        return await shop.Repository.ReadAsync(shop.Mission.State.Opening!.Base, path, ct) is { } bytes
            ? SkillFiles.Parse(name, Encoding.UTF8.GetString(bytes))
            : BuiltIn.FirstOrDefault(skill => skill.Name == name);
    }
}
