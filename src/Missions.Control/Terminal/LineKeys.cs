using Missions.World.Terminals;

namespace Missions.Control.Terminal;

/// <summary>What keys do while a line is being typed.</summary>
internal static class LineKeys
{
    private const int Longest = 4000;

    public static (Ui Next, Wish? Wish) Press(Ui ui, Typing typing, KeyPress key, MissionSeen? mission) =>
        key.Name switch
        {
            "Enter" => Enter(ui, typing, mission),
            "Esc" or "C-c" => (Stop(ui, typing), null),
            _ => (Shown(ui, Edited(typing, key)), null),
        };

    private static Typing Edited(Typing line, KeyPress key) => key.Name switch
    {
        "Text" => Insert(line, key.Text),
        "Paste" =>
            Insert(line,
                string.Join(' ', key.Text.Split((char[]?)['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries))),
        "Backspace" when line.At > 0 => Cut(line, Before(line), line.At),
        "Delete" when line.At < line.Text.Length => Cut(line, line.At, After(line)),
        "Left" or "C-b" => line with { At = Before(line) },
        "Right" or "C-f" => line with { At = After(line) },
        "Home" or "C-a" => line with { At = 0 },
        "End" or "C-e" => line with { At = line.Text.Length },
        "C-u" => Cut(line, 0, line.At),
        "C-k" => Cut(line, line.At, line.Text.Length),
        "C-w" => Cut(line, WordStart(line), line.At),
        _ => line,
    };

    /// <summary>A filter shows at once what fits it.</summary>
    private static Ui Shown(Ui ui, Typing typing) => ui with
    {
        Typing = typing,
        View = typing.IsFilter ? ui.View with { Filter = typing.Text, At = 0, IsFollowing = false } : ui.View,
    };

    private static Ui Stop(Ui ui, Typing typing) => ui with
    {
        Typing = null,
        View = typing.IsFilter ? ui.View with { Filter = "" } : ui.View,
        Said = typing.IsFilter ? null : "Nothing was done.",
    };

    private static (Ui, Wish?) Enter(Ui ui, Typing typing, MissionSeen? mission)
    {
        if (typing.IsFilter) return (ui with { Typing = null }, null);
        if (typing.Text.Trim() is not { Length: > 0 } text)
            return (ui with { Typing = null, Said = "Nothing was done." }, null);

        // Options are words of their own; anything else is one text, whatever is in it.
        Core.Seq<string> words = typing.Then is [.., "{}..."]
            ? [.. typing.Then.Take(typing.Then.Count - 1), .. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)]
            : [.. typing.Then.Select(word => word.Replace("{}", text, StringComparison.Ordinal))];
        if (words is ["abort", ..] && text != mission?.Home.Id)
            return (ui with { Typing = null, Said = "That is not its id. Nothing was done." }, null);
        // From here on agents are asked, and paid.
        if (words is ["plan", ..])
            return (ui with { Typing = null, Asked = new($"Plan a new mission: {text}?", new Wish.Type(words)) }, null);
        return (ui with { Typing = null, Said = "On its way ..." }, new Wish.Type(words));
    }

    private static Typing Insert(Typing line, string text)
    {
        var room = Math.Max(0, Longest - line.Text.Length);
        var added = text.Length <= room ? text : text[..room];
        return line with { Text = line.Text.Insert(line.At, added), At = line.At + added.Length };
    }

    private static Typing Cut(Typing line, int from, int to) =>
        line with { Text = line.Text.Remove(from, to - from), At = from };

    private static int Before(Typing line) => line.At switch
    {
        0 => 0,
        > 1 when char.IsLowSurrogate(line.Text[line.At - 1]) => line.At - 2,
        _ => line.At - 1,
    };

    private static int After(Typing line) => line.At >= line.Text.Length ? line.Text.Length
        : line.At + (char.IsHighSurrogate(line.Text[line.At]) && line.At + 1 < line.Text.Length ? 2 : 1);

    private static int WordStart(Typing line) => line.Text[..line.At].TrimEnd().LastIndexOf(' ') + 1;
}
