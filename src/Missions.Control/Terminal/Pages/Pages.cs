using Missions.Engine.Views.Sheets;

namespace Missions.Control.Terminal.Pages;

/// <summary>Which lines each place shows.</summary>
internal static class PageOf
{
    /// <param name="size">The room that there is for it.</param>
    public static Page View(View view, Seen seen, (int Columns, int Rows) size)
    {
        var page = seen.Mission is { } mission ? OfMission(view, mission, seen, size) : null;
        return (page ?? Always(view.Tab, seen, size.Columns)).Filtered(view.Filter);
    }

    private static Page Always(Tab tab, Seen seen, int columns) =>
        tab is Tab.Help ? HelpPage.Of(columns) : HomePage.Of(seen, columns);

    private static Page? OfMission(View view, MissionSeen mission, Seen seen, (int Columns, int Rows) size) =>
        view switch
        {
            { Tab: Tab.Home or Tab.Help } => null,
            { Tab: Tab.Decide, Thing: { } thing } => DecisionPage.Of(mission, thing, size.Columns),
            { Thing: { } thing } => Thing(mission, thing, size.Columns),
            { Tab: Tab.Now } => NowPage.Of(mission, size.Rows),
            { Tab: Tab.Since } => SincePage.Of(mission, seen.Now, size),
            { Tab: Tab.Decide } => DecisionsPage.Of(mission, seen.Now, size.Columns),
            { Tab: Tab.Claims } => ClaimsPage.Of(mission),
            { Tab: Tab.Rounds } => RoundsPage.Of(mission, size.Columns),
            { Tab: Tab.Work } => WorkPage.Of(mission),
            { Tab: Tab.Spend } => SpendPage.Of(mission),
            { Tab: Tab.Seats } => SeatsPage.Of(mission, size.Columns),
            { Tab: Tab.Log } => new("The journal", mission.Journal),
            { Tab: Tab.Runs } => RunsPage.Of(mission, seen.Now),
            { Tab: Tab.Evidence } => EvidencePage.Of(mission),
            _ => throw new System.Diagnostics.UnreachableException($"{view.Tab} has no arm in PageOf."),
        };

    /// <summary>One thing of the mission, with all that is known of it.</summary>
    public static Page Thing(MissionSeen mission, string thing, int columns)
    {
        if (thing.StartsWith("since:", StringComparison.Ordinal)) return SincePage.Group(mission, thing[6..], columns);
        if (thing is "approval") return ApprovalPage.Of(mission, columns);
        if (thing.Contains(':'))
            return new(thing.Replace(":", " of "), mission.Loaded is { } loaded && loaded.Thing == thing
                ? loaded.Rows
                : [new("Reading ...")]);
        if (SheetOf.Thing(mission.State, mission.Home, thing) is not { } sheet)
            return new(thing, [new($"The mission has nothing named '{thing}'.")]);

        Row[] more = sheet.Kind switch
        {
            "run" => [new("> its transcript, as it streams", $"transcript:{sheet.Id}")],
            "evidence" => [new("> its output", $"output:{sheet.Id}")],
            "feature" => [new("> what it changed", $"diff:{sheet.Id}")],
            _ => [],
        };
        return new(
            $"{sheet.Kind} {sheet.Id}",
            [.. more, .. sheet.Lines().SelectMany(line => Row.Wrap(line, columns, indent: 4))]);
    }
}
