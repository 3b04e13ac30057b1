using System.Globalization;
using System.Text;

namespace Ledger.Reports;

/// <summary>Every posting with the running total.</summary>
public static class RegisterReport
{
    private const int PayeeWidth = 20;

    public static string Write(Journal journal, string? below = null)
    {
        var builder = new StringBuilder();
        var postings = journal.Postings.Where(one => Account.IsWithin(one.Account, below)).ToList();
        var w = 7;
        foreach (var p in postings) if (p.Account.Length > w) w = p.Account.Length;
        builder.Append("Date".PadRight(10) + "  " + "Payee".PadRight(PayeeWidth) + "  " + "Account".PadRight(w) + "  ");
        builder.AppendLine("Amount".PadLeft(16) + "  " + "Total".PadLeft(16));
        builder.AppendLine(new string('-', w + 70));

        var totals = new Dictionary<string, decimal>();
        foreach (var p in postings)
        {
            totals[p.Amount.Currency] = totals.GetValueOrDefault(p.Amount.Currency) + p.Amount.Value;
            var payee = (p.IsCleared ? "" : "! ") + p.Payee;
            if (payee.Length > PayeeWidth) payee = payee.Substring(0, PayeeWidth - 2) + "..";
            builder.Append(p.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            builder.Append("  " + payee.PadRight(PayeeWidth));
            builder.Append("  " + p.Account.PadRight(w) + "  " + Money(p.Amount.Value, p.Amount.Currency).PadLeft(16));
            builder.AppendLine("  " + Money(totals[p.Amount.Currency], p.Amount.Currency).PadLeft(16));
        }
        return builder.ToString();
    }

    // TODO the same as in BalanceReport
    private static string Money(decimal value, string currency)
    {
        string s = value.ToString("#,##0.00;-#,##0.00", CultureInfo.InvariantCulture);
        return currency == "" ? s : s + " " + currency;
    }
}
