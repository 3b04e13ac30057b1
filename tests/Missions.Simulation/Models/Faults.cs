using System.Collections.Concurrent;

namespace Missions.Simulation.Models;

/// <summary>How a provider fails on the wire.</summary>
internal enum WireFault
{
    /// <summary>429 that says how long to wait.</summary>
    RateLimited,

    /// <summary>429 that does not.</summary>
    RateLimitedBare,

    /// <summary>429 whose wait is as long as a subscription's window.</summary>
    UsageWindow,
    Overloaded,
    ServerError,

    /// <summary>The connection ends in the middle of a stream.</summary>
    Cut,

    /// <summary>The stream begins, brings nothing more for a while, and ends.</summary>
    Silence,

    /// <summary>The arguments of a call end in the middle.</summary>
    MalformedArguments,

    /// <summary>A finished turn without a word or a call.</summary>
    Empty,
    DuplicateIds,

    /// <summary>Status 200, and then an event that says error.</summary>
    ErrorEvent,

    /// <summary>401: the key was good until now.</summary>
    Expired,

    /// <summary>Everything comes, byte by byte.</summary>
    SlowDrip,
}

/// <summary>Which requests fail: those that a test planned, then some at a rate, drawn from a seed.</summary>
internal sealed class Faults(ServerRules rules)
{
    private readonly Random _dice = new(rules.Seed);
    private readonly Lock _lock = new();
    private readonly ConcurrentQueue<PlannedFault?> _planned = [];

    /// <summary>The next request that is in order fails so. Null lets one through.</summary>
    public void Plan(params IEnumerable<PlannedFault?> faults)
    {
        foreach (var fault in faults) _planned.Enqueue(fault);
    }

    public PlannedFault? Next()
    {
        if (_planned.TryDequeue(out var planned)) return planned;
        lock (_lock)
        {
            var (luck, kind, at) = (_dice.NextDouble(), _dice.Next(rules.FaultKinds.Count), _dice.NextDouble());
            return luck < rules.FaultRate ? new(rules.FaultKinds[kind], at) : null;
        }
    }
}

/// <param name="At">Where in its stream, from 0 to 1.</param>
internal sealed record PlannedFault(WireFault Kind, double At = 0.5);

/// <summary>How strict the server is, and how it fails.</summary>
internal sealed record ServerRules
{
    public static readonly IReadOnlyList<WireFault> Transient =
    [
        WireFault.RateLimited, WireFault.RateLimitedBare, WireFault.Overloaded, WireFault.ServerError, WireFault.Cut,
        WireFault.Silence, WireFault.MalformedArguments, WireFault.Empty, WireFault.DuplicateIds, WireFault.ErrorEvent,
        WireFault.SlowDrip,
    ];

    /// <summary>Null where no key is wanted.</summary>
    public string? Key { get; init; } = "key-of-the-test";

    /// <summary>Whole agents ask, whose requests hold more than ours do.</summary>
    public bool ServesAgents { get; init; }

    public long ContextTokens { get; init; } = 1_000_000;
    public double FaultRate { get; init; }
    public int Seed { get; init; } = 1;
    public IReadOnlyList<WireFault> FaultKinds { get; init; } = Transient;

    /// <summary>How many requests a minute are answered.</summary>
    public int? PerMinute { get; init; }

    /// <summary>What a rate-limited request is told to wait, in seconds.</summary>
    public int RetryAfter { get; init; } = 1;

    /// <summary>How long a silent stream stays open.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>What the script's delays are multiplied with.</summary>
    public double Pace { get; init; }
}
