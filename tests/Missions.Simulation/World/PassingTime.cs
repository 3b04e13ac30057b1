using System.Collections.Concurrent;

namespace Missions.Simulation.World;

/// <summary>
/// Runs work on one thread; virtual time passes, from timer to timer, only while nothing else can go on.
/// </summary>
public sealed class PassingTime(VirtualTime time) : SynchronizationContext
{
    // What leaves the thread for a moment must be back before time passes: sockets of twins, and the thread pool.
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(2);

    private const int Patience = 5000;

    private readonly BlockingCollection<(SendOrPostCallback Work, object? State)> _ready = [];

    private int _idle;

    /// <summary>Whether time may pass now; else whatever left the thread is waited for.</summary>
    public Func<bool> MayPass { get; set; } = () => true;

    /// <summary>Called before each timer goes off.</summary>
    public Action Passing { get; set; } = () => { };

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

    public override void Post(SendOrPostCallback d, object? state) => _ready.Add((d, state));

    private void Step()
    {
        var mayPass = MayPass();
        if (_ready.TryTake(out var next, mayPass && _idle == 0 ? TimeSpan.Zero : Moment))
        {
            (_idle, var (work, state)) = (0, next);
            work(state);
            return;
        }
        if (mayPass) Passing();
        _idle = mayPass && time.AdvanceToNextTimer() ? 0 : _idle + 1;
        if (_idle > Patience) throw new InvalidOperationException("Nothing can ever go on.");
    }
}
