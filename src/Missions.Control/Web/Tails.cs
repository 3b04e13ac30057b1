using Missions.Control.Wiring;
using Missions.Engine.Journals;

namespace Missions.Control.Web;

/// <summary>The journals that somebody looks at, each read along with once.</summary>
internal sealed class Tails(Machine machine) : IAsyncDisposable
{
    private const int MostIdle = 8;

    private readonly Dictionary<string, Watched> _open = [];
    private long _uses;

    /// <summary>Along with a mission's journal until the answer is disposed of.</summary>
    public async Task<Look> OpenAsync(string mission, CancellationToken ct)
    {
        Watched watched;
        lock (_open)
        {
            if (!_open.TryGetValue(mission, out watched!) || watched.HasEnded)
                _open[mission] = watched = new(JournalTail.OpenAsync(machine.Home(mission), machine.Clock, default));
            watched.Lookers++;
            watched.LastUse = ++_uses;
        }
        try
        {
            return new(this, watched, await watched.Tail.WaitAsync(ct));
        }
        catch
        {
            await LeaveAsync(watched);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        List<Watched> all;
        lock (_open) all = [.. _open.Values];
        foreach (var one in all.Where(one => one.Tail.IsCompletedSuccessfully)) await (await one.Tail).DisposeAsync();
    }

    private async ValueTask LeaveAsync(Watched watched)
    {
        List<Watched> idle;
        lock (_open)
        {
            watched.Lookers--;
            idle = [.. _open.Values.Where(one => one.Lookers == 0).OrderBy(one => one.LastUse).SkipLast(MostIdle)];
            foreach (var (name, one) in _open.ToList())
                if (idle.Contains(one)) _open.Remove(name);
        }
        foreach (var one in idle.Where(one => one.Tail.IsCompletedSuccessfully)) await (await one.Tail).DisposeAsync();
    }

    private sealed class Watched(Task<JournalTail> tail)
    {
        public Task<JournalTail> Tail => tail;
        public int Lookers { get; set; }
        public long LastUse { get; set; }
        public bool HasEnded => tail.IsFaulted || tail.IsCompletedSuccessfully && tail.Result.HasEnded;
    }

    /// <summary>Somebody's look at a journal.</summary>
    internal sealed class Look(Tails tails, object watched, JournalTail tail) : IAsyncDisposable
    {
        public JournalTail Tail => tail;

        public ValueTask DisposeAsync() => tails.LeaveAsync((Watched)watched);
    }
}
