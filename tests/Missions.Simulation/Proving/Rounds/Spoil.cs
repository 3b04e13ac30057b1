namespace Missions.Simulation.Proving.Rounds;

/// <summary>A program with one mistake in it, of those that people make.</summary>
internal sealed record Spoil(string Path, string Text)
{
    private static readonly (string From, string To)[] Mistakes =
    [
        ("===", "!=="), ("!==", "==="), (" < ", " <= "), (" > ", " >= "), (" <= ", " < "), (" >= ", " > "), ("&&", "||"),
        ("||", "&&"), (" + ", " - "), (" - ", " + "), ("true", "false"), ("false", "true"), (" 0", " 1"), (" 1", " 2"),
        ("if (", "if (!"), ("return ", "return undefined && "), ("some(", "every("), ("every(", "some("),
        ("toLowerCase", "toUpperCase"), ("trim()", "toString()"), (".filter(", ".map("), ("200", "204"), ("400", "500"),
        ("404", "200"), ("await ", ""), ("??", "&&"), ("[0]", "[1]"), (".length", ".size"), ("\"", "\"x"),
    ];

    /// <summary>Each mistake at each place, and each statement left out.</summary>
    public static IEnumerable<Spoil> Of(string path, string text)
    {
        var lines = text.Split('\n');
        foreach (var (at, line) in lines.Index().Where(one => !one.Item.TrimStart().StartsWith("//", StringComparison.Ordinal)))
        {
            foreach (var (from, to) in Mistakes)
                for (var place = line.IndexOf(from, StringComparison.Ordinal); place >= 0;
                    place = line.IndexOf(from, place + from.Length, StringComparison.Ordinal))
                    yield return With(at, $"{line[..place]}{to}{line[(place + from.Length)..]}");
            if (line.TrimEnd().EndsWith(';')) yield return With(at, "");
        }

        Spoil With(int at, string changed) => new(path, string.Join('\n', [.. lines[..at], changed, .. lines[(at + 1)..]]));
    }
}
