using Missions.Engine;
using Missions.Engine.Inboxes;
using Missions.Tests.Core;

namespace Missions.Tests.Control;

/// <summary>The human's word, typed while somebody else holds the mission's lock.</summary>
public sealed class RunnerTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_live_runner_carries_the_command_out()
    {
        var home = await _desk.TellAsync(Stories.Working);
        using var over = new CancellationTokenSource();
        using var lease = _desk.Machine.Locks.TryTake(home.Lock)!;
        var log = await _desk.Machine.Logs.OpenAsync(home.Journal, Desk.Never);
        await using var mission = await LiveMission.OpenAsync(log, home.Journal, _desk.Machine.Clock, Desk.Never);
        var watching = new Inbox(_desk.Machine.Files, home.Inbox, _desk.Machine.Clock).WatchAsync(mission, over.Token);

        Assert.Equal(0, await _desk.TypeAsync("say", "Keep it small.", "--json"));

        Assert.Equal("working", (string)_desk.Json["state"]!);
        Assert.Equal("Keep it small.", mission.State.Words[^1].Text);
        await over.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watching);
        Assert.Empty(_desk.Machine.Files.List(home.Inbox));
    }

    [Fact]
    public async Task A_mission_that_somebody_runs_is_neither_run_nor_removed_twice()
    {
        var home = await _desk.TellAsync(Stories.Working);
        using var lease = _desk.Machine.Locks.TryTake(home.Lock)!;

        Assert.Equal(6, await _desk.TypeAsync("run"));
        Assert.Contains("is being run by", _desk.Error, StringComparison.Ordinal);
        Assert.Equal(6, await _desk.TypeAsync("run", "--detach"));
        Assert.Equal(6, await _desk.TypeAsync("remove", "notes-1", "--yes"));
        Assert.True(File.Exists(home.Journal));
    }

    [Fact]
    public async Task Only_a_live_runner_makes_it_working()
    {
        var home = await _desk.TellAsync(Stories.Working);

        Assert.Equal(0, await _desk.TypeAsync("status", "--json"));
        Assert.Equal("idle", (string)_desk.Json["state"]!);
        using var lease = _desk.Machine.Locks.TryTake(home.Lock)!;
        Assert.Equal(0, await _desk.TypeAsync("status", "--json"));
        Assert.Equal("working", (string)_desk.Json["state"]!);
        Assert.Equal(Environment.ProcessId, (int)_desk.Json["runner"]!["pid"]!);
    }
}
