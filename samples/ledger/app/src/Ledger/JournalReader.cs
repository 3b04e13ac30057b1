using System.Globalization;

namespace Ledger;

/// <summary>Reads a journal line by line.</summary>
public sealed class JournalReader
{
    private readonly List<string> _declared = [];
    private readonly List<Price> _prices = [];
    private readonly List<Transaction> _transactions = [];
    private Draft? _draft;

    /// <exception cref="Problem">A line cannot be understood, or a transaction does not balance.</exception>
    public static Journal Read(string text)
    {
        var reader = new JournalReader();
        var lines = text.Split('\n');
        for (var index = 0; index < lines.Length; index++) reader.Take(index + 1, lines[index]);
        reader.Close();
        return new(reader._declared, reader._prices, reader._transactions);
    }

    private void Take(int number, string line)
    {
        if (string.IsNullOrWhiteSpace(line)) Close();
        else if (line.TrimStart() is [';' or '#', ..]) return;
        else if (line[0] is ' ' or '\t') AddPosting(number, line.Trim());
        else if (char.IsAsciiDigit(line[0])) Open(number, line);
        else Directive(number, line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private void Directive(int number, string[] words)
    {
        Close();
        switch (words)
        {
            case ["account", var name]:
                Declare(number, name);
                break;
            case ["price", var day, var currency, var value, var other]:
                AddPrice(number, day, currency, $"{value} {other}");
                break;
            default:
                throw new Problem(number, $"'{words[0]}' is not understood; write account, price or a date.");
        }
    }

    private void Declare(int number, string name)
    {
        if (_declared.Contains(name)) throw new Problem(number, $"{name} is declared twice; remove one of them.");
        _declared.Add(name);
    }

    private void AddPrice(int number, string day, string currency, string worth)
    {
        var date = Day(number, day);
        _prices.Add(new(date, currency, Value(number, worth)));
    }

    private void Open(int number, string line)
    {
        Close();
        var space = line.IndexOf(' ');
        if (space < 0) throw new Problem(number, "A transaction needs a payee behind its date.");
        var rest = line[space..].Trim();
        var isCleared = rest is not ['!', ..];
        _draft = new(number, Day(number, line[..space]), rest.TrimStart('*', '!').Trim(), isCleared);
    }

    private void AddPosting(int number, string line)
    {
        if (_draft is null) throw new Problem(number, "A posting needs a transaction above it.");
        var comment = line.IndexOf(';');
        if (comment >= 0) line = line[..comment].TrimEnd();
        var gap = line.IndexOfAny(['\t']);
        if (gap < 0) gap = line.IndexOf("  ", StringComparison.Ordinal);
        var account = gap < 0 ? line : line[..gap];
        if (account.Contains(' ')) throw new Problem(number, "Put two blanks between an account and its amount.");
        if (gap < 0) _draft.Leave(number, account);
        else _draft.Add(account, Value(number, line[gap..].Trim()));
    }

    private void Close()
    {
        if (_draft is not null) _transactions.Add(_draft.Balance());
        _draft = null;
    }

    private static Amount Value(int number, string text) =>
        Amount.Parse(text) ?? throw new Problem(number, $"'{text}' is no amount; write 42.10 EUR.");

    private static DateOnly Day(int number, string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new Problem(number, $"'{text}' is no day; write 2026-01-31.");
}
