namespace Missions.Simulation.Models;

/// <summary>A request as the provider's books have it.</summary>
internal sealed record LedgerLine(string Protocol, int Status, WireFault? Fault, DateTimeOffset At)
{
    public Asked? Asked { get; init; }
    public Counted Input { get; init; }

    /// <summary>What a next prompt that begins with this one can find in the cache.</summary>
    public long Kept { get; init; }
    public string? Why { get; init; }
}

/// <summary>The provider's books: every request, in the order in which it was answered.</summary>
internal sealed class Ledger
{
    private readonly List<LedgerLine> _lines = [];
    private readonly Lock _lock = new();

    public IReadOnlyList<LedgerLine> Lines
    {
        get
        {
            lock (_lock) return [.. _lines];
        }
    }

    public void Add(LedgerLine line)
    {
        lock (_lock) _lines.Add(line);
    }
}
