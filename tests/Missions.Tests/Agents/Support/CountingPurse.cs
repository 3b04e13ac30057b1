using Missions.Agents;

namespace Missions.Tests.Agents.Support;

/// <summary>A purse of so many tokens that writes down what it was asked and told.</summary>
internal sealed class CountingPurse(long tokens = long.MaxValue) : IPurse
{
    private readonly Lock _one = new();
    private long _setAside;

    public long Used { get; private set; }
    public List<long> Reserved { get; } = [];
    public List<long> Settled { get; } = [];

    /// <summary>How often something was set aside or counted while the one before was still open.</summary>
    public int Muddles { get; private set; }

    public int Heard { get; private set; }

    /// <summary>Something is still set aside.</summary>
    public bool IsOpen => _setAside > 0;

    public string? Reserve(Usage most)
    {
        lock (_one)
        {
            if (IsOpen) Muddles++;
            var wanted = most.Input + most.Output;
            if (Used + wanted > tokens) return $"The cap of {tokens} tokens would be passed.";
            Reserved.Add(_setAside = wanted);
            return null;
        }
    }

    public Task SettleAsync(Usage? used, CancellationToken ct)
    {
        var some = used ?? default;
        lock (_one)
        {
            _setAside = 0;
            Used += some.Input + some.Output;
            Settled.Add(some.Input + some.Output);
        }
        return Task.CompletedTask;
    }

    public Task HeardAsync(CancellationToken ct)
    {
        Heard++;
        return Task.CompletedTask;
    }
}
