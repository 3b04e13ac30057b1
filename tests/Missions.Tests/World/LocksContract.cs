using System.Diagnostics;
using Missions.Simulation.World;
using Missions.Tests.Support;
using Missions.World.Locks;

namespace Missions.Tests.World;

/// <summary>What every kind of lock promises.</summary>
public abstract class LocksContract
{
    protected static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    protected abstract string Path { get; }

    protected abstract ILocks Locks { get; }

    [Fact]
    public void One_at_a_time_holds_a_lock()
    {
        using var lease = Locks.TryTake(Path);

        Assert.NotNull(lease);
        Assert.Null(Locks.TryTake(Path));
    }

    [Fact]
    public void A_lock_that_was_given_up_can_be_taken()
    {
        var first = Locks.TryTake(Path);
        first!.Dispose();

        using var second = Locks.TryTake(Path);
        Assert.NotNull(second);
    }

    [Fact]
    public void Giving_up_twice_takes_nothing_from_the_next_owner()
    {
        var first = Locks.TryTake(Path);
        first!.Dispose();
        using var second = Locks.TryTake(Path);
        first.Dispose();

        Assert.Null(Locks.TryTake(Path));
        Assert.NotNull(Locks.Owner(Path));
    }

    [Fact]
    public void Nobody_owns_a_lock_that_is_free()
    {
        Assert.Null(Locks.Owner(Path));
        Locks.TryTake(Path)!.Dispose();
        Assert.Null(Locks.Owner(Path));
    }

    [Fact]
    public void The_owner_can_be_read_while_the_lock_is_held_and_still_holds_it_then()
    {
        using var lease = Locks.TryTake(Path);

        var owner = Locks.Owner(Path)!;

        Assert.Equal(Noon, owner.Since);
        Assert.True(owner.Pid > 0);
        Assert.NotEmpty(owner.Host);
        Assert.Null(Locks.TryTake(Path));
    }

    [Fact]
    public async Task Asking_who_holds_a_lock_never_makes_taking_it_fail()
    {
        using var stop = new CancellationTokenSource();
        var asking = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested) Locks.Owner(Path);
        });

        for (var i = 0; i < 2000; i++)
        {
            var lease = Locks.TryTake(Path);
            Assert.NotNull(lease);
            lease.Dispose();
        }

        await stop.CancelAsync();
        await asking;
    }

    [Fact]
    public async Task Of_many_who_try_at_once_never_two_succeed()
    {
        var holders = 0;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 500; i++)
            {
                using var lease = Locks.TryTake(Path);
                if (lease is null) continue;
                Assert.Equal(1, Interlocked.Increment(ref holders));
                Interlocked.Decrement(ref holders);
            }
        })));
    }
}

public sealed class FileLocksContract : LocksContract, IDisposable
{
    private readonly TempFolder _folder = new();

    protected override string Path => _folder.Of("mission/lock");

    protected override ILocks Locks { get; } = new FileLocks(new VirtualTime(Noon));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_killed_owner_holds_nothing_and_is_not_believed()
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        using var owner = await HolderAsync();
        Assert.Null(Locks.TryTake(Path));
        Assert.Equal(LockOwner.Unknown, Locks.Owner(Path));

        owner.Kill();
        await owner.WaitForExitAsync();

        Assert.Null(Locks.Owner(Path));
        using var lease = Locks.TryTake(Path);
        Assert.Equal(Environment.ProcessId, Locks.Owner(Path)!.Pid);
    }

    [Fact]
    public async Task The_words_of_a_dead_owner_are_not_taken_for_those_of_the_living_one()
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        using var dead = Process.Start("true");
        await dead.WaitForExitAsync();
        await File.WriteAllTextAsync(
            Path, $$"""{"host":"{{Environment.MachineName}}","pid":{{dead.Id}},"since":"2026-11-20T00:00:00Z"}""");
        using var living = await HolderAsync();

        Assert.Equal(LockOwner.Unknown, Locks.Owner(Path));
        living.Kill();
    }

    [Fact]
    public async Task A_child_process_does_not_inherit_the_lock()
    {
        var lease = Locks.TryTake(Path);
        var start = new ProcessStartInfo("cat") { RedirectStandardInput = true, UseShellExecute = false };
        using var child = Process.Start(start)!;
        lease!.Dispose();

        using var again = Locks.TryTake(Path);
        Assert.NotNull(again);
        child.StandardInput.Close();
        await child.WaitForExitAsync();
    }

    [Fact]
    public void The_file_stays_when_the_lock_is_given_up()
    {
        Locks.TryTake(Path)!.Dispose();

        Assert.True(File.Exists(Path));
    }

    /// <summary>A process that holds the lock, without words of its own, until it is killed.</summary>
    private async Task<Process> HolderAsync()
    {
        var start = new ProcessStartInfo("flock", ["--no-fork", Path, "sh", "-c", "echo held; read ever"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        var holder = Process.Start(start)!;
        Assert.Equal("held", await holder.StandardOutput.ReadLineAsync());
        return holder;
    }
}

public sealed class MemoryLocksContract : LocksContract
{
    private readonly MemoryLocks _machine = new();

    protected override string Path => "/home/missions/m/lock";

    protected override ILocks Locks => _machine.Of(pid: 7, new VirtualTime(Noon));

    [Fact]
    public void A_killed_owner_holds_nothing_and_gives_up_nothing()
    {
        var lost = Locks.TryTake(Path);
        _machine.Kill(7);
        using var lease = _machine.Of(pid: 8, new VirtualTime(Noon)).TryTake(Path);
        lost!.Dispose();

        Assert.Equal(8, Locks.Owner(Path)!.Pid);
    }
}
