using System.Globalization;
using Missions.Engine.Views;
using static Missions.Control.Terminal.Columns;

namespace Missions.Control.Terminal;

/// <summary>What a run does right now, in a line.</summary>
internal static class LiveText
{
    public static string Line(LiveView live, DateTimeOffset now)
    {
        if (live.Doing is null) return "no word from it yet";
        string?[] parts =
        [
            live.IsSilent(now) ? $"no sign of life for {Ago(now - live.LastAt)}" : null,
            live.Turn is { } turn ? $"turn {turn}" : null,
            live.Input is { } input ? $"{Thousands(input)} tokens" : null,
        ];
        return $"{string.Join(", ", parts.OfType<string>())}: {live.Doing}".TrimStart(':', ' ');
    }

    private static string Thousands(long tokens) => tokens < 1000
        ? tokens.ToString(CultureInfo.InvariantCulture)
        : $"{(tokens / 1000.0).ToString("0.0", CultureInfo.InvariantCulture)} k";
}
