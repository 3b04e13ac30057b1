namespace Missions.Core.Plans;

/// <summary>Paths by pattern: <c>*</c> within a folder, <c>**</c> across folders, <c>?</c> one character.</summary>
public static class Glob
{
    public static bool Matches(string pattern, string path) => Matches(pattern.AsSpan(), path.AsSpan());

    private static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> path)
    {
        if (pattern is []) return path is [];
        if (pattern is ['*', '*', '/', .. var below]) return Matches(below, path) || IntoFolder(pattern, path);
        if (pattern is ['*', '*', .. var rest])
            return Matches(rest, path) || path is [_, .. var more] && Matches(pattern, more);
        if (pattern is ['*', .. var after])
            return Matches(after, path) || path is [not '/', .. var longer] && Matches(pattern, longer);

        return path is [var head, .. var tail]
            && (pattern[0] == head || pattern[0] is '?' && head is not '/')
            && Matches(pattern[1..], tail);
    }

    private static bool IntoFolder(ReadOnlySpan<char> pattern, ReadOnlySpan<char> path) =>
        path.IndexOf('/') is var slash and >= 0 && Matches(pattern, path[(slash + 1)..]);
}
