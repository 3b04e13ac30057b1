using System.Text;

namespace Missions.Engine.Workspaces;

/// <summary>
/// Finds a spelling whose signs stand apart: on lines of their own, with blanks, commas, quotes or colours between.
/// </summary>
internal static class Scattered
{
    /// <summary>What is shorter would be found where words only happen to follow each other.</summary>
    private const int Shortest = 12;

    /// <summary>More than that between two signs is another text.</summary>
    private const int Farthest = 8;

    public static string Replace(string text, IEnumerable<string> spellings, string by)
    {
        var bare = Bare(text);
        foreach (var sought in spellings.Select(spelling => Bare(spelling).Signs))
            if (sought.Length >= Shortest && bare.Signs.Contains(sought, StringComparison.OrdinalIgnoreCase))
                bare = Bare(text = Without(text, bare, sought, by));

        return text;
    }

    private static string Without(string text, (string Signs, List<int> Places) bare, string sought, string by)
    {
        var left = new StringBuilder();
        var (from, done) = (0, 0);
        while (bare.Signs.IndexOf(sought, from, StringComparison.OrdinalIgnoreCase) is >= 0 and var at)
        {
            from = at + 1;
            if (!IsTogether(bare.Places, at, sought.Length)) continue;

            left.Append(text, done, bare.Places[at] - done).Append(by);
            done = bare.Places[at + sought.Length - 1] + 1;
            from = at + sought.Length;
        }

        return left.Append(text, done, text.Length - done).ToString();
    }

    private static bool IsTogether(List<int> places, int at, int length) =>
        !Enumerable.Range(at + 1, length - 1).Any(index => places[index] - places[index - 1] > Farthest);

    /// <summary>Only letters and digits, each with its place; what colours them is left out.</summary>
    private static (string Signs, List<int> Places) Bare(string text)
    {
        var (signs, places) = (new StringBuilder(), new List<int>());
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] == '\u001b') index = EndOfColour(text, index);
            else if (char.IsAsciiLetterOrDigit(text[index]))
            {
                signs.Append(text[index]);
                places.Add(index);
            }
        }

        return (signs.ToString(), places);
    }

    private static int EndOfColour(string text, int start)
    {
        var index = start + 1;
        if (index < text.Length && text[index] == '[')
            while (++index < text.Length && !char.IsAsciiLetter(text[index])) { }
        return index;
    }
}
