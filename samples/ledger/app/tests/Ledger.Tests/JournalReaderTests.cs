namespace Ledger.Tests;

public class JournalReaderTests
{
    [Fact]
    public void A_transaction_has_a_day_a_payee_and_its_postings()
    {
        var one = Assert.Single(
            Read("2026-01-05 * Grocer", "    Expenses:Food  42.10 EUR", "    Assets:Bank  -42.10 EUR").Transactions);

        Assert.Equal((new DateOnly(2026, 1, 5), "Grocer", 2), (one.Date, one.Payee, one.Postings.Count));
    }

    [Fact]
    public void What_was_left_out_balances_the_transaction()
    {
        var postings = Read("2026-01-05 Grocer", "  Expenses:Food  42.10 EUR", "  Assets:Bank").Postings;

        Assert.Equal(new Amount(-42.10m, "EUR"), postings[1].Amount);
    }

    [Fact]
    public void What_was_left_out_balances_every_currency()
    {
        var postings = Read(
            "2026-01-05 Trip", "  Expenses:Food  5 EUR", "  Expenses:Food  7 USD", "  Assets:Cash").Postings;

        Assert.Equal(["-5 EUR", "-7 USD"], postings.Skip(2).Select(one => $"{one.Amount.Value} {one.Amount.Currency}"));
    }

    [Fact]
    public void A_tab_parts_an_account_from_its_amount_too() =>
        Assert.Equal("Assets:Bank", Read("2026-01-05 A", "\tAssets:Bank\t1 EUR", "\tEquity").Postings[0].Account);

    [Fact]
    public void A_comment_behind_an_amount_is_left_out() =>
        Assert.Equal(1, Read("2026-01-05 A", "  Assets:Bank  1 EUR ; cash", "  Equity").Postings[0].Amount.Value);

    [Fact]
    public void Comments_and_empty_lines_are_left_out() =>
        Assert.Empty(Read("; nothing", "# here", "", "   ").Transactions);

    [Fact]
    public void An_exclamation_mark_says_that_it_is_not_cleared() =>
        Assert.False(Read("2026-01-05 ! A", "  B  1 EUR", "  C").Postings[0].IsCleared);

    [Fact]
    public void Postings_come_by_date() => Assert.Equal(
        ["A", "B"],
        Read("2026-02-05 B", "  X  1 EUR", "  Y", "", "2026-01-05 A", "  X  1 EUR", "  Y").Postings
            .Select(one => one.Payee).Distinct());

    [Fact]
    public void Accounts_are_declared() => Assert.Equal(["Assets:Bank"], Read("account Assets:Bank").Declared);

    [Fact]
    public void Prices_are_read() => Assert.Equal(
        new Price(new(2026, 1, 1), "USD", new(0.92m, "EUR")), Read("price 2026-01-01 USD 0.92 EUR").Prices[0]);

    [Theory]
    [InlineData("bank Assets", 1, "'bank' is not understood")]
    [InlineData("account A\naccount A", 2, "A is declared twice")]
    [InlineData("price 2026-01-01 USD x EUR", 1, "'x EUR' is no amount")]
    [InlineData("2026-13-01 A", 1, "'2026-13-01' is no day")]
    [InlineData("2026-01-01", 1, "needs a payee")]
    [InlineData("  Assets:Bank  1 EUR", 1, "needs a transaction above it")]
    [InlineData("2026-01-01 A\n  Assets Bank  1 EUR", 2, "Put two blanks")]
    [InlineData("2026-01-01 A\n  Assets:Bank  one EUR", 2, "'one EUR' is no amount")]
    [InlineData("2026-01-01 A\n  B  1 EUR", 1, "needs two postings")]
    [InlineData("2026-01-01 A\n  B\n  C", 3, "Only one posting")]
    [InlineData("2026-01-01 A\n  B  2 EUR\n  C  -1 EUR", 1, "1.00 EUR are left over")]
    public void What_is_wrong_is_said_with_its_line(string text, int line, string says)
    {
        var problem = Assert.Throws<Problem>(() => JournalReader.Read(text));

        Assert.Equal(line, problem.Line);
        Assert.Contains(says, problem.Message);
    }

    private static Journal Read(params string[] lines) => JournalReader.Read(string.Join('\n', lines));
}
