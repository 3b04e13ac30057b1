namespace Ledger.Tests;

public class AmountTests
{
    [Theory]
    [InlineData("42.10 EUR", 42.10, "EUR")]
    [InlineData("EUR 42.10", 42.10, "EUR")]
    [InlineData("-7 USD", -7, "USD")]
    [InlineData("  0.5   CHF ", 0.5, "CHF")]
    public void An_amount_is_read_with_its_currency_before_or_behind(string text, double value, string currency) =>
        Assert.Equal(new Amount((decimal)value, currency), Amount.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("42.10")]
    [InlineData("EUR")]
    [InlineData("42,10 EUR")]
    [InlineData("42.10 eur")]
    [InlineData("42.10 EUR EUR")]
    public void Anything_else_is_no_amount(string text) => Assert.Null(Amount.Parse(text));

    [Fact]
    public void Thousands_may_be_parted_by_a_comma() =>
        Assert.Equal(new Amount(1250, "EUR"), Amount.Parse("1,250.00 EUR"));

    [Fact]
    public void An_amount_can_be_turned_around() => Assert.Equal(new Amount(-5, "EUR"), -new Amount(5, "EUR"));
}
