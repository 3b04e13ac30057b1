using Missions.Agents;
using Missions.Core.Runs;
using Missions.Engine.Workspaces;

namespace Missions.Engine.Budgets;

/// <summary>What one run, or a helper of one, may use: it draws from whoever it works for.</summary>
public sealed class RunPurse : IPurse
{
    private const int Deepest = 2;

    private readonly Ledger _ledger;
    private readonly TimeProvider _clock;
    private readonly long _began;
    private readonly RunPurse? _parent;
    private int _helpers;
    private TimeSpan? _worked;
    private Usage _most;

    internal RunPurse(Ledger ledger, Run run, Seat seat, RunPurse? parent, TimeProvider clock)
    {
        (_ledger, Run, Seat, _parent, _clock, _began) = (ledger, run, seat, parent, clock, clock.GetTimestamp());
    }

    public Run Run { get; }
    public Seat Seat { get; }

    /// <summary>Called once, when the first answer came.</summary>
    public Func<CancellationToken, Task>? Answered { get; set; }

    /// <summary>All that was used: by it, and by whoever works for it.</summary>
    public Spend Total => _ledger.Under(() => Used);

    /// <summary>It is a run's own, not a helper's.</summary>
    public bool IsOfRun => _parent is null;

    // These belong to the ledger, which alone changes them, one at a time.
    internal Spend Used { get; set; }
    internal Spend Reserved { get; set; }

    /// <summary>What its own attempt under way has set aside.</summary>
    internal Spend Own { get; set; }

    internal TimeSpan Before { get; init; }
    internal Caps Share { get; private init; } = new();

    internal IEnumerable<RunPurse> Upwards => _parent is null ? [this] : [this, .. _parent.Upwards];

    /// <summary>The cap that the last attempt would have passed; null where it was granted, or had no price.</summary>
    public ReachedCap? Reached { get; private set; }

    public string? Reserve(Usage most)
    {
        var passed = _ledger.Reserve(this, Seat.Spend(most));
        (Reached, _most) = (passed?.Cap, most);
        return passed?.Sentence;
    }

    public async Task SettleAsync(Usage? used, CancellationToken ct)
    {
        _ledger.Settle(this, used is { } known ? Seat.Spend(known) : Seat.Unsettled(_most));
        if (used is { } some && some != default) await HeardAsync(ct);
    }

    public Task HeardAsync(CancellationToken ct)
    {
        var answered = _ledger.Under(() =>
        {
            var first = Answered;
            Answered = null;
            return first;
        });
        return answered?.Invoke(ct) ?? Task.CompletedTask;
    }

    /// <summary>The purse of a helper, which draws from this one. Null where there may be no more of them.</summary>
    /// <param name="share">What it may use at most of what this one may.</param>
    /// <param name="fanOut">How many may work for this one in all at the same time.</param>
    public RunPurse? Help(Seat seat, Caps share, int fanOut) => _ledger.Under(() =>
    {
        if (Upwards.Count() >= Deepest || _helpers >= fanOut) return null;
        _helpers++;
        return new RunPurse(_ledger, Run, seat, this, _clock) { Share = share };
    });

    /// <summary>A helper is done; another may take its place.</summary>
    public void Leave()
    {
        if (_parent is { } parent) _ledger.Under(() => parent._helpers--);
    }

    /// <summary>The session is over or was never begun: its time does not count any more.</summary>
    public RunPurse Rest() => _ledger.Under(() =>
    {
        _worked ??= _clock.GetElapsedTime(_began);
        return this;
    });

    /// <summary>
    /// How long it was at work: before this session by the journal, in it by a clock that nobody sets.
    /// </summary>
    internal TimeSpan Worked => Before + (_worked ?? _clock.GetElapsedTime(_began));
}
