using System.Text;

namespace Ledger.Reports;

/// <summary>What was spent of each budget in a month.</summary>
public static class BudgetReport
{
    public static string Write(Journal journal, string month)
    {
        var text = new StringBuilder();
        var budgets = journal.Budgets.OrderBy(one => one.Account, StringComparer.Ordinal).ToList();
        var width = Columns.Width(budgets.Select(one => one.Account));
        text.Append("Account".PadRight(width)).Append("  ").Append(Columns.Right("Budget")).Append("  ");
        text.Append(Columns.Right("Spent")).Append("  ").AppendLine(Columns.Right("Left"));
        text.AppendLine(new string('-', width + 54));

        foreach (var (account, amount) in budgets)
        {
            var spent = Spent(journal, account, amount.Currency, month);
            var left = amount with { Value = amount.Value - spent };
            text.Append(account.PadRight(width)).Append("  ").Append(Columns.Right(amount)).Append("  ");
            text.Append(Columns.Right(amount with { Value = spent })).Append("  ").Append(Columns.Right(left));
            text.AppendLine(left.Value < 0 ? "  over" : "");
        }
        return text.ToString();
    }

    private static decimal Spent(Journal journal, string account, string currency, string month) => journal.Postings
        .Where(one => Account.IsWithin(one.Account, account) && one.Amount.Currency == currency)
        .Where(one => Columns.Month(one.Date) == month)
        .Sum(one => one.Amount.Value);
}
