using Ledger.Reports;

namespace Ledger.Tests;

public class BudgetTests
{
    private static readonly Journal Some = JournalReader.Read(
        """
        budget Expenses:Home 800.00 EUR
        budget Expenses:Food 100.00 EUR
        2026-01-05 * Grocer
            Expenses:Food  142.10 EUR
            Assets:Bank
        2026-02-06 * Bakery
            Expenses:Food:Bread  2.00 EUR
            Assets:Bank
        """);

    [Fact]
    public void A_budget_counts_what_lies_below_in_that_month_only() =>
        Assert.Contains("2.00 EUR         98.00 EUR\n", BudgetReport.Write(Some, "2026-02"));

    [Fact]
    public void What_is_beyond_its_budget_is_marked()
    {
        var lines = BudgetReport.Write(Some, "2026-01").Split('\n');

        Assert.EndsWith("-42.10 EUR  over", lines[2]);
        Assert.EndsWith("800.00 EUR", lines[3]);
    }

    [Fact]
    public void A_budget_needs_an_amount() =>
        Assert.Equal(1, Assert.Throws<Problem>(() => JournalReader.Read("budget Expenses x EUR")).Line);
}
