namespace Missions.World.Locks;

/// <summary>Says who may write a mission. The kernel holds the lock, so the owner's death frees it, and nothing else does.</summary>
public interface ILocks
{
    /// <summary>Takes the lock, or returns null at once where somebody holds it.</summary>
    ILease? TryTake(string path);

    /// <summary>Who holds it now, or null where nobody does. A live lock is never disturbed by asking.</summary>
    LockOwner? Owner(string path);
}

/// <summary>The right to write, until disposed or until this process ends.</summary>
public interface ILease : IDisposable;

/// <summary>Who holds a lock, as they wrote it there.</summary>
public sealed record LockOwner(string Host, int Pid, DateTimeOffset Since);
