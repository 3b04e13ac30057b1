using System.Text;
using System.Text.RegularExpressions;

namespace Missions.World.Files;

/// <summary>Looks for a pattern in the text files of a confined folder.</summary>
internal sealed class ConfinedSearch(ConfinedFolder folder, ConfinedWalk walk)
{
    private const int MostBytes = 4 * 1024 * 1024; // Of one file; larger ones are rarely written by hand.
    private const int MostText = 400; // Of one line.
    private const int LookedAt = 8 * 1024;

    private static readonly TimeSpan PerLine = TimeSpan.FromSeconds(1);

    public async Task<FoundLines> FindAsync(string pattern, int limit, CancellationToken ct)
    {
        var regex = RegexOf(pattern);
        List<FoundLine> found = [];
        foreach (var file in walk.Files().Where(file => !file.IsLink))
        {
            ct.ThrowIfCancellationRequested();
            var text = await TextOfAsync(file.Path, ct);
            found.AddRange(Matches(regex, file.Path, text).Take(limit + 1 - found.Count));
            if (found.Count > limit) return new(found[..limit], IsCut: true);
        }

        return new(found, walk.IsCut);
    }

    private static Regex RegexOf(string pattern)
    {
        try
        {
            return new(pattern, RegexOptions.CultureInvariant, PerLine);
        }
        catch (ArgumentException)
        {
            return new(Regex.Escape(pattern), RegexOptions.CultureInvariant, PerLine);
        }
    }

    private async Task<string> TextOfAsync(string path, CancellationToken ct)
    {
        try
        {
            var bytes = (await folder.ReadAsync(path, MostBytes, ct)).Bytes;
            var isBinary = bytes.Span[..Math.Min(bytes.Length, LookedAt)].Contains((byte)0);
            return isBinary ? "" : Encoding.UTF8.GetString(bytes.Span);
        }
        catch (PathRefused)
        {
            return ""; // A pipe, a device, or gone since it was listed.
        }
    }

    private static IEnumerable<FoundLine> Matches(Regex regex, string path, string text)
    {
        var number = 0;
        foreach (var line in text.Split('\n').Select(line => line.TrimEnd('\r')))
        {
            number++;
            if (IsMatch(regex, line)) yield return new(path, number, Cut(line));
        }
    }

    private static bool IsMatch(Regex regex, string line)
    {
        try
        {
            return regex.IsMatch(line);
        }
        catch (RegexMatchTimeoutException)
        {
            throw new PathRefused($"The pattern {regex} takes too long. Use one with fewer repetitions.");
        }
    }

    private static string Cut(string line)
    {
        if (line.Length <= MostText) return line;

        // Half a surrogate pair would be refused by every provider, for ever.
        var length = char.IsHighSurrogate(line[MostText - 1]) ? MostText - 1 : MostText;
        return $"{line[..length]}…";
    }
}
