using System.Text;
using Missions.Tests.Support;
using Missions.World;
using Missions.World.Logs;

namespace Missions.Tests.World;

/// <summary>Reading along with a log that grows.</summary>
public sealed class FileLogTailTests : IDisposable
{
    private static readonly CancellationToken Never = CancellationToken.None;

    private readonly TempFolder _folder = new();

    private string Journal => _folder.Of("journal.jsonl");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_is_there_comes_first_and_then_each_append()
    {
        await using var log = await FileLog.OpenAsync(Journal, Never);
        await log.AppendAsync([Said("a"), Said("b")], Never);
        await using var tail = FileLogTail.FollowAsync(Journal, TimeProvider.System, Never).GetAsyncEnumerator(Never);

        Assert.Equal([1, 2], await NextAsync(tail));
        Assert.Equal([], await NextAsync(tail));
        await log.AppendAsync([Said("c")], Never);
        Assert.Equal([3], await MoreAsync(tail));
        await log.AppendAsync([Said("d")], Never);
        Assert.Equal([4], await MoreAsync(tail));
    }

    [Fact]
    public async Task Half_a_line_is_waited_for()
    {
        await using (var log = await FileLog.OpenAsync(Journal, Never))
            await log.AppendAsync([Said("a"), Said("b")], Never);
        var whole = await File.ReadAllBytesAsync(Journal);
        await File.WriteAllBytesAsync(Journal, whole[..^40]);
        await using var tail = FileLogTail.FollowAsync(Journal, TimeProvider.System, Never).GetAsyncEnumerator(Never);

        Assert.Equal([], await NextAsync(tail));
        await using (var file = new FileStream(Journal, FileMode.Append)) await file.WriteAsync(
            whole.AsMemory()[^40..]);

        Assert.Equal([1, 2], await NextAsync(tail));
    }

    [Fact]
    public async Task A_file_that_goes_ends_it()
    {
        await using (var log = await FileLog.OpenAsync(Journal, Never)) await log.AppendAsync([Said("a")], Never);
        await using var tail = FileLogTail.FollowAsync(Journal, TimeProvider.System, Never).GetAsyncEnumerator(Never);
        await NextAsync(tail);
        await NextAsync(tail);

        File.Delete(Journal);

        Assert.False(await tail.MoveNextAsync());
    }

    [Fact]
    public async Task A_line_that_was_taken_away_is_damage()
    {
        await using (var log = await FileLog.OpenAsync(Journal, Never)) await log.AppendAsync([Said("a")], Never);
        await using var tail = FileLogTail.FollowAsync(Journal, TimeProvider.System, Never).GetAsyncEnumerator(Never);
        await NextAsync(tail);
        await NextAsync(tail);

        await File.WriteAllTextAsync(Journal, "");

        await Assert.ThrowsAsync<LogDamaged>(() => tail.MoveNextAsync().AsTask());
    }

    private static async Task<IEnumerable<int>> NextAsync(IAsyncEnumerator<IReadOnlyList<LogRecord>> tail)
    {
        Assert.True(await tail.MoveNextAsync());
        return tail.Current.Select(record => (int)record.Seq);
    }

    private static async Task<IEnumerable<int>> MoreAsync(IAsyncEnumerator<IReadOnlyList<LogRecord>> tail)
    {
        while (true)
            if ((await NextAsync(tail)).ToList() is [_, ..] some) return some;
    }

    private static LogEntry Said(string text) =>
        new(DateTimeOffset.UnixEpoch, Encoding.UTF8.GetBytes($$"""{"event":"said","text":"{{text}}"}"""));

    [Fact]
    public async Task A_log_that_cannot_be_read_is_said_to_be_so()
    {
        await File.WriteAllTextAsync(Journal, "");
        using var held = File.Open(Journal, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var read = await Assert.ThrowsAsync<WorldException>(
            async () => await FileLog.ReadAsync(Journal, Never).AnyAsync());
        await Assert.ThrowsAsync<WorldException>(
            async () => await FileLogTail.FollowAsync(Journal, TimeProvider.System, Never).AnyAsync());
        await Assert.ThrowsAsync<WorldException>(() => LogEnd.ReadAsync(Journal, 1, Never));

        Assert.StartsWith($"{Journal} cannot be read: ", read.Message, StringComparison.Ordinal);
    }
}
