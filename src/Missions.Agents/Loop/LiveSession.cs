namespace Missions.Agents.Loop;

/// <summary>A session with its history: what happens is written down, and the history follows.</summary>
internal sealed class LiveSession(Session session)
{
    private readonly List<TranscriptEvent> _held = [];

    public Session Session => session;
    public History History { get; private set; } = History.Empty;

    public async Task OpenAsync(CancellationToken ct) => History = await session.Transcript.HistoryAsync(ct);

    // Not to be cancelled: what has happened must be known, most of all while we are being stopped.
    public async Task AppendAsync(params IReadOnlyList<TranscriptEvent> events)
    {
        TranscriptEvent[] all = [.. _held, .. events];
        _held.Clear();
        await session.Transcript.AppendAsync(all, CancellationToken.None);
        History = events.Aggregate(History, (history, happened) => history.After(happened));
    }

    /// <summary>
    /// Written down with what is appended next, in one flush: to be followed by nothing that has effects before that.
    /// </summary>
    public void Hold(params IReadOnlyList<TranscriptEvent> events)
    {
        _held.AddRange(events);
        History = events.Aggregate(History, (history, happened) => history.After(happened));
    }

    public Task FlushAsync() => _held is [] ? Task.CompletedTask : AppendAsync();
}
