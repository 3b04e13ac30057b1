namespace Missions.Core.Plans;

/// <summary>Tells a check that plainly runs nothing, so that its being green counts for nothing.</summary>
public static class EmptyCheck
{
    // Whatever starts or feeds something else, the words around it do not matter.
    private static readonly string[] Starting = ["$(", "`", "|", "<", ">", "\n"];

    /// <summary>Every part of the line only says something, or ends it well.</summary>
    public static bool RunsNothing(string line)
    {
        if (Starting.Any(sign => line.Contains(sign, StringComparison.Ordinal))) return false;
        var parts = line.Split(["&&", ";"], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.All(part => IsNothing(part.Trim('(', ')', '{', '}', ' ')));
    }

    private static bool IsNothing(string part) => part.Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
    {
        [] or ["exit"] or ["exit", "0"] => true,
        ["true" or ":" or "echo" or "printf" or "/bin/true", ..] => true,
        [var word, ..] => word.StartsWith('#'),
    };
}
