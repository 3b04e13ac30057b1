using Missions.Core.Plans;

namespace Missions.Core.Runs;

/// <summary>A text that a skill had, and where it came from.</summary>
/// <param name="Number">1 for the text that it began with.</param>
/// <param name="By">The run that wrote it; <c>plan</c> for one that came with the plan.</param>
/// <param name="Since">How many runs had begun by then: later ones worked by it.</param>
/// <param name="TakesBackTo">The earlier revision whose text this is again; null where it is new.</param>
public sealed record SkillRevision(
    Skill Skill,
    int Number,
    string By,
    string Because,
    int Since,
    int? TakesBackTo = null)
{
    /// <summary>Such as <c>backend 2</c>.</summary>
    public string Name => $"{Skill.Name} {Number}";
}
