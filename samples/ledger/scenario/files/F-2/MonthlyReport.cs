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
            .GroupBy(one => (Month: Columns.Month(one.Date), one.Account, one.Amount.Currency))
            .OrderBy(row => row.Key.Month, StringComparer.Ordinal)
            .ThenBy(row => row.Key.Account, StringComparer.Ordinal)
            .ThenBy(row => row.Key.Currency, StringComparer.Ordinal)
            .ToList();
        var width = Columns.Width(rows.Select(row => row.Key.Account));

        output.AppendLine($"{"Month",-7}  {"Account".PadRight(width)}  {"In",16}  {"Out",16}");
        output.AppendLine(new string('-', width + 45));
        foreach (var row in rows)
        {
            var taken = row.Where(one => one.Amount.Value > 0).Sum(one => one.Amount.Value);
            var given = row.Where(one => one.Amount.Value < 0).Sum(one => one.Amount.Value);
            output.Append(row.Key.Month).Append("  ").Append(row.Key.Account.PadRight(width)).Append("  ");
            output.Append(Columns.Right(new Amount(taken, row.Key.Currency))).Append("  ");
            output.AppendLine(Columns.Right(new Amount(given, row.Key.Currency)));
        }
        return output.ToString();
    }
}
