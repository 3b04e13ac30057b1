namespace Missions.Core.Verdicts.Runners;

/// <summary>A test by the name that its runner's report gives it, from the outermost place to its own.</summary>
/// <param name="Name">Parts are joined by <see cref="Joint"/>; nothing of it is trusted.</param>
public sealed record SeenTest(string Name, TestFate Fate)
{
    /// <summary>What stands between a place and what is in it.</summary>
    public const string Joint = " > ";

    private const int Longest = 300;

    /// <summary>Files are named without their folders, which are others in each checkout.</summary>
    public static SeenTest At(IEnumerable<string> places, string name, TestFate fate) =>
        new(Clean(string.Join(Joint, places.Append(name).Select(File).Where(part => part.Length > 0))), fate);

    private static string File(string part) =>
        part.StartsWith('/') && !part.Contains(' ') ? part[(part.LastIndexOf('/') + 1)..] : part.Trim();

    private static string Clean(string name)
    {
        var plain = string.Concat(name.Select(letter => char.IsControl(letter) ? ' ' : letter));
        return plain.Length > Longest ? plain[..Longest] : plain;
    }
}

/// <summary>What became of a test.</summary>
public enum TestFate
{
    Passed,
    Failed,

    /// <summary>Skipped, left out, or to be written some day: it says nothing.</summary>
    Silent,
}
