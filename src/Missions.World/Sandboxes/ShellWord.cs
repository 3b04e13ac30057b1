namespace Missions.World.Sandboxes;

/// <summary>Writes a text so that a shell reads it as one word, whatever stands in it.</summary>
public static class ShellWord
{
    public static string Of(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    public static string Line(IEnumerable<string> words) => string.Join(' ', words.Select(Of));
}
