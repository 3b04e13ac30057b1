using System.Text.Json;

namespace Missions.Engine.Views;

/// <summary>How views spell things.</summary>
internal static class Words
{
    public static string Of<T>(T value) where T : struct, Enum =>
        JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>One argument for a shell, whatever it contains.</summary>
    public static string Quoted(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.AsSpan().ContainsAny("\"$`\\!") ? $"'{line.Replace("'", "'\\''")}'" : $"\"{line}\"";
    }

    public static string Several(int count, string one, string? many = null) =>
        $"{count} {(count == 1 ? one : many ?? one + "s")}";
}
