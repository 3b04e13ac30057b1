using System.Globalization;

namespace Ledger.Reports;

/// <summary>How amounts stand in the columns of every report.</summary>
public static class Columns
{
    private const int Wide = 16;

    public static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Month(DateOnly date) => date.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>The width of a column that holds the names and its heading.</summary>
    public static int Width(IEnumerable<string> names) => names.Select(name => name.Length).Append(7).Max();

    /// <summary>A heading or an amount, at the right of its column.</summary>
    public static string Right(string text) => text.PadLeft(Wide);

    public static string Right(Amount amount) => Right(Money(amount));

    public static string Money(Amount amount)
    {
        var number = amount.Value.ToString("#,##0.00", CultureInfo.InvariantCulture);
        return amount.Currency == "" ? number : $"{number} {amount.Currency}";
    }
}
