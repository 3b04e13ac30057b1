namespace Missions.Core.Runs;

/// <summary>Why a mission stands still in the middle of its work: on whom, since when, what comes next.</summary>
/// <param name="Since">When it began to stand still; further tries in vain do not change it.</param>
/// <param name="At">When it was last written down.</param>
/// <param name="Until">When it is tried again by itself; null where only a human goes on.</param>
/// <param name="Tries">How often in a row it came to this.</param>
public sealed record Parking(
    WaitsOn On, string Reason, DateTimeOffset Since, DateTimeOffset At, DateTimeOffset? Until, int Tries)
{
    /// <summary>The cap that was reached, where it is one.</summary>
    public ReachedCap? Cap { get; init; }

    /// <summary>The reason, and what ends it.</summary>
    public string Sentence => (On, Until) switch
    {
        (WaitsOn.Provider, { } due) =>
            $"{Reason} It is tried again at {due.ToUniversalTime():yyyy-MM-dd HH:mm:ss} UTC.",
        (WaitsOn.Human, _) => $"{Reason} Put that right; `mission resume` tries again.",
        _ => Reason,
    };
}

/// <summary>Who can end a wait.</summary>
public enum WaitsOn
{
    /// <summary>Whoever runs the models: it passes by itself.</summary>
    Provider,

    /// <summary>A key, a model or an account that only a human can put right.</summary>
    Human,

    /// <summary>A cap that only a human may raise.</summary>
    Budget,
}
