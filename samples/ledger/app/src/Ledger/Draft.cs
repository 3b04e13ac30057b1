namespace Ledger;

/// <summary>A transaction that is being read.</summary>
internal sealed class Draft(int line, DateOnly date, string payee, bool isCleared)
{
    private readonly List<(string Account, Amount? Amount)> _postings = [];

    public void Add(string account, Amount amount) => _postings.Add((account, amount));

    /// <summary>A posting that takes whatever makes the transaction balance.</summary>
    public void Leave(int number, string account)
    {
        if (_postings.Exists(one => one.Amount is null))
            throw new Problem(number, "Only one posting of a transaction may leave its amount out.");
        _postings.Add((account, null));
    }

    public Transaction Balance()
    {
        if (_postings.Count < 2) throw new Problem(line, "A transaction needs two postings.");
        var sums = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var amount in _postings.Select(one => one.Amount).OfType<Amount>())
            sums[amount.Currency] = sums.GetValueOrDefault(amount.Currency) + amount.Value;

        var open = sums.Where(sum => sum.Value != 0).Select(sum => new Amount(sum.Value, sum.Key)).ToList();
        if (_postings.TrueForAll(one => one.Amount is not null) && open is [var off, ..])
            throw new Problem(line, $"It does not balance: {off.Value:0.00} {off.Currency} are left over.");

        return new(line, date, payee, isCleared, [.. _postings.SelectMany(one => Settled(one, open))]);
    }

    private IEnumerable<Posting> Settled((string Account, Amount? Amount) one, IEnumerable<Amount> open) =>
        one.Amount is { } known
            ? [new(date, payee, one.Account, known, isCleared)]
            : open.Select(amount => new Posting(date, payee, one.Account, -amount, isCleared));
}
