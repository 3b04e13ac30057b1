using Missions.Core;

namespace Missions.Engine.Views.Sheets;

/// <summary>Finds a thing of a mission by the name that people type.</summary>
public static class SheetOf
{
    /// <summary>Null where the mission has no such thing.</summary>
    public static Sheet? Thing(Mission mission, MissionHome home, string name)
    {
        var id = name.ToUpperInvariant();
        if (mission.Plan?.Contract.FirstOrDefault(one => one.Id.Value == id) is { } assertion)
            return AssertionSheet.Of(mission, home, assertion);
        if (mission.Plan?.Features.FirstOrDefault(one => one.Id.Value == id) is { } feature)
            return FeatureSheet.Of(mission, feature);
        if (mission.Plan?.Milestones.FirstOrDefault(one => one.Id.Value == id) is { } milestone)
            return MilestoneSheet.Of(mission, milestone);
        if (mission.Plan?.Requirements.FirstOrDefault(one => one.Id.Value == id) is { } requirement)
            return SmallSheets.Of(mission, requirement);
        if (mission.Runs.LastOrDefault(one => IsNamed(one.Id.ToString(), id)) is { } run)
            return RunSheet.Of(mission, home, run);
        if (mission.Evidence.FirstOrDefault(one => IsNamed(one.Id.ToString(), id)) is { } evidence)
            return EvidenceSheet.Of(home, evidence);

        return SmallSheets.Of(mission, id) ?? SmallSheets.OfSkill(mission, name);
    }

    /// <summary>R-7 is R-0007: people leave the zeros out.</summary>
    private static bool IsNamed(string id, string typed) => id == typed
        || id.StartsWith("R-", StringComparison.Ordinal) && typed.StartsWith("R-", StringComparison.Ordinal)
        && int.TryParse(typed.AsSpan(2), out var number) && id == $"R-{number:D4}";
}
