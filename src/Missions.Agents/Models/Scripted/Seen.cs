using System.Text.RegularExpressions;

namespace Missions.Agents.Models.Scripted;

/// <summary>Fills <c>{{seen:REGEX}}</c> with the last match in what the model was told, to cite ids.</summary>
internal static class Seen
{
    private const string Start = "{{seen:";

    // What was filled in is not looked at again.
    public static string Fill(string text, string told) => Find(text) is var (at, end, pattern)
        ? text[..at] + LastMatch(pattern, told) + Fill(text[end..], told)
        : text;

    /// <summary>What is wrong with the blanks of a text, or null.</summary>
    public static string? Wrong(string text)
    {
        if (Find(text) is not var (_, end, pattern)) return null;

        try
        {
            _ = Expression(pattern);
            return Wrong(text[end..]);
        }
        catch (ArgumentException wrong)
        {
            return $"{Start}{pattern}}}}} is no regular expression: {wrong.Message}";
        }
    }

    private static string LastMatch(string pattern, string told) => Expression(pattern).Matches(told) is [.., var last]
        ? last.Groups.Count > 1 ? last.Groups[1].Value : last.Value
        : $"(nothing matched {pattern})";

    private static Regex Expression(string pattern) =>
        new(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(2));

    // The pattern ends at the first }} that leaves its own braces closed: {{seen:\d{2}}} asks for two digits.
    private static (int At, int End, string Pattern)? Find(string text)
    {
        var at = text.IndexOf(Start, StringComparison.Ordinal);
        if (at < 0) return null;

        var from = at + Start.Length;
        var close = text.IndexOf("}}", from, StringComparison.Ordinal);
        while (close >= 0 && IsOpen(text.AsSpan(from, close - from)))
            close = text.IndexOf("}}", close + 1, StringComparison.Ordinal);

        return close < 0 ? null : (at, close + 2, text[from..close]);
    }

    private static bool IsOpen(ReadOnlySpan<char> pattern) => pattern.Count('{') > pattern.Count('}');
}
