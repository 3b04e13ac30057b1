namespace Missions.Engine.Biting;

/// <summary>A piece of what a change did to a file, which can be taken out again by itself.</summary>
/// <param name="Line">Where it begins in the file as it is now, from 1.</param>
/// <param name="Now">Its lines there.</param>
/// <param name="Before">What stood there before.</param>
public sealed record Hunk(string Path, int Line, IReadOnlyList<string> Now, IReadOnlyList<string> Before)
{
    private static readonly string[] Comments = ["//", "#", "/*", "*", "*/", "<!--", "-->", "--", ";", "\"\"\"", "'''"];

    /// <summary>Whether anything in it can matter to a program: not if it is blank, or all comment.</summary>
    public bool Matters => Now.Concat(Before).Select(line => line.Trim()).Any(line =>
        line is not "" && !Comments.Any(sign => line.StartsWith(sign, StringComparison.Ordinal))
        || line.StartsWith("#[", StringComparison.Ordinal) || line.StartsWith("#include", StringComparison.Ordinal));

    /// <summary>As a diff shows it.</summary>
    public IEnumerable<string> Lines => [.. Before.Select(line => $"- {line}"), .. Now.Select(line => $"+ {line}")];
}
