namespace Missions.World.Terminals;

/// <summary>What somebody types, taken apart into texts and the keys that have names.</summary>
/// <param name="Text">A text to type, or a key as tmux calls it.</param>
public readonly record struct Keys(string Text, bool IsNamed)
{
    /// <summary>How keys are written, by what tmux calls them.</summary>
    private static readonly Dictionary<string, string> Named = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Enter"] = "Enter",
        ["Tab"] = "Tab",
        ["Esc"] = "Escape",
        ["Escape"] = "Escape",
        ["Space"] = "Space",
        ["Backspace"] = "BSpace",
        ["Delete"] = "DC",
        ["Insert"] = "IC",
        ["Up"] = "Up",
        ["Down"] = "Down",
        ["Left"] = "Left",
        ["Right"] = "Right",
        ["Home"] = "Home",
        ["End"] = "End",
        ["PageUp"] = "PPage",
        ["PageDown"] = "NPage",
        ["S-Tab"] = "BTab",
    };

    /// <summary>What can stand between <c>&lt;</c> and <c>&gt;</c>, for whoever is to be told.</summary>
    public static string Names => $"{string.Join(' ', Named.Keys.Select(name => $"<{name}>"))} <F1> <C-c> <M-x>, "
        + "and <lt> for the sign < itself";

    /// <summary>
    /// The keys of a text such as <c>milk&lt;Enter&gt;</c>. A line break is Enter. A name that is none is what is
    /// wrong.
    /// </summary>
    public static (IReadOnlyList<Keys> Typed, string? Wrong) Of(string text)
    {
        var typed = new List<Keys>();
        for (var rest = text.ReplaceLineEndings("\n").Replace("\n", "<Enter>").Replace("\t", "<Tab>"); rest is not "";)
        {
            var open = rest.IndexOf('<');
            var close = open < 0 ? -1 : rest.IndexOf('>', open);
            var name = close < 0 ? "" : rest[(open + 1)..close];
            if (!LooksNamed(name)) (open, close, name) = (Math.Max(open, 0), -1, "");
            if (name is "")
            {
                var next = rest.IndexOf('<', open + 1);
                var until = next < 0 ? rest.Length : next;
                typed.Add(new(rest[..until], IsNamed: false));
                rest = rest[until..];
                continue;
            }

            if (open > 0) typed.Add(new(rest[..open], IsNamed: false));
            if (KeyOf(name) is not { } key) return ([], $"there is no key <{name}>. There are {Names}.");
            typed.Add(key);
            rest = rest[(close + 1)..];
        }

        return (typed, null);
    }

    private static bool LooksNamed(string name) =>
        name.Length is > 0 and < 12 && char.IsAsciiLetter(name[0])
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-');

    private static Keys? KeyOf(string name)
    {
        if (name is "lt") return new("<", IsNamed: false);
        if (Named.GetValueOrDefault(name) is { } key) return new(key, IsNamed: true);
        if (name is ['F' or 'f', .. var digits] && int.TryParse(digits, out var number) && number is >= 1 and <= 12)
            return new($"F{number}", IsNamed: true);
        return name is ['C' or 'M', '-', var letter] ? new($"{name[0]}-{char.ToLowerInvariant(letter)}", true) : null;
    }
}
