using System.Collections.Concurrent;

namespace Missions.World.Processes;

/// <summary>
/// The one thread that starts programs. It lives as long as this process, because bubblewrap's --die-with-parent ends a
/// program when the thread that started it ends, and threads of the pool come and go.
/// </summary>
internal sealed class StartingThread
{
    private readonly BlockingCollection<Action> _starts = [];

    public StartingThread() => new Thread(Work) { IsBackground = true, Name = "Starts programs" }.Start();

    public Task<T> RunAsync<T>(Func<T> start)
    {
        var started = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _starts.Add(() =>
        {
            try { started.SetResult(start()); }
            catch (Exception wrong) { started.SetException(wrong); }
        });
        return started.Task;
    }

    private void Work()
    {
        foreach (var start in _starts.GetConsumingEnumerable()) start();
    }
}
