using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Win32.SafeHandles;
using Missions.World.Files;

namespace Missions.World.Locks;

/// <summary>Locks held by flock(2). Their files stay: were one removed, two could lock the same name.</summary>
public sealed class FileLocks(TimeProvider clock) : ILocks
{
    private const int Shared = 1;
    private const int Exclusive = 2;
    private const int AtOnce = 4;
    private const int Unlock = 8;

    public ILease? TryTake(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var file = Posix.Open(path, Posix.ReadWrite | Posix.Create, mode: 0b110_100_100);
        if (file.IsInvalid) throw Failure(path);
        if (TryLock(file)) return Signed(file, path);

        file.Dispose();
        return null;
    }

    public LockOwner? Owner(string path)
    {
        if (!File.Exists(path)) return null;

        using var file = Posix.Open(path, 0);
        if (file.IsInvalid) throw Failure(path);
        if (!IsHeld(file)) return null;

        return Read(file) is { } owner && IsAlive(owner) ? owner : LockOwner.Unknown;
    }

    private Lease Signed(SafeFileHandle file, string path)
    {
        try
        {
            // Emptied first, so that a crash in between leaves no words of a former owner.
            RandomAccess.SetLength(file, 0);
            var owner = new LockOwner(Environment.MachineName, Environment.ProcessId, clock.GetUtcNow());
            RandomAccess.Write(file, JsonSerializer.SerializeToUtf8Bytes(owner, OwnerJson.Default.LockOwner), 0);
            return new(file);
        }
        catch (IOException failure)
        {
            file.Dispose();
            throw new WorldException($"The lock {path} cannot be written: {failure.Message}", failure);
        }
    }

    // Only an owner holds the lock exclusively; those who merely ask share it for a moment, and are waited for.
    private static bool TryLock(SafeFileHandle file)
    {
        while (Posix.Lock(file, Exclusive | AtOnce) != 0)
        {
            if (IsHeld(file)) return false;
            Thread.Yield();
        }

        return true;
    }

    private static bool IsHeld(SafeFileHandle file)
    {
        if (Posix.Lock(file, Shared | AtOnce) != 0) return true;
        _ = Posix.Lock(file, Unlock);
        return false;
    }

    private static LockOwner? Read(SafeFileHandle file)
    {
        try
        {
            var bytes = new byte[4096];
            var length = RandomAccess.Read(file, bytes, 0);
            return JsonSerializer.Deserialize(bytes.AsSpan(0, length), OwnerJson.Default.LockOwner);
        }
        catch (JsonException)
        {
            return null; // Taken this moment, or left by something that is not us.
        }
    }

    /// <summary>Whether a living owner can have written it: of another host, nobody here knows better.</summary>
    private static bool IsAlive(LockOwner owner) =>
        owner.Host != Environment.MachineName
        || Posix.Signal(owner.Pid, 0) == 0
        || Marshal.GetLastPInvokeError() == Posix.Error.NotPermitted;

    private static WorldException Failure(string path) =>
        new($"The lock {path} cannot be opened: {Posix.Failure().Message}. Put its rights right.");

    private sealed class Lease(SafeFileHandle file) : ILease
    {
        public void Dispose()
        {
            if (file.IsClosed) return;
            RandomAccess.SetLength(file, 0);
            // Closing alone would not: a child that is just being started still has the handle.
            _ = Posix.Lock(file, Unlock);
            file.Dispose();
        }
    }
}

/// <summary>How an owner is written into the lock: <c>{"host":…,"pid":…,"since":…}</c>.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(LockOwner))]
internal sealed partial class OwnerJson : JsonSerializerContext;
