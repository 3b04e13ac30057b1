using System.Text.RegularExpressions;

namespace Missions.Engine.Flows;

/// <summary>
/// What of a text is the same each time: its lines, with <c>{*}</c> where times, ids and whatever else came out
/// differently stood.
/// </summary>
internal static partial class StableText
{
    private const string Any = "{*}";

    /// <summary>The lines of a text by which two are compared.</summary>
    public static IReadOnlyList<string> Lines(string text) =>
        [.. text.Split('\n').Select(line => line.Trim()).Where(line => line is not "")];

    /// <summary>A line without times and random ids: for what is compared with one answer only.</summary>
    public static string Masked(string line) => Volatile().Replace(line, Any);

    /// <summary>A line in which the time of its recording is left open: tomorrow it is another.</summary>
    public static string Dated(string line, DateTimeOffset now) =>
        Volatile().Replace(line, match => Moment.IsAbout(match.Value, now) ? Any : match.Value);

    /// <summary>What several answers to the same call have in common.</summary>
    public static IReadOnlyList<string> Common(IReadOnlyList<string> first, params IReadOnlyList<string>[] others)
    {
        var left = others.Select(lines => lines.ToList()).ToList();
        var common = first.Select(line => Shared(line, left, one => one)).ToList();
        for (var at = 0; at < first.Count; at++) common[at] ??= Shared(first[at], left, Masked);

        if (others.All(lines => lines.Count == first.Count))
            for (var at = 0; at < first.Count; at++)
                common[at] ??= Woven(first[at], [.. others.Select(lines => lines[at])]);
        return [.. common.OfType<string>().Where(SaysSomething)];
    }

    /// <summary>The first expected line that is not among a text's; each of those answers for one.</summary>
    public static string? Missing(IEnumerable<string> expected, IReadOnlyList<string> lines)
    {
        var left = lines.ToList();
        foreach (var line in expected.OrderBy(line => line.Contains(Any, StringComparison.Ordinal)))
        {
            var at = left.FindIndex(one => Fits(line, one));
            if (at < 0) return line;
            left.RemoveAt(at);
        }

        return null;
    }

    public static bool Fits(string expected, string line)
    {
        var parts = expected.Split(Any);
        if (parts is [var whole]) return line == whole;
        if (!line.StartsWith(parts[0], StringComparison.Ordinal)) return false;

        var at = parts[0].Length;
        foreach (var part in parts[1..^1])
        {
            var found = line.IndexOf(part, at, StringComparison.Ordinal);
            if (found < 0) return false;
            at = found + part.Length;
        }

        return line.Length - at >= parts[^1].Length && line.EndsWith(parts[^1], StringComparison.Ordinal);
    }

    public static bool SaysSomething(string line) =>
        line.Replace(Any, "").Any(char.IsLetterOrDigit);

    /// <summary>
    /// A line, as it is compared, where each of the others has it as well; it is theirs no more then.
    /// </summary>
    private static string? Shared(string line, List<List<string>> left, Func<string, string> compared)
    {
        var wanted = compared(line);
        if (!left.TrueForAll(lines => lines.Exists(one => compared(one) == wanted))) return null;
        left.ForEach(lines => lines.RemoveAt(lines.FindIndex(one => compared(one) == wanted)));
        return wanted;
    }

    /// <summary>A line whose words are the same but for some; null where they are not alike.</summary>
    private static string? Woven(string line, string[] others)
    {
        var words = Words(line);
        var all = others.Select(Words).ToList();
        if (all.Exists(other => other.Length != words.Length)) return null;

        var woven = words.Select((word, at) => all.TrueForAll(other => other[at] == word) ? word : Any);
        return string.Concat(woven).Replace($"{Any}{Any}", Any);
    }

    private static string[] Words(string line) => [.. Word().Matches(line).Select(match => match.Value)];

    [GeneratedRegex(@"[\p{L}\p{N}]+|.")]
    private static partial Regex Word();

    /// <summary>Dates and times as they are usually written, seconds or milliseconds since 1970, random ids.</summary>
    [GeneratedRegex("""
        \d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d([.,]\d+)?)?\s?(Z|[+-]\d\d:?\d\d)?)?|
        ((Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?\s)?(\d{1,2}\s(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*|
        (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\s\d{1,2}),?\s\d{4}|
        \d{1,2}[./]\d{1,2}[./]\d{4}|\b\d{1,2}:\d\d(:\d\d([.,]\d+)?)?(\s?[AaPp][Mm]\b)?|\b1[6-9]\d{8}(\d{3})?\b|
        \b[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\b|\b(?=\w*\d)[0-9a-f]{16,}\b
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Volatile();
}
