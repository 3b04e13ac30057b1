namespace Ledger;

/// <summary>What is wrong with a journal, and where.</summary>
public sealed class Problem(int line, string message) : Exception($"line {line}: {message}")
{
    public int Line => line;
}
