namespace Missions.Engine.Workspaces;

/// <summary>Takes out the halves of a secret that stand where the middle of an output was left out.</summary>
internal static class CutOutput
{
    private const string Begins = "\n[… ", Ends = " bytes left out …]\n";

    /// <summary>What is shorter stands at the edge by chance, and tells nobody anything.</summary>
    private const int Shortest = 3;

    public static string Mend(string text, IReadOnlyList<string> spellings, string instead)
    {
        var from = 0;
        while (text.IndexOf(Begins, from, StringComparison.Ordinal) is >= 0 and var begin)
        {
            from = begin + Begins.Length;
            var end = text.IndexOf(Ends, from, StringComparison.Ordinal);
            if (end < 0 || !text[from..end].All(one => char.IsAsciiDigit(one) || char.IsPunctuation(one) || one is ' ' or '\u00a0' or '\u202f'))
                continue;

            var (head, tail) = (text[..begin], text[(end + Ends.Length)..]);
            var before = spellings.Max(one => Overlap(one, length => head.EndsWith(one[..length], StringComparison.OrdinalIgnoreCase)));
            var after = spellings.Max(one => Overlap(one, length => tail.StartsWith(one[^length..], StringComparison.OrdinalIgnoreCase)));
            var mended = (before > 0 ? head[..^before] + instead : head) + text[begin..(end + Ends.Length)];
            from = mended.Length;
            text = mended + (after > 0 ? instead + tail[after..] : tail);
        }

        return text;
    }

    private static int Overlap(string spelling, Predicate<int> fits)
    {
        for (var length = spelling.Length - 1; length >= Shortest; length--)
            if (fits(length)) return length;
        return 0;
    }
}
