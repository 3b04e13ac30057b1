using Missions.Engine.Views;
using static Missions.Control.Terminal.Columns;

namespace Missions.Control.Terminal.Pages;

/// <summary>Everything that waits for the human, in one queue.</summary>
internal static class DecisionsPage
{
    public static Page Of(MissionSeen mission, DateTimeOffset now, int columns)
    {
        var all = mission.Dashboard.Decisions;
        return new(
            $"Waits for you: {all.Count}",
            all is [] ? [new("Nothing waits for you.")] : [.. all.SelectMany(one => Lines(one, now, columns))]);
    }

    private static IEnumerable<Row> Lines(DecisionView one, DateTimeOffset now, int columns)
    {
        var name = one.Id == one.Kind ? one.Id : $"{one.Id} {one.Kind}";
        yield return new($"{name}: {one.Text}", one.Id, one.Blocks ? Look.Bold : Look.Plain);
        if (one.Context is { } context)
            foreach (var row in Row.Wrap($"    {context}", columns, 4).Take(3)) yield return row;
        var recommended = one.Recommended is { } word ? $"recommended: {word}; " : "";
        yield return new($"    {recommended}{one.Delay}");
        yield return new($"    {When(one, now)}{one.ByDefault}", Look: Look.Dim);
        yield return Row.Blank;
    }

    internal static string When(DecisionView one, DateTimeOffset now)
    {
        var asked = one.Since is { } since ? $"Asked {Ago(now - since)} ago. " : "";
        return one.Deadline is { } due
            ? $"{asked}Until {due.UtcDateTime:yyyy-MM-dd HH:mm} UTC ({(due > now ? $"in {Ago(due - now)}" : "over")}). "
            : asked;
    }
}
