namespace Missions.Agents.Tools;

/// <summary>A passage of a file that is to be replaced by another.</summary>
internal sealed record Passage(string Path, string Old, string New)
{
    /// <summary>The passage as it stands in a text: agents are shown, and write, line ends as <c>\n</c>.</summary>
    public Passage In(string text) => text.Contains("\r\n", StringComparison.Ordinal) && !Old.Contains('\r')
        ? this with { Old = Old.ReplaceLineEndings("\r\n"), New = New.ReplaceLineEndings("\r\n") }
        : this;

    /// <summary>Why it cannot be replaced, or null.</summary>
    public string? Wrong(string text)
    {
        if (Old.Length == 0) return "old is empty; use write_file to write a whole file.";
        if (Old == New) return "old and new are the same.";

        var places = Places(text, Old);
        return places.Count switch
        {
            1 => null,
            0 => $"old does not occur in {Path}. Read the file again and copy the passage exactly, with its spaces.",
            _ => $"old occurs {places.Count} times in {Path}, on lines {Lines(text, places)}. "
                + "Make it longer, so that it occurs once.",
        };
    }

    public string ReplaceIn(string text)
    {
        var at = text.IndexOf(Old, StringComparison.Ordinal);
        return string.Concat(text.AsSpan(0, at), New, text.AsSpan(at + Old.Length));
    }

    /// <summary>Whether the file looks as it does afterwards: nothing of the old is left but in the new.</summary>
    public bool WasReplacedIn(string text) =>
        Old.Length > 0 && text.Contains(New, StringComparison.Ordinal)
        && Places(New.Length == 0 ? text : text.Replace(New, "\0", StringComparison.Ordinal), Old).Count == 0;

    private static List<int> Places(string text, string sought)
    {
        List<int> places = [];
        for (var at = text.IndexOf(sought, StringComparison.Ordinal); at >= 0;)
        {
            places.Add(at);
            at = text.IndexOf(sought, at + 1, StringComparison.Ordinal);
        }

        return places;
    }

    private static string Lines(string text, List<int> places)
    {
        var lines = places.Take(10).Select(at => text.AsSpan(0, at).Count('\n') + 1);
        return string.Join(", ", lines) + (places.Count > 10 ? ", ..." : "");
    }
}
