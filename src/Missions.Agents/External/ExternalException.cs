namespace Missions.Agents.External;

/// <summary>
/// What kept an agent from outside from working, within this folder: it is an outcome for everybody else.
/// </summary>
internal sealed class ExternalException(FailureKind kind, string message) : Exception(message)
{
    public FailureKind Kind => kind;

    /// <summary>How long its provider wants to be left alone, where it said so.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
