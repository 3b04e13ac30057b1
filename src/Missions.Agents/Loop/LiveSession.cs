namespace Missions.Agents.Loop;

/// <summary>A session with its history: what happens is written down, and the history follows.</summary>
internal sealed class LiveSession(Session session)
{
    public Session Session => session;
    public History History { get; private set; } = History.Empty;

    public async Task OpenAsync(CancellationToken ct) => History = await session.Transcript.HistoryAsync(ct);

    // Not to be cancelled: what has happened must be known, most of all while we are being stopped.
    public async Task AppendAsync(params IReadOnlyList<TranscriptEvent> events)
    {
        await session.Transcript.AppendAsync(events, CancellationToken.None);
        History = events.Aggregate(History, (history, happened) => history.After(happened));
    }
}
