using Missions.Tests.Support;


namespace Missions.Tests.Prompts.Support;

/// <summary>The sentences in Core's sources that a refusal may consist of.</summary>
internal static class Refusals
{
    // What stands before a sentence that is given back, and not put into an event.
    private static readonly string[] Returns = ["Refuse(", "return", "=>", "?", ":", "[", "NotApproved ="];

    public static IReadOnlyList<string> All { get; } =
    [
        .. SourceTree.Files("src/Missions.Core", "*.cs")
            .Where(IsOfGates)
            .SelectMany(path => Sentences(SourceTree.Text(path)))
            .Where(IsSentence)
            .Distinct(),
    ];

    private static bool IsOfGates(string path) =>
        Path.GetFileName(path) is var name
        && (name.StartsWith("Decider", StringComparison.Ordinal)
            || path.StartsWith("src/Missions.Core/Plans/", StringComparison.Ordinal)
                && (name.EndsWith("Rules.cs", StringComparison.Ordinal)
                    || name.EndsWith("Problems.cs", StringComparison.Ordinal)));

    private static bool IsSentence(string text) =>
        text.Split(' ') is [_, _, _, ..] && text[^1] is '.' or '}' && Bare(text).Any(char.IsLetter);

    /// <summary>Without what is filled in.</summary>
    private static string Bare(string text) => string.Concat(text.Split('{').Select(part => part.Split('}')[^1]));

    private static IEnumerable<string> Sentences(string source)
    {
        var (whole, end) = ("", 0);
        foreach (var (from, to) in Literals(source))
        {
            var between = source[end..from].Trim();
            var text = source[from..to].TrimStart('$')[1..^1];
            if (whole is not "" && between == "+")
            {
                whole += text;
            }
            else
            {
                if (whole is not "") yield return whole;
                var before = source[..from].TrimEnd();
                whole = Returns.Any(sign => before.EndsWith(sign, StringComparison.Ordinal)) ? text : "";
            }
            end = to;
        }
        if (whole is not "") yield return whole;
    }

    /// <summary>From the dollar sign or first quote to behind the last; nested ones are passed over.</summary>
    private static IEnumerable<(int From, int To)> Literals(string source)
    {
        for (var at = 0; at < source.Length; at++)
        {
            if (source[at] is '\'') at = source.IndexOf('\'', source[at + 1] is '\\' ? at + 3 : at + 2);
            if (source.AsSpan(at).StartsWith("//")) at = source.IndexOf('\n', at);
            if (source[at] is not '"') continue;

            var isInterpolated = source[at - 1] is '$';
            var end = EndOf(source, at + 1, isInterpolated);
            yield return (isInterpolated ? at - 1 : at, end + 1);
            at = end;
        }
    }

    private static int EndOf(string source, int at, bool isInterpolated)
    {
        for (var depth = 0; ; at++)
            switch (source[at])
            {
                case '\\' when depth == 0: at++; break;
                case '"' when depth == 0: return at;
                case '"': at = source.IndexOf('"', at + 1); break;
                case '{' when isInterpolated: depth++; break;
                case '}' when isInterpolated: depth--; break;
            }
    }
}
