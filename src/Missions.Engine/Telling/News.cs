using Missions.Core;
using Missions.Core.Runs;
using Missions.Engine.Views;

namespace Missions.Engine.Telling;

/// <summary>Something that the human should hear of without looking.</summary>
/// <param name="About">Its name: nobody is told of the same twice.</param>
/// <param name="Kind">One of <see cref="Kinds"/>.</param>
/// <param name="Command">What to type about it.</param>
public sealed record News(string About, string Kind, string Text, string Command)
{
    public static readonly IReadOnlyList<string> Kinds = ["needs-you", "done", "failed", "budget", "parked"];

    /// <summary>
    /// All that there is to be told of now, told already or not. What the human did is no news to them.
    /// </summary>
    public static IEnumerable<News> Of(Mission mission)
    {
        var id = mission.Opening?.Mission;
        if (mission.Completion is { EveryAssertionProven: var isProven })
            yield return new(
                $"end {mission.Head}", isProven ? "done" : "failed",
                isProven ? "Every assertion is proven." : "It ends without proving its whole contract.",
                $"mission status {id}");
        if (mission.Parking is { On: WaitsOn.Provider } parked)
            yield return new($"parked {parked.Since:O}", "parked", parked.Sentence, $"mission status {id}");
        foreach (var need in Need.Of(mission).Where(need => need.Blocks || need.Deadline is not null))
            yield return new(
                NameOf(need, mission), need.Kind is "budget" ? "budget" : "needs-you", need.Text,
                InFull(need.Command, id));
    }

    private static string NameOf(Need need, Mission mission) => need.Kind switch
    {
        "approval" => $"plan {mission.Drafts}",
        "refused" or "budget" => $"{need.Kind} {mission.Parking?.Since:O}",
        _ => need.Id,
    };

    /// <summary>With the mission in it, for it is read far away from the repository.</summary>
    private static string InFull(string command, string? id) =>
        command.Split(' ', 3) is ["mission", var verb, .. var rest]
            ? string.Join(' ', ["mission", verb, id, .. rest])
            : command;
}
