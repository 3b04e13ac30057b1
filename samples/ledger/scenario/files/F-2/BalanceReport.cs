using System.Text;

namespace Ledger.Reports;

/// <summary>What each account holds.</summary>
public static class BalanceReport
{
    public static string Write(Journal journal, string? below = null, string? currency = null)
    {
        var text = new StringBuilder();
        var all = new Chart(Converted(journal, currency)).Accounts;
        var shown = all.Where(one => Account.IsWithin(one.Name, below)).ToList();
        var width = Columns.Width(shown.Select(one => one.Name));
        text.Append("Account".PadRight(width)).Append("  ").AppendLine(Columns.Right("Balance"));
        text.AppendLine(new string('-', width + 18));

        foreach (var account in shown)
        {
            var name = account.Name;
            foreach (var amount in account.Holdings.DefaultIfEmpty(new(0, currency ?? "")))
            {
                text.Append(name.PadRight(width)).Append("  ").AppendLine(Columns.Right(amount));
                name = "";
            }
        }
        return text.ToString();
    }

    private static Journal Converted(Journal journal, string? currency)
    {
        if (currency is null || journal.Postings.Count == 0) return journal;
        var (prices, last) = (new Prices(journal.Prices), journal.Postings.Max(one => one.Date));
        var converted = journal.Transactions.Select(one => one with { Postings = [.. one.Postings.Select(Convert)] });
        return new(journal.Declared, journal.Prices, [.. converted]);

        Posting Convert(Posting posting) =>
            posting with { Amount = prices.Convert(posting.Amount, currency, last) ?? posting.Amount };
    }
}
