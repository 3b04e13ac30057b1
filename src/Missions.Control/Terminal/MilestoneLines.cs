using Missions.Engine.Views;
using static Missions.Control.Terminal.Columns;

namespace Missions.Control.Terminal;

/// <summary>
/// The milestones in the room that there is: the features of the one in work, the others in a line each.
/// </summary>
internal static class MilestoneLines
{
    public static IEnumerable<string> Of(MilestonesView milestones, int room)
    {
        if (milestones.Total == 0) return ["No plan yet."];

        var open = milestones.Items.FirstOrDefault(one => one.State is "building" or "validating")
            ?? milestones.Items.FirstOrDefault(one => one.State is not "sealed");
        var shown = milestones.Items.Count <= room ? milestones.Items.Count : Math.Max(1, room - 1);
        var features = open is null ? 0 : Math.Min(open.Features.Count, Math.Max(0, room - milestones.Items.Count));
        List<string> lines = [];
        foreach (var milestone in Window(milestones, open, shown))
        {
            lines.Add(Line(milestone));
            if (milestone == open) lines.AddRange(Features(milestone, features));
        }
        if (shown < milestones.Items.Count)
            lines.Add($"  and {milestones.Items.Count - shown} more milestones, {milestones.Sealed} sealed in all");
        return lines;
    }

    /// <summary>As many as fit, around the one in work.</summary>
    private static IEnumerable<MilestoneView> Window(MilestonesView milestones, MilestoneView? open, int shown)
    {
        var place = open is null ? milestones.Items.Count : milestones.Items.ToList().IndexOf(open);
        return milestones.Items.Skip(Math.Clamp(place - shown / 2, 0, milestones.Items.Count - shown)).Take(shown);
    }

    private static string Line(MilestoneView milestone)
    {
        var rounds = milestone.Rounds > 1 ? $", round {milestone.Rounds}" : "";
        return Row(
            $"{milestone.Id} {milestone.Title}",
            $"{milestone.Done} of {milestone.Total} built",
            $"{milestone.State}{rounds}");
    }

    /// <summary>What is to do comes first where not all fit.</summary>
    private static IEnumerable<string> Features(MilestoneView milestone, int room)
    {
        var left = milestone.Features.Count - room;
        var shown = left <= 0 ? milestone.Features.ToList()
            : [.. milestone.Features.OrderBy(one => one.State is "done").Take(Math.Max(0, room - 1))];
        foreach (var feature in shown) yield return Line(feature);
        if (left > 0 && room > 0) yield return $"    and {milestone.Features.Count - shown.Count} more";
    }

    private static string Row(string name, string built, string state) => $"{Cut(name, 44),-46}{built,-15}{state}";

    private static string Line(FeatureView feature)
    {
        var again = feature.Rounds > 1 ? $", worker {feature.Rounds}" : "";
        var follows = feature.Follows is { } mended ? $" (mends {mended})" : "";
        return Row($"    {feature.Id} {feature.Title}{follows}", "", $"{feature.State}{again}");
    }
}
