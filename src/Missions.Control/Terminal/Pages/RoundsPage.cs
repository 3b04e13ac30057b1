using Missions.Engine.Views;

namespace Missions.Control.Terminal.Pages;

/// <summary>Milestones with their features, and each validation as found, decided, next.</summary>
internal static class RoundsPage
{
    public static Page Of(MissionSeen mission, int columns)
    {
        var (milestones, rounds) = (mission.Dashboard.Milestones, mission.Dashboard.Rounds);
        return new(
            $"Milestones: {milestones.Sealed} of {milestones.Total} sealed",
            milestones.Items is [] ? [new("There is no plan yet.")] : [.. milestones.Items.SelectMany(one => Lines(
                one, rounds.FirstOrDefault(other => other.Milestone == one.Id), columns))]);
    }

    private static IEnumerable<Row> Lines(MilestoneView milestone, RoundsView? rounds, int columns)
    {
        yield return new(
            $"{milestone.Id} {milestone.Title}: {milestone.State}, {milestone.Done} of {milestone.Total} built",
            milestone.Id,
            Look.Bold);
        foreach (var feature in milestone.Features)
            yield return new(
                $"  {feature.Id,-10} {feature.State,-9} {(feature.Follows is { } mended ? $"mends {mended}: " : "")}"
                    + $"{feature.Title} ({string.Join(" ", feature.Truths)})",
                feature.Id);
        foreach (var row in (rounds?.Rounds ?? []).SelectMany(round => Lines(round, columns))) yield return row;
        yield return Row.Blank;
    }

    private static IEnumerable<Row> Lines(RoundView round, int columns)
    {
        yield return new(
            $"  Round {round.Number} on {round.Commit}: {round.State}. {round.Next}",
            Look: round.State is "fails" ? Look.Bad : Look.Plain);
        foreach (var found in round.Found)
        {
            yield return new(
                $"    found    {found.Issue} {found.Severity}: {found.Text}", found.Issue ?? found.Assertion);
            var decided = found.Decided switch
            {
                "open" => "nothing yet",
                "dismiss" => $"DISMISSED: {found.Because}",
                _ => $"{found.Decided} {found.Feature}: {found.Because}",
            };
            foreach (var row in Row.Wrap($"    decided  {decided}", columns, 13)) yield return row;
            if (found.Next is { } next) yield return new($"    next     {next}");
        }
    }
}
