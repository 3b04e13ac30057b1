using Missions.Core;
using Missions.Core.Runs;
using Missions.Engine.Views;

namespace Missions.Engine.Reports;

/// <summary>What workers were told of how to work, how that changed, and what followed.</summary>
internal static class SkillPart
{
    public static Markup Of(Mission mission) => Parts.Table(
        "Skills: each text, and how the runs went before and since",
        ["Skill", "From", "Before", "Since", "Worse", "What changed"],
        SkillEffect.All(mission).Select(effect => (IReadOnlyList<object?>)
        [
            effect.Revision.Name, SkillText.Origin(effect.Revision), SkillText.Of(effect.Before),
            SkillText.Of(effect.After), effect.IsWorse ? "yes" : "",
            Parts.Folded("Lines", Markup.Of($"<pre tabindex=\"0\">{SkillText.Diff(mission, effect.Revision)}</pre>")),
        ]));
}
