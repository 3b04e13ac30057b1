using System.Text.Json.Serialization;
using Missions.Core.Seats;

namespace Missions.Core.Runs;

/// <summary>One fresh session in a seat.</summary>
/// <param name="Seat">Which agent and model occupy it, as <c>provider/model</c>.</param>
/// <param name="Round">Which time this assignment is given; for validators the round of the validation.</param>
/// <param name="Base">The commit that it works on or looks at.</param>
/// <param name="Prompts">The hash of each prompt that its briefing was made of.</param>
/// <param name="Credentials">
/// Who held a credential: <c>inside</c>, whatever ran in it; <c>process</c>, the agent's own process but no command.
/// Null where it is ours alone.
/// </param>
/// <param name="Resumes">How often it was continued after the program had died.</param>
/// <param name="Group">
/// For a user-tester: which flows, of those that are used apart from each other. For a question: the assertion.
/// </param>
/// <param name="Loss">What became of it, where it ended without a report.</param>
public sealed record Run(
    RunId Id,
    Role Role,
    Purpose Purpose,
    string Seat,
    int Round,
    string? Base = null,
    FeatureId? Feature = null,
    MilestoneId? Milestone = null,
    Seq<PromptHash> Prompts = default,
    DateTimeOffset Started = default,
    DateTimeOffset? Ended = null,
    RunState State = RunState.Open,
    string? Detail = null,
    Spend Spend = default,
    int Resumes = 0,
    string? Credentials = null,
    LossKind? Loss = null,
    string? Group = null)
{
    public bool IsOpen => State is RunState.Open;

    /// <summary>How its transcript ended, as the journal has it; null while open, and in older journals.</summary>
    [JsonIgnore]
    public TranscriptEnd? Transcript { get; init; }

    /// <summary>It stood still for no fault of its own; to go on then is no sign of trouble.</summary>
    [JsonIgnore]
    public bool WasParked { get; init; }

    /// <summary>Since when nobody works in it; null while somebody does.</summary>
    [JsonIgnore]
    public DateTimeOffset? StillSince { get; init; }

    /// <summary>For how long nobody worked in it.</summary>
    [JsonIgnore]
    public TimeSpan Still { get; init; }

    /// <summary>How long it was at work by then.</summary>
    public TimeSpan Worked(DateTimeOffset now) =>
        (Ended ?? StillSince ?? now) - Started - Still is var worked && worked > TimeSpan.Zero ? worked : TimeSpan.Zero;

    /// <summary>Whether it answers the question of an assertion.</summary>
    public bool IsAbout(AssertionId asked) => Purpose is Purpose.Question && Group == asked.Value;

    public bool IsOfSameAssignment(Run? other) =>
        other?.Purpose == Purpose && other.Feature == Feature && other.Group == Group;
}

/// <summary>Where a run stands, as far as the journal knows.</summary>
public enum RunState
{
    Open,
    Ended,
    Lost,
}

/// <summary>What a run is for.</summary>
public enum Purpose
{
    Interview,
    Plan,
    Implement,
    Scrutinize,
    Review,
    Use,
    Repair,
    Consult,
    Debrief,

    /// <summary>Answers what a review proof asks, of the base; it is told neither that nor what is expected.</summary>
    Question,
}

/// <summary>Which text a briefing was made of.</summary>
public sealed record PromptHash(string Name, string Hash);

/// <summary>What was used.</summary>
/// <param name="Input">Tokens read in all: fresh, cached, and written to the cache.</param>
/// <param name="Output">Tokens written in all, reasoning among them.</param>
/// <param name="IsUnpriced">Nobody knows a price for some of it, so <paramref name="Usd"/> is too low.</param>
/// <param name="Unsettled">Tokens set aside for attempts that were cut off: at most so many were used besides.</param>
/// <param name="UnsettledUsd">What those would cost.</param>
public readonly record struct Spend(
    long Input,
    long CachedInput,
    long Output,
    decimal Usd,
    long CacheWrite = 0,
    long Reasoning = 0,
    bool IsUnpriced = false,
    long Unsettled = 0,
    decimal UnsettledUsd = 0)
{
    public long Tokens => Input + Output;

    /// <summary>What it may have been at most; caps hold for that.</summary>
    public long MostTokens => Tokens + Unsettled;
    public decimal MostUsd => Usd + UnsettledUsd;

    public static Spend operator +(Spend left, Spend right) => new(
        left.Input + right.Input,
        left.CachedInput + right.CachedInput,
        left.Output + right.Output,
        left.Usd + right.Usd,
        left.CacheWrite + right.CacheWrite,
        left.Reasoning + right.Reasoning,
        left.IsUnpriced || right.IsUnpriced,
        left.Unsettled + right.Unsettled,
        left.UnsettledUsd + right.UnsettledUsd);
}
