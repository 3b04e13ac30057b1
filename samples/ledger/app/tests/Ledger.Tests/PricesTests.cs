namespace Ledger.Tests;

public class PricesTests
{
    private static readonly Prices Dollar = new(
    [
        new(new(2026, 1, 1), "USD", new(0.92m, "EUR")),
        new(new(2026, 2, 1), "USD", new(0.90m, "EUR")),
    ]);

    [Theory]
    [InlineData("2026-01-31", 9.2)]
    [InlineData("2026-02-01", 9.0)]
    public void The_price_of_the_day_counts(string day, double worth) =>
        Assert.Equal((decimal)worth, Dollar.Convert(new(10, "USD"), "EUR", DateOnly.Parse(day))?.Value);

    [Fact]
    public void A_price_serves_the_other_way_round() =>
        Assert.Equal(10, Dollar.Convert(new(9, "EUR"), "USD", new(2026, 3, 1))?.Value);

    [Fact]
    public void Before_the_first_price_there_is_none() =>
        Assert.Null(Dollar.Convert(new(1, "USD"), "EUR", new(2025, 1, 1)));

    [Fact]
    public void The_same_currency_needs_no_price() =>
        Assert.Equal(new Amount(3, "CHF"), Dollar.Convert(new(3, "CHF"), "CHF", new(2020, 1, 1)));
}
