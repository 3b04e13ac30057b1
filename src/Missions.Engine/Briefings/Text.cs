namespace Missions.Engine.Briefings;

/// <summary>
/// Turns lists into the Markdown that briefings are made of. Sizes are bounded, so that no briefing grows with age.
/// </summary>
internal static class Text
{
    public const string None = "None.";

    public static string List(IEnumerable<string> lines, int most = 60)
    {
        var all = lines.ToList();
        if (all.Count == 0) return None;
        var left = all.Count > most ? [$"- (and {all.Count - most} more)"] : Array.Empty<string>();
        return string.Join('\n', all.TakeLast(most).Select(line => $"- {line}").Concat(left));
    }

    public static string Lines(IEnumerable<string> lines, int most = 400) =>
        string.Join('\n', lines.Take(most)) is { Length: > 0 } text ? text : None;

    /// <summary>The head and the tail of a long text, with a word about what is missing between.</summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most) return text;
        var (head, tail) = (text[..(most / 2)], text[^(most / 2)..]);
        return $"{head}\n[... {text.Length - most} characters left out ...]\n{tail}";
    }

    public static string Short(string commit) => commit.Length > 10 ? commit[..10] : commit;

    public static string Word<T>(T value) where T : struct, Enum =>
        System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
