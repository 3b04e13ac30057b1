namespace Missions.Control.Terminal;

/// <summary>The keys that do something here and now.</summary>
internal static class Footer
{
    public static string Of(Ui ui, Seen seen, Page page) => ui switch
    {
        { Typing.IsFilter: true } => "Enter keeps the filter  Esc shows all again",
        { Typing: not null } => "Enter sends it  Esc does nothing  C-u empties the line",
        { Asked: not null } => "y does it  any other key does not",
        _ => string.Join("  ", Keys(ui, seen, page)),
    };

    private static IEnumerable<string> Keys(Ui ui, Seen seen, Page page)
    {
        if (!page.IsText) yield return "Enter opens";
        if (ui.Back is [_, ..]) yield return "Esc back";
        if (seen.Mission is { } mission && ui.View.Tab is not Tab.Home)
        {
            foreach (var key in Steering(ui.View.Tab, mission)) yield return key;
            yield return "s say";
        }
        else yield return "n new mission";
        yield return "/ filter";
        yield return "h home";
        yield return "? help";
        yield return "q quit";
    }

    private static IEnumerable<string> Steering(Tab tab, MissionSeen mission)
    {
        var seen = mission.Dashboard;
        if (seen.Decisions.Any(one => one.Kind is "approval" or "amendment")) yield return "a approve  j reject";
        if (seen.State is "idle" or "needs-you" or "waiting"
            && seen.Decisions.All(one => !one.Blocks)) yield return "r run";
        if (seen.State is "done" && seen.Place.Landings is []) yield return "L land";
        if (seen.State is "paused") yield return "p resume";
        if (seen.State is "working") yield return "p pause";
        if (tab is Tab.Claims && !mission.State.IsOver) yield return "w waive";
        if (tab is Tab.Spend && !mission.State.IsOver) yield return "B budget";
        if (tab is Tab.Seats && !mission.State.IsOver) yield return "S seat";
    }
}
