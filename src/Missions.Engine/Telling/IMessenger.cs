namespace Missions.Engine.Telling;

/// <summary>A way to reach the human.</summary>
public interface IMessenger
{
    /// <summary>Such as <c>webhook</c>.</summary>
    string Kind { get; }

    bool Carries(News news);

    /// <summary>
    /// Null once it is delivered, else why it is not. Never throws but for cancellation; may be called twice.
    /// </summary>
    Task<string?> TellAsync(Message message, CancellationToken ct);
}

/// <summary>News of a mission, as it goes out.</summary>
/// <param name="Id">The same whenever the same is told, so that a receiver can tell a repetition.</param>
public sealed record Message(string Id, string Mission, string Goal, News News, DateTimeOffset At);
