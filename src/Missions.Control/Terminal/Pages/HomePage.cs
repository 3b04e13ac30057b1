using Missions.Engine.Views;
using static Missions.Control.Terminal.Columns;

namespace Missions.Control.Terminal.Pages;

/// <summary>The missions of this home, by what they want of you.</summary>
internal static class HomePage
{
    private static readonly Dictionary<string, string> Names = new()
    {
        ["needs-you"] = "Needs you",
        ["working"] = "Working",
        ["waiting"] = "Waiting",
        ["done"] = "Done",
    };

    public static Page Of(Seen seen, int columns)
    {
        if (seen.Home is not { } home) return new("Missions", [new($"Reading the missions of {seen.Root} ...")]);
        var all = home.Groups.Sum(group => group.Missions.Count);
        if (all == 0)
            return new(
                "Missions", [new($"No missions in {seen.Root} yet."), new("n opens one: say what is to be built.")]);
        return new(
            $"Missions of {seen.Root}: {all}",
            [.. home.Groups.Where(group => group.Missions is [_, ..])
                .SelectMany(group => Lines(group, seen, columns))]);
    }

    private static IEnumerable<Row> Lines(HomeGroup group, Seen seen, int columns)
    {
        yield return Row.Head($"{Names[group.Name]} ({group.Missions.Count})");
        foreach (var one in group.Missions)
        {
            yield return new(Line(one, seen.Now), one.Mission, one.State is "damaged" ? Look.Bad : Look.Plain);
            if (group.Name is "needs-you" || group.Name is "working" && columns >= 100)
                yield return new($"      {one.Now}", Look: Look.Dim);
        }
    }

    private static string Line(HomeEntry one, DateTimeOffset now)
    {
        var state = one.HasLanded ? "landed" : one.State;
        var proven = one.Total == 0 ? "no plan" : $"{one.Proven}/{one.Total} proven";
        var ago = one.LastAt == default ? "" : $"{Ago(now - one.LastAt)} ago";
        return $"  {Cut(one.Mission, 24),-24} {state,-9} {proven,-14} {ago,-11} {Cut(one.Title, 60)}";
    }
}
