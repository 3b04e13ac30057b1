using System.Globalization;
using System.Text;

namespace Ledger.Reports;

/// <summary>What each account took and gave in each month.</summary>
public static class MonthlyReport
{
    public static string Write(Journal journal, string? below = null)
    {
        var output = new StringBuilder();
        var rows = journal.Postings
            .Where(one => Account.IsWithin(one.Account, below))
            .GroupBy(one => (Month: Month(one.Date), one.Account, one.Amount.Currency))
            .OrderBy(row => row.Key.Month, StringComparer.Ordinal)
            .ThenBy(row => row.Key.Account, StringComparer.Ordinal)
            .ThenBy(row => row.Key.Currency, StringComparer.Ordinal)
            .ToList();
        var width = rows.Select(row => row.Key.Account.Length).Append(7).Max();

        output.AppendLine($"{"Month",-7}  {"Account".PadRight(width)}  {"In",16}  {"Out",16}");
        output.AppendLine(new string('-', width + 45));
        foreach (var row in rows)
        {
            var taken = row.Where(one => one.Amount.Value > 0).Sum(one => one.Amount.Value);
            var given = row.Where(one => one.Amount.Value < 0).Sum(one => one.Amount.Value); 
            output.Append(row.Key.Month).Append("  ").Append(row.Key.Account.PadRight(width)).Append("  ");
            output.Append(Money(taken, row.Key.Currency).PadLeft(16)).Append("  ");
            output.AppendLine(Money(given, row.Key.Currency).PadLeft(16));
        }
        return output.ToString();
    }

    private static string Month(DateOnly date) => date.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static string Money(decimal amount, string currency)
    {
        var text = string.Format(CultureInfo.InvariantCulture, "{0:N2}", amount);
        return string.IsNullOrEmpty(currency) ? text : $"{text} {currency}";
    }
}
