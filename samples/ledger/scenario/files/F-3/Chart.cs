namespace Ledger;

/// <summary>The accounts of a journal, and what each holds.</summary>
public sealed class Chart
{
    private readonly Dictionary<string, Account> _accounts = new(StringComparer.Ordinal);

    public Chart(Journal journal)
    {
        foreach (var name in journal.Declared) Find(name);
        foreach (var posting in journal.Postings) Add(posting.Account, posting.Amount);
    }

    /// <summary>By name, in ordinal order.</summary>
    public IReadOnlyList<Account> Accounts => [.. _accounts.Values.OrderBy(one => one.Name, StringComparer.Ordinal)];

    /// <summary>Adds an amount to an account and to all that are above it.</summary>
    private void Add(string name, Amount amount)
    {
        for (var at = name; at is not null; at = Above(at)) Find(at).Add(amount);
    }

    private Account Find(string name)
    {
        if (_accounts.TryGetValue(name, out var known)) return known;
        var added = new Account(name);
        _accounts.Add(name, added);
        if (Above(name) is { } above) Find(above);
        return added;
    }

    private static string? Above(string name) => name.LastIndexOf(':') is >= 0 and var colon ? name[..colon] : null;
}

/// <summary>What an account holds, with all that is below it.</summary>
public sealed class Account(string name)
{
    private readonly SortedDictionary<string, decimal> _sums = new(StringComparer.Ordinal);

    public string Name => name;
    public IEnumerable<Amount> Holdings => _sums.Select(sum => new Amount(sum.Value, sum.Key));

    public void Add(Amount amount) => _sums[amount.Currency] = _sums.GetValueOrDefault(amount.Currency) + amount.Value;

    /// <summary>Whether it is an account or lies below it.</summary>
    public static bool IsWithin(string account, string? above) =>
        above is null || account == above || account.StartsWith(above + ":", StringComparison.Ordinal);
}
