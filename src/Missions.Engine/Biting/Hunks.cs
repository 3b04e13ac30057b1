using Missions.Engine.Views;

namespace Missions.Engine.Biting;

/// <summary>Cuts what was done to a file into pieces, and takes pieces out again.</summary>
public static class Hunks
{
    private const int Long = 12;
    private const long MostCells = 4_000_000;

    /// <param name="before">Null where there was no such file.</param>
    /// <param name="after">Null where there is none any more.</param>
    public static IReadOnlyList<Hunk> Of(string path, string? before, string? after)
    {
        var (old, now) = (Split(before), Split(after));
        var start = 0;
        while (start < old.Length && start < now.Length && old[start] == now[start]) start++;
        var end = 0;
        while (end < old.Length - start && end < now.Length - start && old[^(end + 1)] == now[^(end + 1)]) end++;

        var (was, @is) = (old[start..^end], now[start..^end]);
        if (was is [] && @is is []) return [];
        return [.. Pieces(path, start + 1, was, @is).SelectMany(Parts)];
    }

    /// <summary>The file without these pieces; null where nothing of it is left that was not there before.</summary>
    public static string? Without(string? before, string? after, IReadOnlyCollection<Hunk> taken)
    {
        var lines = Split(after).ToList();
        foreach (var hunk in taken.OrderByDescending(one => one.Line))
        {
            lines.RemoveRange(hunk.Line - 1, hunk.Now.Count);
            lines.InsertRange(hunk.Line - 1, hunk.Before);
        }
        return before is null && lines.TrueForAll(line => line is "") ? null : string.Join('\n', lines);
    }

    private static string[] Split(string? text) => text?.Split('\n') ?? [];

    private static IEnumerable<Hunk> Pieces(string path, int first, string[] was, string[] now)
    {
        if (was is [] || now is [] || (long)was.Length * now.Length > MostCells)
        {
            yield return new(path, first, now, was);
            yield break;
        }

        var (line, gone, come) = (first, new List<string>(), new List<string>());
        foreach (var one in LineDiff.Of(was, now).Append("  "))
        {
            if (one[0] is '-') gone.Add(one[2..]);
            else if (one[0] is '+') come.Add(one[2..]);
            else
            {
                if (gone is [_, ..] || come is [_, ..]) yield return new(path, line, [.. come], [.. gone]);
                line += come.Count + 1;
                gone.Clear();
                come.Clear();
            }
        }
    }

    /// <summary>A long addition in its paragraphs, so that a new file is more than one piece.</summary>
    private static IEnumerable<Hunk> Parts(Hunk hunk)
    {
        if (hunk.Before is [_, ..] || hunk.Now.Count <= Long) return [hunk];

        var least = hunk.Now.Where(line => line.Trim() is not "").Select(Indent).DefaultIfEmpty().Min();
        var (parts, start) = (new List<Hunk>(), 0);
        for (var at = 1; at < hunk.Now.Count; at++)
            if (hunk.Now[at - 1].Trim() is "" && hunk.Now[at].Trim() is not "" && Indent(hunk.Now[at]) == least)
            {
                parts.Add(hunk with { Line = hunk.Line + start, Now = [.. hunk.Now.Skip(start).Take(at - start)] });
                start = at;
            }
        parts.Add(hunk with { Line = hunk.Line + start, Now = [.. hunk.Now.Skip(start)] });
        return parts;
    }

    private static int Indent(string line) => line.Length - line.TrimStart().Length;
}
