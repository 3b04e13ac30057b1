namespace Ledger.Cli;

/// <summary>What was typed.</summary>
internal sealed record Options(string Command, string File, string? Account, string? Currency)
{
    /// <summary>Null where it cannot be understood.</summary>
    public static Options? Parse(IReadOnlyList<string> words)
    {
        if (words.Count < 2) return null;
        var (account, currency) = ((string?)null, (string?)null);
        for (var index = 2; index < words.Count; index += 2)
        {
            if (index + 1 >= words.Count) return null;
            if (words[index] == "--account") account = words[index + 1];
            else if (words[index] == "--in") currency = words[index + 1];
            else return null;
        }
        return new(words[0], words[1], account, currency);
    }
}
