using System.Globalization;
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
        var width = shown.Count == 0 ? 7 : Math.Max(7, shown.Max(one => one.Name.Length));
        text.Append("Account".PadRight(width)).Append("  ").AppendLine("Balance".PadLeft(16));
        text.AppendLine(new string('-', width + 18));

        foreach (var account in shown)
        {
            var name = account.Name;
            foreach (var amount in account.Holdings.DefaultIfEmpty(new(0, currency ?? "")))
            {
                text.Append(name.PadRight(width)).Append("  ").AppendLine(Money(amount).PadLeft(16));
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

    private static string Money(Amount amount)
    {
        var number = Math.Abs(amount.Value).ToString("#,##0.00", CultureInfo.InvariantCulture);
        var signed = amount.Value < 0 ? "-" + number : number;
        return amount.Currency.Length == 0 ? signed : signed + " " + amount.Currency;
    }
}
