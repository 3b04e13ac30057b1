using System.Globalization;
using Missions.Core;
using Missions.Core.Runs;

namespace Missions.Engine.Views;

/// <summary>Caps and amounts in words.</summary>
public static class Money
{
    public static string Of(MissionEvent.BudgetChanged changed) =>
        Of(new Caps(changed.Usd, changed.Tokens, changed.Hours, changed.Runs));

    /// <summary>Such as <c>$20, 48 hours</c>; <c>no cap</c> where there is none.</summary>
    public static string Of(Caps caps)
    {
        string?[] parts =
        [
            caps.Usd is { } usd ? $"${Amount(usd)}" : null,
            caps.Tokens is { } tokens ? $"{tokens.ToString("N0", CultureInfo.InvariantCulture)} tokens" : null,
            caps.Hours is { } hours ? $"{hours.ToString("0.##", CultureInfo.InvariantCulture)} hours" : null,
            caps.Runs is { } runs ? $"{runs} runs" : null,
        ];
        return string.Join(", ", parts.OfType<string>()) is { Length: > 0 } all ? all : "no cap";
    }

    public static string Amount(decimal usd) => usd.ToString("0.00", CultureInfo.InvariantCulture);
}
