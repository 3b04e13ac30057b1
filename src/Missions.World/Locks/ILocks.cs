namespace Missions.World.Locks;

/// <summary>Says who may write. The kernel holds the lock: the owner's death frees it, and nothing else does.</summary>
public interface ILocks
{
    /// <summary>Takes the lock, or returns null at once where somebody holds it.</summary>
    ILease? TryTake(string path);

    /// <summary>
    /// Who holds it now, or null where nobody does; <see cref="LockOwner.Unknown"/> where it is held but does not say
    /// by whom, as for a moment after it was taken. A live lock is never disturbed by asking, and no taking fails
    /// because of it.
    /// </summary>
    LockOwner? Owner(string path);
}

/// <summary>The right to write, until disposed or until this process ends.</summary>
public interface ILease : IDisposable;

/// <summary>Who holds a lock, as they wrote it there.</summary>
public sealed record LockOwner(string Host, int Pid, DateTimeOffset Since)
{
    public static LockOwner Unknown { get; } = new("unknown", 0, default);

    public override string ToString() =>
        Pid == 0 ? "another process" : $"process {Pid} on {Host}, since {Since.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC";
}
