using Missions.Engine;
using Missions.Engine.Journals;
using Missions.Tests.Support;

namespace Missions.Tests.Engine;

public sealed class JournalTailTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Whoever_leaves_does_not_bear_what_broke_the_reading()
    {
        var home = new MissionHome(_folder.Of("home"), "notes-1");
        Directory.CreateDirectory(Path.GetDirectoryName(home.Journal)!);
        await File.WriteAllTextAsync(home.Journal, "");
        var tail = await JournalTail.OpenAsync(home, new BrokenClock(), CancellationToken.None);
        await Assert.ThrowsAsync<IOException>(() => tail.BeyondAsync(0, CancellationToken.None));

        Assert.Null(await Record.ExceptionAsync(async () => await tail.DisposeAsync()));
    }

    private sealed class BrokenClock : TimeProvider
    {
        public override ITimer CreateTimer(
            TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            throw new IOException("There is no time.");
    }
}
