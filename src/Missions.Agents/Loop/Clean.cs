using System.Text;
using System.Text.RegularExpressions;

namespace Missions.Agents.Loop;

/// <summary>The one gate for text on its way to a model: one bad character there can end a run for good.</summary>
public static partial class Clean
{
    /// <summary>An estimate that is the same everywhere: four characters a token.</summary>
    public static long Tokens(string text) => (text.Length + 3L) / 4;

    /// <summary>
    /// The text without terminal escapes, NUL and other control characters; line ends are <c>\n</c>, and half a
    /// surrogate pair becomes U+FFFD. Cleaning twice is cleaning once.
    /// </summary>
    public static string Text(string text)
    {
        var visible = Escapes().Replace(text, "").Replace("\r\n", "\n").Replace('\r', '\n');
        var clean = new StringBuilder(visible.Length);

        foreach (var rune in visible.EnumerateRunes())
            if (rune.Value is '\n' or '\t' || !Rune.IsControl(rune)) clean.Append(rune);

        return clean.ToString();
    }

    /// <summary>Clean, and no longer than that: head and tail are kept, with a note of what is missing.</summary>
    public static string Text(string text, int maxTokens)
    {
        var (clean, limit) = (Text(text), maxTokens * 4);
        if (clean.Length <= limit) return clean;

        var kept = Math.Max(0, limit - Gap(clean.Length).Length) / 2;
        var head = kept > 0 && char.IsHighSurrogate(clean[kept - 1]) ? kept - 1 : kept;
        var tail = clean.Length - kept;
        if (char.IsLowSurrogate(clean[tail])) tail++;

        return clean[..head] + Gap(tail - head) + clean[tail..];
    }

    private static string Gap(int characters) => $"\n[... {characters} characters left out ...]\n";

    // ECMA-48: control sequences; strings that are ended on their line; then any other escape, or a lone ESC. A string
    // that nobody ends loses only its first two characters, or it could hide all that follows.
    [GeneratedRegex(@"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\x07\x1b\r\n]*(?:\x07|\x1b\\)|[ -/]*[0-~])?")]
    private static partial Regex Escapes();
}
