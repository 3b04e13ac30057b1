namespace Ledger.Tests;

public class ChartTests
{
    [Fact]
    public void Accounts_that_differ_in_case_only_are_two()
    {
        var chart = new Chart(JournalReader.Read("2026-01-05 A\n  assets:Bank  1 EUR\n  Assets:Bank"));

        Assert.Equal(["Assets", "Assets:Bank", "assets", "assets:Bank"], chart.Accounts.Select(one => one.Name));
    }

    [Fact]
    public void An_account_holds_what_lies_below_it()
    {
        var chart = new Chart(JournalReader.Read("2026-01-05 A\n  A:B:C  1 EUR\n  A:B:D  2 EUR\n  E"));

        Assert.Equal([new Amount(3, "EUR")], chart.Accounts.Single(one => one.Name == "A:B").Holdings);
    }
}
