using System.Text.RegularExpressions;

namespace Missions.Engine.Proofs;

/// <summary>Takes out of a C# file what is built only where somebody defines a word that no compiler knows.</summary>
internal static class Unbuilt
{
    private static readonly Regex Word = Compiled(@"[A-Za-z_]\w*");

    // What the SDK defines by itself, by configuration, framework and system.
    private static readonly Regex Known = Compiled(
        @"^(DEBUG|RELEASE|TRACE|true|(NET|ANDROID|IOS|MACCATALYST|MACOS|TVOS|WINDOWS|BROWSER|LINUX)\w*)$");

    /// <summary>The lines that are left keep their order; what a known word decides is left in.</summary>
    public static string Out(string text)
    {
        if (!text.Contains("#if", StringComparison.Ordinal)) return text;

        var (kept, open) = (new List<string>(), new Stack<bool>());
        foreach (var line in text.Split('\n'))
        {
            var mark = line.Trim();
            if (mark.StartsWith("#if", StringComparison.Ordinal)) open.Push(IsOut(mark[3..]));
            else if (mark.StartsWith("#endif", StringComparison.Ordinal)) open.TryPop(out _);
            else if (mark.StartsWith("#else", StringComparison.Ordinal) && open.TryPop(out _)) open.Push(false);
            else if (mark.StartsWith("#elif", StringComparison.Ordinal) && open.TryPop(out _))
                open.Push(IsOut(mark[5..]));
            else if (!open.Contains(true)) kept.Add(line);
        }
        return string.Join('\n', kept);
    }

    private static bool IsOut(string condition) =>
        !condition.Contains('!') && !Word.Matches(condition).Any(word => Known.IsMatch(word.Value));

    private static Regex Compiled(string pattern) => new(
        pattern, RegexOptions.ExplicitCapture | RegexOptions.Compiled, TimeSpan.FromSeconds(2));
}
