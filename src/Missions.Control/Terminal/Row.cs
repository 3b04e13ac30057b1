namespace Missions.Control.Terminal;

/// <summary>A line of a page.</summary>
/// <param name="Id">What Enter opens or does; null where it only says something.</param>
internal sealed record Row(string Text, string? Id = null, Look Look = Look.Plain)
{
    public static Row Blank { get; } = new("");

    public static Row Head(string text, string? id = null) => new(text, id, Look.Bold);

    /// <summary>A text over as many lines as it takes.</summary>
    /// <param name="indent">Of every line but the first.</param>
    public static IEnumerable<Row> Wrap(string text, int width, int indent = 0, Look look = Look.Plain)
    {
        foreach (var part in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var first = part[..^part.TrimStart(' ').Length];
            var (line, isEmpty) = (first, true);
            foreach (var word in part.Trim(' ').Split(' ').SelectMany(word => Pieces(word, width - indent)))
            {
                if (!isEmpty && Glyphs.WidthOf(line) + 1 + Glyphs.WidthOf(word) > width)
                {
                    yield return new(line, Look: look);
                    (line, isEmpty) = (new(' ', indent), true);
                }
                line = isEmpty ? line + word : $"{line} {word}";
                isEmpty = false;
            }
            yield return new(line, Look: look);
        }
    }

    private static IEnumerable<string> Pieces(string word, int room)
    {
        for (room = Math.Max(room, 10); word.Length > room; word = word[room..]) yield return word[..room];
        yield return word;
    }
}
