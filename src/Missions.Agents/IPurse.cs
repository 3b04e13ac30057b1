namespace Missions.Agents;

/// <summary>What a session may use. It is asked before anything is, and told afterwards what that came to.</summary>
public interface IPurse
{
    /// <summary>
    /// Sets aside the most that the next attempt may use. Null where that was granted; else the sentence that names the
    /// cap, nothing is set aside, and the session ends with <see cref="FailureKind.OverBudget"/> before the attempt. At
    /// most one attempt of a session is under way at a time.
    /// </summary>
    string? Reserve(Usage most);

    /// <summary>
    /// Whoever is paid answers, though it has not said yet what that used. May be told again; only the first counts.
    /// </summary>
    Task HeardAsync(CancellationToken ct);

    /// <summary>
    /// Gives back what was set aside and counts what was used: once after every attempt, whatever became of it, with
    /// nothing used where no answer came.
    /// </summary>
    /// <param name="used">Null where it was cut off: then all that was set aside counts, as nobody knows.</param>
    Task SettleAsync(Usage? used, CancellationToken ct);
}
