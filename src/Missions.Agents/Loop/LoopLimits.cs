namespace Missions.Agents.Loop;

/// <summary>How much patience the loop has. It judges whether a session gets on, never its work.</summary>
public sealed record LoopLimits
{
    /// <summary>How often one turn is asked for before the provider counts as unavailable.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>Doubled after each attempt.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>A provider that asks for a longer wait than this is unavailable.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How long a stream may bring nothing. Models that think for long say nothing, and the pings of their providers do
    /// not get through the providers' own clients.
    /// </summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long one turn may stream in all: signs of life alone are no answer.</summary>
    public TimeSpan LongestTurn { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How much of one tool's answer the model is shown.</summary>
    public int AnswerTokens { get; init; } = 20_000;

    /// <summary>Whether the model is shown the pictures that tools take.</summary>
    public bool SeesPictures { get; init; } = true;

    public int OutputTokens { get; init; } = 16_000;

    /// <summary>What fits into the model in all; the session ends before it is asked for more.</summary>
    public long ContextTokens { get; init; } = long.MaxValue;

    /// <summary>How many turns without a call, one after the other, are met with a reminder.</summary>
    public int Reminders { get; init; } = 3;

    /// <summary>How many equal calls with equal answers, one after the other, earn a warning.</summary>
    public int WarnAfter { get; init; } = 6;

    /// <summary>How many of them end the session.</summary>
    public int StopAfter { get; init; } = 12;

    /// <summary>How many turns without any progress, one after the other, end it too.</summary>
    public int StallAfter { get; init; } = 28;

    /// <summary>How many turns in a row may hold nothing but arguments that are no JSON.</summary>
    public int Repairs { get; init; } = 4;
}
