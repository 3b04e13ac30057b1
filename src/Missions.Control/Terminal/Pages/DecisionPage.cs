using Missions.Engine.Views;

namespace Missions.Control.Terminal.Pages;

/// <summary>One thing that waits for the human, with every answer that can be given.</summary>
internal static class DecisionPage
{
    public static Page Of(MissionSeen mission, string id, int columns)
    {
        if (id is "approval" || id.Contains(':')) return PageOf.Thing(mission, id, columns);
        if (mission.Dashboard.Decisions.FirstOrDefault(one => one.Id == id) is not { } decision)
            return new(id, [new($"{id} does not wait for you any more.")]);

        return new(
            $"{decision.Id}: {decision.Kind}",
            [
                .. Row.Wrap(decision.Text, columns, look: Look.Bold),
                .. decision.Context is { } context ? [Row.Blank, .. Row.Wrap(context, columns)] : Array.Empty<Row>(),
                Row.Blank,
                .. Answers(decision),
                Row.Blank,
                .. Row.Wrap(decision.Delay, columns),
                .. Row.Wrap($"{DecisionsPage.When(decision, mission.Dashboard.At)}{decision.ByDefault}", columns),
                new($"The same in a shell: {decision.Command}", Look: Look.Dim),
            ]);
    }

    private static IEnumerable<Row> Answers(DecisionView decision)
    {
        foreach (var option in decision.Options)
        {
            var note = option.Word == decision.Recommended ? " (recommended)" : "";
            yield return new(
                $"  > {option.Word}{note}{(option.Means is { } means ? $": {means}" : "")}", $"give:{option.Word}");
        }
        Row[] more = decision.Kind switch
        {
            "approval" => [new("  > read the plan before: what is proven how, and what is not", "approval")],
            "question" => [new("  > say it in your own words", "type:")],
            "budget" => [new("  > raise it", "type:")],
            "refused" => [new("  > try again", "give:resume")],
            _ => [],
        };
        foreach (var row in more) yield return row;
    }
}
