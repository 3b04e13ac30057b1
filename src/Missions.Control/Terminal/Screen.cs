using Missions.Control.Terminal.Pages;
using static Missions.Control.Terminal.Columns;

namespace Missions.Control.Terminal;

/// <summary>
/// What Mission Control shows: a picture that follows from what is known and from where the person is.
/// </summary>
internal static class Screen
{
    public const int FewestColumns = 80, FewestRows = 24;

    // A head of two lines, and a foot of two.
    private const int Frame = 4;
    private const int Wide = 120;

    /// <summary>The room for a page on a screen of that size.</summary>
    public static (int Columns, int Rows) Room((int Columns, int Rows) size, View view) =>
        (IsSplit(size, view) ? ListWidth(size.Columns) : size.Columns, Math.Max(1, size.Rows - Frame));

    public static Canvas Of(Ui ui, Seen seen, (int Columns, int Rows) size)
    {
        var canvas = new Canvas(Math.Max(1, size.Columns), Math.Max(1, size.Rows));
        if (size.Columns < FewestColumns || size.Rows < FewestRows) return TooSmall(canvas, size);

        var room = Room(size, ui.View);
        var page = PageOf.View(ui.View, seen, room);
        var pointed = page.Pointed(ui.View.IsFollowing ? page.Rows.Count - 1 : ui.View.At, room.Rows);
        Head(canvas, ui, seen, page);
        Body(canvas, page, pointed, room);
        if (IsSplit(size, ui.View)) Beside(canvas, ui, seen, page, pointed);
        Foot(canvas, ui, seen, page, pointed);
        return canvas;
    }

    /// <summary>A list is shown with what is pointed at beside it, where there is the room.</summary>
    private static bool IsSplit((int Columns, int Rows) size, View view) =>
        size.Columns >= Wide && view is { Thing: null, Tab: not (Tab.Help or Tab.Home or Tab.Spend) };

    private static int ListWidth(int columns) => Math.Max(FewestColumns, columns * 3 / 5);

    private static Canvas TooSmall(Canvas canvas, (int Columns, int Rows) size)
    {
        var text = $"Mission Control needs {FewestColumns} columns and {FewestRows} rows; this terminal has "
            + $"{size.Columns} by {size.Rows}. Make it larger, or press q: `mission status` tells the same in lines.";
        foreach (var (index, row) in Row.Wrap(text, canvas.Columns).Index()) canvas.Put(index, 0, row.Text);
        return canvas;
    }

    private static void Head(Canvas canvas, Ui ui, Seen seen, Page page)
    {
        var (left, right) = seen.Mission is { } mission && ui.View.Tab is not Tab.Home
            ? (Left(mission), Right(mission, seen.Now))
            : ("Mission Control", $"{seen.Now.UtcDateTime:HH:mm:ss} UTC");
        canvas.Put(0, 0, left, Look.Bold, canvas.Columns - Glyphs.WidthOf(right) - 2);
        canvas.Put(0, canvas.Columns - Glyphs.WidthOf(right), right);
        if (seen.Mission is null || ui.View.Tab is Tab.Home) canvas.Put(1, 0, page.Title);
        else TabLine(canvas, ui.View.Tab, seen.Mission.Dashboard.Decisions.Count);
        canvas.Fill(1, 0, canvas.Columns, Look.Chosen);
    }

    private static string Left(MissionSeen mission) =>
        $"{mission.Home.Id}: {mission.Dashboard.State}{(mission.Dashboard.IsScripted ? " (SCRIPTED agents)" : "")}";

    private static string Right(MissionSeen mission, DateTimeOffset now)
    {
        var (sum, waits) = (mission.Dashboard.Assertions, mission.Dashboard.Decisions.Count);
        var needs = waits > 0 ? $"{waits} WAIT FOR YOU  " : "";
        return $"{needs}{sum.Proven}/{sum.Total} proven  last event {Ago(now - mission.Dashboard.LastAt)} ago";
    }

    /// <summary>The places; where one is stands in brackets, so that it needs no colour.</summary>
    private static void TabLine(Canvas canvas, Tab now, int waits)
    {
        var column = 0;
        foreach (var tab in Tabs.OfMission)
        {
            var name = $"{Tabs.Key(tab)}{Tabs.Name(tab)}{(tab is Tab.Decide && waits > 0 ? $"*{waits}" : "")}";
            column = canvas.Put(1, column, tab == now ? $"[{name}]" : $" {name}");
        }
    }

    private static void Body(Canvas canvas, Page page, int pointed, (int Columns, int Rows) room)
    {
        var top = page.Top(pointed, room.Rows);
        for (var line = 0; line < room.Rows && top + line < page.Rows.Count; line++)
        {
            var row = page.Rows[top + line];
            var isPointed = !page.IsText && top + line == pointed && row.Id is not null;
            canvas.Put(line + 2, 0, row.Text, isPointed ? Look.Chosen : row.Look, room.Columns);
            if (isPointed) canvas.Fill(line + 2, 0, room.Columns, Look.Chosen);
        }
        if (page.Rows.Count == 0) canvas.Put(2, 0, "Nothing fits that.");
    }

    /// <summary>What is pointed at, beside the list; on the first place, what happened last.</summary>
    private static void Beside(Canvas canvas, Ui ui, Seen seen, Page page, int pointed)
    {
        var left = ListWidth(canvas.Columns) + 2;
        var (columns, rows) = (canvas.Columns - left, canvas.Rows - Frame);
        for (var row = 2; row < canvas.Rows - 2; row++) canvas.Put(row, left - 2, "│");

        var mission = seen.Mission!;
        var shown = page.Rows.ElementAtOrDefault(pointed)?.Id is { } thing
            ? PageOf.View(Opened(ui.View.Tab, thing), seen, (columns, rows)).Rows
            : Latest(mission, columns, rows);
        foreach (var (index, row) in shown.Take(rows).Index()) canvas.Put(index + 2, left, row.Text, row.Look);
    }

    private static List<Row> Latest(MissionSeen mission, int columns, int rows) =>
    [
        Row.Head("What happened last"),
        .. mission.Journal.TakeLast(rows - 1).SelectMany(row => Row.Wrap(row.Text, columns, 6)).TakeLast(rows - 1),
    ];

    private static View Opened(Tab tab, string thing) => thing.StartsWith("decide:", StringComparison.Ordinal)
        ? new(Tab.Decide, thing.Length > 7 ? thing[7..] : null)
        : new(tab, thing);

    private static void Foot(Canvas canvas, Ui ui, Seen seen, Page page, int pointed)
    {
        var said = canvas.Rows - 2;
        if (ui.Typing is { } typing)
        {
            var prompt = Short(Glyphs.Clean(typing.Prompt), canvas.Columns * 2 / 3);
            var shown = Math.Max(0, typing.At - (canvas.Columns - prompt.Length - 4));
            canvas.Put(said, 0, $"{prompt} {typing.Text[shown..]}", Look.Bold);
            canvas.Cursor = (
                said, Math.Min(canvas.Columns - 1, prompt.Length + 1 + Glyphs.WidthOf(typing.Text[shown..typing.At])));
        }
        else if (ui.Asked is { } asked) canvas.Put(said, 0, $"{asked.Question} [y/n]", Look.Bold);
        else if (ui.Said is { } word) canvas.Put(said, 0, word, Look.Bold);
        else canvas.Put(said, 0, Place(page, pointed, ui), Look.Dim);
        canvas.Put(canvas.Rows - 1, 0, Footer.Of(ui, seen, page));
        canvas.Fill(canvas.Rows - 1, 0, canvas.Columns, Look.Chosen);
    }

    /// <summary>Room is left for what is typed.</summary>
    private static string Short(string prompt, int most) =>
        prompt.Length <= most ? prompt : prompt[..(most - 3)] + "...";

    private static string Place(Page page, int pointed, Ui ui)
    {
        var follows = ui.View.IsFollowing ? ", following" : "";
        return page.Rows.Count < 2 ? page.Title
            : $"{page.Title}  -  line {Math.Min(pointed + 1, page.Rows.Count)} of {page.Rows.Count}{follows}";
    }
}
