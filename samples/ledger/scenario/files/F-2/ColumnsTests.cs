using Ledger.Reports;

namespace Ledger.Tests;

public class ColumnsTests
{
    [Theory]
    [InlineData(1234.5, "EUR", "1,234.50 EUR")]
    [InlineData(-0.25, "EUR", "-0.25 EUR")]
    [InlineData(0, "", "0.00")]
    public void An_amount_is_written_the_same_way_everywhere(double value, string currency, string written) =>
        Assert.Equal(written, Columns.Money(new((decimal)value, currency)));

    [Fact]
    public void Amounts_stand_at_the_right() => Assert.Equal("        1.00 EUR", Columns.Right(new Amount(1, "EUR")));
}
