namespace Missions.Simulation.World;

/// <summary>
/// Time that passes only when told to. The wall clock may jump by itself, as clocks do; timers and timestamps follow
/// the monotonic line alone. Timers fire on the caller of <see cref="Advance"/>, by due time, then by age.
/// </summary>
public sealed class VirtualTime(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<Timer> _armed = [];
    private long _ticks;
    private long _wallTicks;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public override DateTimeOffset GetUtcNow() =>
        start.ToUniversalTime().AddTicks(GetTimestamp() + Interlocked.Read(ref _wallTicks));

    /// <summary>Moves the wall clock alone. A suspended machine is this, too, where its timers sleep with it.</summary>
    public void JumpWall(TimeSpan by) => Interlocked.Add(ref _wallTicks, by.Ticks);

    /// <summary>Lets time pass and fires what becomes due on the way, each timer at its own moment.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        var until = GetTimestamp() + by.Ticks;
        while (NextDue(until) is { } timer) timer.Fire();
        Interlocked.Exchange(ref _ticks, until);
    }

    /// <summary>Lets time pass until the next timer has fired; false where none is armed.</summary>
    public bool AdvanceToNextTimer()
    {
        var next = NextDue(long.MaxValue);
        next?.Fire();
        return next is not null;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Takes out the timer that is due first and moves the time there.</summary>
    private Timer? NextDue(long until)
    {
        lock (_gate)
        {
            var next = _armed.MinBy(timer => timer.Due); // Of equals the first, which was armed first.
            if (next is null || next.Due > until) return null;

            Interlocked.Exchange(ref _ticks, Math.Max(_ticks, next.Due));
            _armed.Remove(next);
            if (next.Period > TimeSpan.Zero) Arm(next, next.Period);
            return next;
        }
    }

    private void Arm(Timer timer, TimeSpan dueIn)
    {
        timer.Due = _ticks + dueIn.Ticks;
        _armed.Add(timer);
    }

    private sealed class Timer(VirtualTime time, Action fire) : ITimer
    {
        private bool _isDisposed;

        public long Due { get; set; }
        public TimeSpan Period { get; private set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._gate)
            {
                if (_isDisposed) return false;
                time._armed.Remove(this);
                Period = period;
                if (dueTime != Timeout.InfiniteTimeSpan) time.Arm(this, dueTime);
                return true;
            }
        }

        public void Dispose()
        {
            Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _isDisposed = true;
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
