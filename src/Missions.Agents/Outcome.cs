namespace Missions.Agents;

/// <summary>How a session ended. Failures are data: nothing is thrown across <see cref="IAgent"/>.</summary>
public abstract record Outcome(Usage Usage)
{
    /// <summary>An ending tool was accepted.</summary>
    public sealed record Done(Usage Usage) : Outcome(Usage);

    /// <summary>It stopped without a valid end.</summary>
    public sealed record Failed(FailureKind Kind, string Detail, Usage Usage) : Outcome(Usage)
    {
        /// <summary>How long the provider wants to be left alone, where it said so.</summary>
        public TimeSpan? RetryAfter { get; init; }
    }
}

/// <summary>Why a session failed, by what is to be done about it.</summary>
public enum FailureKind
{
    /// <summary>It ended without calling an ending tool, whatever it said.</summary>
    NoEnding,

    /// <summary>We were told to stop.</summary>
    Cancelled,

    /// <summary>The provider cannot answer now; trying again later may help.</summary>
    Unavailable,

    /// <summary>The provider refuses us: key, model or account. Only a human can help.</summary>
    Refused,

    /// <summary>The agent went on without getting anywhere.</summary>
    NoProgress,

    /// <summary>What was said so far fills the model's context; a fresh session can go on from what is done.</summary>
    ContextFull,

    /// <summary>The provider rejects what was said so far; a fresh session can go on from what is done.</summary>
    Rejected,

    /// <summary>What the next turn may cost is more than is left under a cap.</summary>
    OverBudget,
}

/// <summary>Tokens that a session used.</summary>
/// <param name="Input">Read in all: fresh, cached, and written to the cache.</param>
/// <param name="Output">Written in all, reasoning among them.</param>
/// <param name="ClaimedUsd">What an agent from outside says that it cost; null where it does not say.</param>
/// <param name="IsUnreported">An agent from outside used something, and did not say how much.</param>
public readonly record struct Usage(
    long Input,
    long CachedInput,
    long Output,
    long CacheWrite = 0,
    long Reasoning = 0,
    decimal? ClaimedUsd = null,
    bool IsUnreported = false)
{
    public static Usage operator +(Usage left, Usage right) => new(
        left.Input + right.Input,
        left.CachedInput + right.CachedInput,
        left.Output + right.Output,
        left.CacheWrite + right.CacheWrite,
        left.Reasoning + right.Reasoning,
        left.ClaimedUsd is null && right.ClaimedUsd is null ? null : (left.ClaimedUsd ?? 0) + (right.ClaimedUsd ?? 0),
        left.IsUnreported || right.IsUnreported);

    public static Usage operator -(Usage left, Usage right) => new(
        left.Input - right.Input,
        left.CachedInput - right.CachedInput,
        left.Output - right.Output,
        left.CacheWrite - right.CacheWrite,
        left.Reasoning - right.Reasoning,
        left.ClaimedUsd - (right.ClaimedUsd ?? 0),
        left.IsUnreported && !right.IsUnreported);
}
