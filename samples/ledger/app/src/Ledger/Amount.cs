using System.Globalization;

namespace Ledger;

/// <summary>A number of a currency.</summary>
public readonly record struct Amount(decimal Value, string Currency)
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    public static Amount operator -(Amount amount) => amount with { Value = -amount.Value };

    /// <summary>Reads <c>42.10 EUR</c> or <c>EUR 42.10</c>; null where the text is neither.</summary>
    public static Amount? Parse(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words is not [var first, var second]) return null;
        if (Number(first) is { } before && IsCurrency(second)) return new(before, second);
        if (Number(second) is { } after && IsCurrency(first)) return new(after, first);
        return null;
    }

    private static decimal? Number(string text) =>
        decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;

    private static bool IsCurrency(string text) => text.Length is > 0 and <= 8 && text.All(char.IsAsciiLetterUpper);
}
