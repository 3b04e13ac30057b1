using System.Diagnostics;

namespace Missions.Tests.Agents.Support;

/// <summary>Runs work on one thread in virtual time: the clock moves on only when nothing else can run.</summary>
internal sealed class Pump : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Work, object? State)> _ready = new();

    public VirtualClock Clock { get; } = new();

    public T Run<T>(Func<Task<T>> work)
    {
        var before = Current;
        SetSynchronizationContext(this);

        try
        {
            var task = work();
            while (!task.IsCompleted) Step();
            return task.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    public override void Post(SendOrPostCallback d, object? state) => _ready.Enqueue((d, state));

    private void Step()
    {
        if (_ready.TryDequeue(out var next)) next.Work(next.State);
        else if (!Clock.FireNext()) throw new UnreachableException("Nothing can ever go on.");
    }
}

/// <summary>A clock whose timers go off one after the other when told to.</summary>
internal sealed class VirtualClock : TimeProvider
{
    private readonly List<Timer> _timers = [];

    public DateTimeOffset Now { get; private set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;

    public override long GetTimestamp() => Now.Ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public bool FireNext()
    {
        if (_timers.MinBy(timer => timer.Due) is not { } next) return false;

        Now = next.Due;
        _timers.Remove(next);
        next.Fire();
        return true;
    }

    private sealed class Timer(VirtualClock clock, Action fire) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public Action Fire => fire;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock._timers.Remove(this);
            if (dueTime == Timeout.InfiniteTimeSpan) return true;

            Due = clock.Now + dueTime;
            clock._timers.Add(this);
            return true;
        }

        public void Dispose() => clock._timers.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
