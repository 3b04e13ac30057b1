namespace Ledger;

/// <summary>One side of a transaction.</summary>
public sealed record Posting(DateOnly Date, string Payee, string Account, Amount Amount, bool IsCleared);

/// <summary>Postings that balance.</summary>
public sealed record Transaction(
    int Line, DateOnly Date, string Payee, bool IsCleared, IReadOnlyList<Posting> Postings);

/// <summary>What one unit of a currency was worth from a day on.</summary>
public sealed record Price(DateOnly Date, string Currency, Amount Worth);

/// <summary>All that was written down.</summary>
public sealed record Journal(
    IReadOnlyList<string> Declared, IReadOnlyList<Price> Prices, IReadOnlyList<Transaction> Transactions)
{
    /// <summary>Every posting, by date, and as they were written within a day.</summary>
    public IReadOnlyList<Posting> Postings { get; } =
        [.. Transactions.OrderBy(one => one.Date).SelectMany(one => one.Postings)];
}
