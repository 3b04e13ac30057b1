namespace Missions.Control.Terminal;

/// <summary>Fits text into the 80 columns that every terminal has.</summary>
internal static class Columns
{
    public const int Width = 80;

    /// <summary>One line, and a sign where it goes on.</summary>
    public static string Cut(string text, int width = Width)
    {
        var line = string.Join(' ', text.Split(['\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= width ? line : $"{line[..(width - 1)]}…";
    }

    /// <summary>One at the left edge and one at the right; the left one is cut where they meet.</summary>
    public static string Apart(string left, string right)
    {
        var room = Width - right.Length - 2;
        return Cut(left, room).PadRight(room + 2) + right;
    }

    /// <summary>Several lines behind a label, cut after so many.</summary>
    public static IEnumerable<string> Wrap(string label, string text, int most)
    {
        var (lines, line) = (new List<string>(), "");
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (line is not "" && label.Length + line.Length + 1 + word.Length > Width)
            {
                lines.Add(line);
                line = "";
            }
            line = line is "" ? word : $"{line} {word}";
        }
        lines.Add(line);
        if (lines.Count > most) lines[most - 1] = Cut($"{lines[most - 1]} …", Width - label.Length);
        return lines.Take(most).Select((one, index) => Cut((index == 0 ? label : new(' ', label.Length)) + one));
    }

    public static string Capital(string text) => text is "" ? "" : $"{char.ToUpperInvariant(text[0])}{text[1..]}";

    public static string Short(string commit) => commit.Length > 10 ? commit[..10] : commit;

    /// <summary>A time in one unit, as one says it.</summary>
    public static string Ago(TimeSpan time) => time switch
    {
        { TotalSeconds: < 90 } => $"{Math.Max(0, (int)time.TotalSeconds)} s",
        { TotalMinutes: < 90 } => $"{(int)time.TotalMinutes} min",
        { TotalHours: < 48 } => $"{(int)time.TotalHours} h",
        _ => $"{(int)time.TotalDays} days",
    };
}
