using Missions.World.Terminals;

namespace Missions.Control.Terminal;

/// <summary>What a key does: where one is next, and what is to be done. It does nothing itself.</summary>
internal static class Keys
{
    public static (Ui Next, Wish? Wish) Press(Ui ui, KeyPress key, Seen seen, (int Columns, int Rows) size) => ui switch
    {
        { Typing: { } typing } => LineKeys.Press(ui, typing, key, seen.Mission),
        { Asked: { } asked } => key is { Name: "Text", Text: "y" or "Y" }
            ? (ui with { Asked = null, Said = "On its way ..." }, asked.Wish)
            : (ui with { Asked = null, Said = "Nothing was done." }, null),
        _ => Pressed(ui with { Said = null }, key, seen, size),
    };

    private static (Ui, Wish?) Pressed(Ui ui, KeyPress key, Seen seen, (int Columns, int Rows) size)
    {
        if (key is { Name: "C-c" } or { Name: "Text", Text: "q" }) return (ui, new Wish.Quit());
        if (key.Name is "Text" && Tabs.Of(key.Text) is { } tab) return (To(ui, tab, seen), null);
        if (key.Name is "Text") return Wheel.Press(ui, key.Text, seen, Pointed(ui, seen, size).Row);
        return key.Name switch
        {
            "Enter" => Open(ui, seen, Pointed(ui, seen, size).Row),
            "Esc" or "Backspace" => (Leave(ui), null),
            "Tab" or "Right" => (To(ui, Beside(ui.View.Tab, 1), seen), null),
            "BackTab" or "Left" => (To(ui, Beside(ui.View.Tab, -1), seen), null),
            _ => (ui with { View = Moved(ui, key.Name, seen, size) }, null),
        };
    }

    private static Ui To(Ui ui, Tab tab, Seen seen)
    {
        if (seen.Mission is null && tab is not (Tab.Home or Tab.Help))
            return ui with { Said = "Open a mission first." };
        if (tab is Tab.Help) return ui.View.Tab is Tab.Help ? ui : ui.To(new(tab));
        // Places are beside each other, not within: Esc does not lead through all that one passed.
        return ui with { View = new(tab, IsFollowing: tab is Tab.Log), Back = [] };
    }

    private static Tab Beside(Tab tab, int steps)
    {
        var all = Tabs.OfMission;
        var at = all.ToList().IndexOf(tab);
        return all[((at < 0 ? 0 : at + steps) + all.Count) % all.Count];
    }

    private static Ui Leave(Ui ui) => ui switch
    {
        { View.Filter: not "" } => ui with { View = ui.View with { Filter = "", At = 0 } },
        { Back: [var last, ..] } => ui with { View = last, Back = [.. ui.Back.Skip(1)] },
        { View.Tab: not (Tab.Home or Tab.Now) } => ui with { View = new(Tab.Now) },
        _ => ui,
    };

    private static View Moved(Ui ui, string key, Seen seen, (int Columns, int Rows) size)
    {
        var (page, at, height) = Place(ui, seen, size);
        var last = page.Pointed(page.Rows.Count - 1, height);
        var next = key switch
        {
            "Up" => page.Moved(at, -1, height),
            "Down" => page.Moved(at, 1, height),
            "PageUp" => page.Moved(at, -height, height),
            "PageDown" => page.Moved(at, height, height),
            "Home" => page.Pointed(0, height),
            "End" => last,
            _ => at,
        };
        var follows = ui.View is { Tab: Tab.Log, Thing: null }
            || ui.View.Thing?.StartsWith("transcript:", StringComparison.Ordinal) is true;
        var stays = follows && next == last && key is not ("Up" or "PageUp" or "Home");
        return ui.View with { At = next, IsFollowing = stays };
    }

    private static (Row? Row, int At) Pointed(Ui ui, Seen seen, (int Columns, int Rows) size)
    {
        var (page, at, _) = Place(ui, seen, size);
        return (page.IsText ? null : page.Rows.ElementAtOrDefault(at), at);
    }

    private static (Page Page, int At, int Height) Place(Ui ui, Seen seen, (int Columns, int Rows) size)
    {
        var room = Screen.Room(size, ui.View);
        var page = Pages.PageOf.View(ui.View, seen, room);
        return (page, page.Pointed(ui.View.IsFollowing ? page.Rows.Count - 1 : ui.View.At, room.Rows), room.Rows);
    }

    private static (Ui, Wish?) Open(Ui ui, Seen seen, Row? row)
    {
        if (row?.Id is not { } id) return (ui, null);
        if (ui.View.Tab is Tab.Home) return (ui, new Wish.Open(id));
        if (ui.View is { Tab: Tab.Decide, Thing: { } thing } && id.Contains(':'))
            return Wheel.Give(ui, thing, id, seen.Mission!);
        if (id.StartsWith("decide:", StringComparison.Ordinal))
            return (ui.To(new(Tab.Decide, id.Length > 7 ? id[7..] : null)), null);
        var follows = id.StartsWith("transcript:", StringComparison.Ordinal);
        return (ui.To(new(ui.View.Tab, id, IsFollowing: follows)), null);
    }
}
