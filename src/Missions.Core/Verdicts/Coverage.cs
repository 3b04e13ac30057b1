using System.Globalization;

namespace Missions.Core.Verdicts;

/// <summary>Reads out of what a test runner prints how many per cent of the lines its tests run.</summary>
/// <remarks>
/// The sums that c8, Istanbul, Jest, Vitest, node:test, coverage.py, coverlet and go print; report files are not read.
/// </remarks>
public static class Coverage
{
    /// <summary>Null where no sum is printed, or more than one, so that nobody can say which counts.</summary>
    public static double? In(string output)
    {
        string[] lines = [.. output.Split('\n').Select(line => line.TrimStart('#', '\u2139', ' ', '\t').TrimEnd())];
        var found = lines.Index().Select(line => Sum(lines, line.Index)).OfType<double>().Distinct().ToList();
        return found is [var only] ? only : null;
    }

    private static double? Sum(string[] lines, int at) => lines[at] switch
    {
        var line when Begins(line, "all files") && line.Contains('|') => Cell(lines, at, "line"),
        var line when Begins(line, "| Total ") => Cell(lines, at, "line"),
        var line when Begins(line, "TOTAL ") && line.EndsWith('%') => Percent(line.Split(' ')[^1]),
        var line when Begins(line, "Lines ") && line.Contains('%') => Percent(line.Split(':')[^1].Split('%')[0]),
        var line when Begins(line, "total:") && line.Contains("(statements)") => Percent(line.Split('\t', ' ')[^1]),
        _ => null,
    };

    /// <summary>What stands below the column of that name, in the table whose sum this line is.</summary>
    private static double? Cell(string[] lines, int at, string column)
    {
        var head = lines.Take(at).LastOrDefault(line =>
            line.Contains('|') && line.Contains(column, StringComparison.OrdinalIgnoreCase)
            && !line.Any(char.IsAsciiDigit));
        var place = head?.Split('|').ToList().FindIndex(name =>
            name.Trim(' ', '%').StartsWith(column, StringComparison.OrdinalIgnoreCase) && !name.Contains('#'));
        var cells = lines[at].Split('|');
        return place is >= 0 && place < cells.Length ? Percent(cells[place.Value]) : null;
    }

    private static bool Begins(string line, string start) => line.StartsWith(start, StringComparison.OrdinalIgnoreCase);

    private static double? Percent(string text) =>
        double.TryParse(text.Trim(' ', '%'), NumberStyles.Float, CultureInfo.InvariantCulture, out var share)
        && share is >= 0 and <= 100 ? share : null;
}
