using System.Globalization;
using System.Text;

namespace Ledger.Reports;

/// <summary>What was spent of each budget in a month.</summary>
public static class BudgetReport
{
    public static string Write(Journal journal, string month)
    {
        var text = new StringBuilder();
        var budgets = journal.Budgets.OrderBy(one => one.Account, StringComparer.Ordinal).ToList();
        var width = budgets.Select(one => one.Account.Length).Append(7).Max();
        text.Append("Account".PadRight(width)).Append("  ").Append("Budget".PadLeft(16)).Append("  ");
        text.Append("Spent".PadLeft(16)).Append("  ").AppendLine("Left".PadLeft(16));
        text.AppendLine(new string('-', width + 54));

        foreach (var (account, amount) in budgets)
        {
            var spent = Spent(journal, account, amount.Currency, month);
            var left = amount with { Value = amount.Value - spent };
            text.Append(account.PadRight(width)).Append("  ").Append(Money(amount).PadLeft(16)).Append("  ");
            text.Append(Money(amount with { Value = spent }).PadLeft(16)).Append("  ").Append(Money(left).PadLeft(16));
            text.AppendLine(left.Value < 0 ? "  over" : "");
        }
        return text.ToString();
    }

    private static decimal Spent(Journal journal, string account, string currency, string month) => journal.Postings
        .Where(one => Account.IsWithin(one.Account, account) && one.Amount.Currency == currency)
        .Where(one => one.Date.ToString("yyyy-MM", CultureInfo.InvariantCulture) == month)
        .Sum(one => one.Amount.Value);

    private static string Money(Amount amount) =>
        $"{amount.Value.ToString("#,##0.00", CultureInfo.InvariantCulture)} {amount.Currency}";
}
