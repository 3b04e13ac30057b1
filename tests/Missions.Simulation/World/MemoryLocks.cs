using Missions.World.Locks;

namespace Missions.Simulation.World;

/// <summary>The locks of one machine in memory. Each process has its own view: see <see cref="Of"/>.</summary>
public sealed class MemoryLocks
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Lease> _held = [];

    /// <summary>What a process with that number sees.</summary>
    public ILocks Of(int pid, TimeProvider clock) => new View(this, pid, clock);

    /// <summary>Ends a process: the kernel frees what it held.</summary>
    public void Kill(int pid)
    {
        lock (_gate)
        {
            foreach (var (path, lease) in _held)
                if (lease.Owner.Pid == pid) _held.Remove(path);
        }
    }

    private Lease? TryTake(string path, LockOwner owner)
    {
        lock (_gate)
        {
            var lease = new Lease(this, path, owner);
            return _held.TryAdd(path, lease) ? lease : null;
        }
    }

    private LockOwner? Owner(string path)
    {
        lock (_gate) return _held.GetValueOrDefault(path)?.Owner;
    }

    // Only one's own: a process that was killed gives up nothing that somebody else has taken since.
    private void Release(Lease lease)
    {
        lock (_gate)
            if (_held.GetValueOrDefault(lease.Path) == lease) _held.Remove(lease.Path);
    }

    private sealed class View(MemoryLocks machine, int pid, TimeProvider clock) : ILocks
    {
        public ILease? TryTake(string path) => machine.TryTake(path, new("simulated", pid, clock.GetUtcNow()));

        public LockOwner? Owner(string path) => machine.Owner(path);
    }

    private sealed class Lease(MemoryLocks machine, string path, LockOwner owner) : ILease
    {
        public string Path => path;
        public LockOwner Owner => owner;

        public void Dispose() => machine.Release(this);
    }
}
