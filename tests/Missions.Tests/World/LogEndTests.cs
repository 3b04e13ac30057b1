using System.Text;
using Missions.Tests.Support;
using Missions.World.Logs;

namespace Missions.Tests.World;

/// <summary>The last lines of a log, without the rest.</summary>
public sealed class LogEndTests : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 1, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly TempFolder _temp = new();

    private string Path => _temp.Of("log.jsonl");

    [Fact]
    public async Task Of_a_short_log_it_is_all()
    {
        await WriteAsync(3, 10);

        Assert.Equal([1, 2, 3], (await LogEnd.ReadAsync(Path, 1, default)).Select(one => one.Seq));
    }

    [Fact]
    public async Task Of_a_long_one_it_is_the_end_in_order()
    {
        await WriteAsync(2000, 100);
        var end = await LogEnd.ReadAsync(Path, 1, default);

        Assert.InRange(end.Count, 100, 1000);
        Assert.Equal(
            Enumerable.Range(2000 - end.Count + 1, end.Count).Select(one => (long)one), end.Select(one => one.Seq));
        Assert.Equal(At, end[0].At);
    }

    [Fact]
    public async Task A_line_longer_than_what_is_read_at_first_is_found()
    {
        await WriteAsync(2, 300_000);

        Assert.Equal(2, (await LogEnd.ReadAsync(Path, 1, default))[^1].Seq);
    }

    [Fact]
    public async Task A_line_that_is_not_whole_is_left_out()
    {
        await WriteAsync(2, 10);
        await File.AppendAllTextAsync(Path, "{\"seq\":3,\"at\":\"2026");

        Assert.Equal(2, (await LogEnd.ReadAsync(Path, 1, default)).Count);
    }

    [Fact]
    public async Task Where_there_is_no_log_there_is_nothing() =>
        Assert.Empty(await LogEnd.ReadAsync(_temp.Of("none"), 1, default));

    public void Dispose() => _temp.Dispose();

    private async Task WriteAsync(int lines, int length)
    {
        await using var log = await FileLog.OpenAsync(Path, default);
        var json = Encoding.UTF8.GetBytes($"{{\"event\":\"{new string('x', length)}\"}}");
        await log.AppendAsync([.. Enumerable.Range(0, lines).Select(_ => new LogEntry(At, json))], default);
    }
}
