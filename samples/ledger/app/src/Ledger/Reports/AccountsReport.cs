namespace Ledger.Reports;

/// <summary>The accounts, one a line.</summary>
public static class AccountsReport
{
    public static string Write(Journal journal, string? below = null) => string.Concat(
        new Chart(journal).Accounts.Where(one => Account.IsWithin(one.Name, below)).Select(one => $"{one.Name}\n"));
}
