using Ledger.Reports;

namespace Ledger.Tests;

public class ReportTests
{
    private static readonly Journal Some = JournalReader.Read(
        """
        account Assets:Spare
        price 2026-01-01 USD 0.50 EUR
        2026-01-05 * Grocer
            Expenses:Food  1042.10 EUR
            Assets:Bank
        2026-02-06 ! Somebody with a long name
            Expenses:Food:Bread  2.00 USD
            Assets:Bank
        """);

    [Fact]
    public void A_balance_counts_what_lies_below() =>
        Assert.Contains("Expenses:Food            1,042.10 EUR", Balance());

    [Fact]
    public void A_balance_lists_each_currency_on_a_line_of_its_own()
    {
        var lines = Balance("Assets:Bank").Split('\n');

        Assert.EndsWith("-1,042.10 EUR", lines[2]);
        Assert.Equal("-2.00 USD", lines[3].Trim());
    }

    [Fact]
    public void A_balance_lists_accounts_by_name() => Assert.Equal(
        ["Assets", "Assets:Bank", "Assets:Spare", "Expenses", "Expenses:Food", "Expenses:Food:Bread"],
        Balance().Split('\n').Skip(2).Select(line => line.Split(' ')[0]).Where(name => name != ""));

    [Fact]
    public void A_declared_account_without_postings_holds_nothing() =>
        Assert.Contains("0.00\n", Balance("Assets:Spare"));

    [Fact]
    public void A_balance_is_converted() =>
        Assert.Contains("-1,043.10 EUR", BalanceReport.Write(Some, "Assets:Bank", "EUR"));

    [Fact]
    public void What_has_no_price_stays_as_it_is() =>
        Assert.Contains("USD", BalanceReport.Write(Some, "Assets:Bank", "CHF"));

    [Fact]
    public void A_balance_of_nothing_is_its_heading() => Assert.Equal(3, Balance("Nowhere").Split('\n').Length);

    [Fact]
    public void A_register_runs_a_total_for_each_currency()
    {
        var last = RegisterReport.Write(Some, "Expenses").TrimEnd().Split('\n')[^1];

        Assert.EndsWith("2.00 USD          2.00 USD", last);
    }

    [Fact]
    public void A_register_marks_what_is_not_cleared_and_cuts_long_names() =>
        Assert.Contains("2026-02-06  ! Somebody with a ..", RegisterReport.Write(Some));

    [Fact]
    public void A_month_tells_what_came_from_what_went()
    {
        var lines = MonthlyReport.Write(Some).Split('\n');

        Assert.StartsWith("2026-01  Assets:Bank", lines[2]);
        Assert.EndsWith("0.00 EUR     -1,042.10 EUR", lines[2]);
    }

    [Fact]
    public void A_month_can_be_narrowed() => Assert.DoesNotContain("Assets", MonthlyReport.Write(Some, "Expenses"));

    [Fact]
    public void Accounts_are_listed_with_those_above_them() =>
        Assert.Equal("Expenses\nExpenses:Food\nExpenses:Food:Bread\n", AccountsReport.Write(Some, "Expenses"));

    [Fact]
    public void An_account_is_not_within_one_whose_name_it_only_begins_with() =>
        Assert.False(Account.IsWithin("Assets2", "Assets"));

    private static string Balance(string? below = null) => BalanceReport.Write(Some, below);
}
