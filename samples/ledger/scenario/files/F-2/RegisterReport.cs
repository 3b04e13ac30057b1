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
        var w = Columns.Width(postings.Select(one => one.Account));
        builder.Append("Date".PadRight(10) + "  " + "Payee".PadRight(PayeeWidth) + "  " + "Account".PadRight(w) + "  ");
        builder.AppendLine(Columns.Right("Amount") + "  " + Columns.Right("Total"));
        builder.AppendLine(new string('-', w + 70));

        var totals = new Dictionary<string, decimal>();
        foreach (var p in postings)
        {
            totals[p.Amount.Currency] = totals.GetValueOrDefault(p.Amount.Currency) + p.Amount.Value;
            var payee = (p.IsCleared ? "" : "! ") + p.Payee;
            if (payee.Length > PayeeWidth) payee = payee.Substring(0, PayeeWidth - 2) + "..";
            builder.Append(Columns.Day(p.Date));
            builder.Append("  " + payee.PadRight(PayeeWidth));
            builder.Append("  " + p.Account.PadRight(w) + "  " + Columns.Right(p.Amount));
            builder.AppendLine("  " + Columns.Right(p.Amount with { Value = totals[p.Amount.Currency] }));
        }
        return builder.ToString();
    }
}
