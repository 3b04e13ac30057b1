namespace Ledger;

/// <summary>Converts amounts by the prices of a journal.</summary>
public sealed class Prices(IReadOnlyList<Price> prices)
{
    /// <summary>By the price that was valid on the day, the other way round too; null where none was.</summary>
    public Amount? Convert(Amount amount, string currency, DateOnly day)
    {
        if (amount.Currency == currency) return amount;
        if (Latest(amount.Currency, currency, day) is { } there) return new(amount.Value * there.Worth.Value, currency);
        if (Latest(currency, amount.Currency, day) is { } back) return new(amount.Value / back.Worth.Value, currency);
        return null;
    }

    private Price? Latest(string from, string to, DateOnly day) => prices
        .Where(price => price.Currency == from && price.Worth.Currency == to && price.Date <= day)
        .MaxBy(price => price.Date);
}
