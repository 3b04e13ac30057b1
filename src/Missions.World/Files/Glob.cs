using System.IO.Enumeration;

namespace Missions.World.Files;

/// <summary>
/// A pattern for relative paths, as agents are used to: <c>**</c> for any folders, <c>*</c>, <c>?</c> and
/// <c>{a,b}</c>. Without a slash it is a name in any folder; a plain path also means everything below it.
/// </summary>
public sealed class Glob
{
    private const int MostAlternatives = 100;

    private static readonly char[] Wild = ['*', '?', '{'];

    private readonly string[][] _alternatives;

    /// <exception cref="PathRefused">It has too many alternatives.</exception>
    public Glob(string pattern) =>
        _alternatives = [.. Expand(pattern).Select(Anchor).Select(one => one.Split('/', Splitting))];

    private static StringSplitOptions Splitting => StringSplitOptions.RemoveEmptyEntries;

    public bool IsMatch(string path)
    {
        var parts = path.Split('/');
        return _alternatives.Any(pattern => IsMatch(pattern, parts));
    }

    /// <summary>Whether a folder of that name is asked for in so many words.</summary>
    public bool Names(string folder) => _alternatives.Any(pattern => pattern.Contains(folder));

    // Row by row which beginnings of the path match the pattern so far: linear, whatever an agent thinks up.
    private static bool IsMatch(string[] pattern, string[] path)
    {
        var reached = new bool[path.Length + 1];
        reached[0] = true;
        foreach (var part in pattern)
        {
            var next = new bool[path.Length + 1];
            for (var i = 0; i <= path.Length; i++)
            {
                next[i] = part == "**"
                    ? reached[i] || (i > 0 && next[i - 1])
                    : i > 0 && reached[i - 1] && IsName(part, path[i - 1]);
            }

            reached = next;
        }

        return reached[^1];
    }

    private static bool IsName(string pattern, string name) =>
        FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false);

    private static string Anchor(string pattern)
    {
        var path = pattern.StartsWith("./", StringComparison.Ordinal) ? pattern[2..] : pattern;
        if (path is "" or ".") return "**";
        if (path.IndexOfAny(Wild) < 0) return $"{path}/**";
        return path.Contains('/') ? path : $"**/{path}";
    }

    private static List<string> Expand(string pattern)
    {
        List<string> patterns = [pattern];
        while (patterns.FindIndex(HasBraces) is >= 0 and var index)
        {
            var whole = patterns[index];
            var close = whole.IndexOf('}');
            var open = whole.LastIndexOf('{', close);
            patterns.RemoveAt(index);
            var choices = whole[(open + 1)..close].Split(',');
            patterns.AddRange(choices.Select(one => whole[..open] + one + whole[(close + 1)..]));
            if (patterns.Count > MostAlternatives) throw new PathRefused($"'{pattern}' has too many alternatives.");
        }

        return patterns;
    }

    private static bool HasBraces(string pattern) =>
        pattern.IndexOf('}') is > 0 and var close && pattern.LastIndexOf('{', close) >= 0;
}
