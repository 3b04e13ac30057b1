using Missions.Core;
using Missions.Core.Seats;
using Missions.Engine.Journals;
using Missions.World.Logs;

namespace Missions.Engine;

/// <summary>A mission with its journal attached: commands go in, facts are appended, the state follows.</summary>
/// <remarks>Commands may come from several runs at once; one at a time is decided and appended.</remarks>
public sealed class LiveMission : IAsyncDisposable
{
    private readonly ILog _log;
    private readonly TimeProvider _clock;
    private readonly SemaphoreSlim _turn = new(1);
    private volatile Mission _state;
    private TaskCompletionSource _changed = NotYet();

    private LiveMission(ILog log, TimeProvider clock, Mission state) => (_log, _clock, _state) = (log, clock, state);

    public Mission State => _state;

    /// <summary>Told of every event after it is durable, in order.</summary>
    public Action<Recorded> Happened { get; set; } = _ => { };

    /// <summary>Done once anything more has happened; to miss nothing, ask for it before the state.</summary>
    public Task NextChange => Volatile.Read(ref _changed).Task;

    /// <summary>Called when the human's word ends the step that is under way.</summary>
    public Action CutShort { get; set; } = () => { };

    public static async Task<LiveMission> OpenAsync(ILog log, string path, TimeProvider clock, CancellationToken ct)
    {
        var events = MissionJournal.EventsAsync(log.ReadAsync(ct), path, ct);
        return new(log, clock, Mission.From(await events.ToListAsync(ct)));
    }

    /// <summary>Puts a command to the mission; what follows from it is durable when this returns.</summary>
    public async Task<Decision> SubmitAsync(
        MissionCommand command,
        Actor by,
        CancellationToken ct,
        string? via = null,
        string? id = null)
    {
        await _turn.WaitAsync(ct);
        try
        {
            // The journal's clock never runs backwards, whatever the machine's does.
            var now = _clock.GetUtcNow();
            var at = now < _state.LastAt ? _state.LastAt : now;
            var decision = Decider.Decide(_state, new(command, by, at, via, id));

            if (decision.Events is [_, ..]) await AppendAsync(decision.Events, at);
            return decision;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>A command of the engine's own, which no gate may refuse.</summary>
    /// <exception cref="StepRefused">One did.</exception>
    public async Task<Decision> MustAsync(MissionCommand command, CancellationToken ct)
    {
        var decision = await SubmitAsync(command, Actor.Engine, ct);
        return decision.Refusal is { } reason ? throw new StepRefused(command.GetType().Name, reason) : decision;
    }

    public async ValueTask DisposeAsync()
    {
        _turn.Dispose();
        await _log.DisposeAsync();
    }

    private async Task AppendAsync(Seq<MissionEvent> events, DateTimeOffset at)
    {
        if (_state.WrittenBy != MissionJournal.Version)
            events = [events[0] with { Version = MissionJournal.Version }, .. events.Skip(1)];

        // Once decided it is written down, whoever has lost patience meanwhile.
        var last = await _log.AppendAsync(
            [.. events.Select(one => MissionJournal.Entry(one, at))], CancellationToken.None);
        var first = last - events.Count + 1;
        var recorded = events.Select((happened, index) => new Recorded(first + index, at, happened)).ToList();

        _state = recorded.Aggregate(_state, (mission, one) => mission.After(one));
        foreach (var one in recorded) Happened(one);
        if (events.Any(Interrupts)) CutShort();
        Interlocked.Exchange(ref _changed, NotYet()).SetResult();
    }

    private static TaskCompletionSource NotYet() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static bool Interrupts(MissionEvent happened) =>
        happened is MissionEvent.MissionAborted or MissionEvent.Paused or MissionEvent.Said { Now: true };
}
