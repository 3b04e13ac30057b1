using System.Globalization;
using System.Text;

namespace Missions.Control.Terminal;

/// <summary>
/// Text of anybody, made fit for a terminal: nothing in it moves the cursor or turns the reading round.
/// </summary>
internal static class Glyphs
{
    // Without them whole scripts, and many pictures, read otherwise.
    private const int NonJoiner = 0x200c, Joiner = 0x200d;

    // Blocks that terminals draw two cells wide: East Asian scripts and pictures.
    private static readonly (int From, int To)[] Wide =
    [
        (0x1100, 0x115f), (0x2e80, 0x303e), (0x3041, 0xa4cf), (0xac00, 0xd7a3), (0xf900, 0xfaff), (0xfe30, 0xfe6f),
        (0xff00, 0xff60), (0xffe0, 0xffe6), (0x1f300, 0x1f64f), (0x1f680, 0x1f6ff), (0x1f900, 0x1f9ff),
        (0x20000, 0x3fffd),
    ];

    /// <summary>Each visible sign with its width in cells.</summary>
    public static IEnumerable<(string Sign, int Width)> Of(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (Seen(rune) is not { } sign) continue;
            yield return (sign, sign.Length == 1 && sign[0] < 0x1100 ? 1 : WidthOf(rune));
        }
    }

    public static int WidthOf(string text) => Of(text).Sum(one => one.Width);

    /// <summary>One line that shows what was hidden.</summary>
    public static string Clean(string text) => string.Concat(Of(text).Select(one => one.Sign));

    /// <summary>Lines that a terminal lays out itself: only what could do more than be read is made visible.</summary>
    public static string Harmless(string text) =>
        string.Concat(text.EnumerateRunes().Select(rune => rune.Value is '\n' or '\t' or Joiner or NonJoiner
            ? rune.ToString()
            : Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                ? Seen(rune)
                : rune.ToString()));

    private static string? Seen(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        _ when rune.Value is '\n' or '\r' or '\t' => " ",
        UnicodeCategory.Control => rune.Value < 0x20 ? ((char)(0x2400 + rune.Value)).ToString() : "·",
        UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => "·",
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => null,
        _ => rune.ToString(),
    };

    private static int WidthOf(Rune rune) =>
        Wide.Any(block => rune.Value >= block.From && rune.Value <= block.To) ? 2 : 1;
}
