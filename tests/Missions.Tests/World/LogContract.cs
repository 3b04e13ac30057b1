using System.Text;
using Missions.Simulation.World;
using Missions.Tests.Support;
using Missions.World;
using Missions.World.Logs;

namespace Missions.Tests.World;

/// <summary>What every log promises. Opening is always opening anew what is there.</summary>
public abstract class LogContract
{
    protected static readonly CancellationToken Never = CancellationToken.None;
    protected static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    protected abstract Task<ILog> OpenAsync();

    [Fact]
    public async Task A_new_log_is_empty()
    {
        await using var log = await OpenAsync();

        Assert.Empty(await EventsAsync(log));
    }

    [Fact]
    public async Task What_was_appended_is_there_in_order_after_opening_anew()
    {
        await using (var log = await OpenAsync())
        {
            Assert.Equal(1, await log.AppendAsync([Said("a")], Never));
            Assert.Equal(3, await log.AppendAsync([Said("b"), Said("c")], Never));
        }

        await using var again = await OpenAsync();
        Assert.Equal(4, await again.AppendAsync([Said("d")], Never));
        Assert.Equal([Text("a"), Text("b"), Text("c"), Text("d")], await EventsAsync(again));
    }

    [Fact]
    public async Task A_record_gives_back_the_entry_with_its_number_and_time()
    {
        await using var log = await OpenAsync();
        var at = new DateTimeOffset(2026, 11, 21, 14, 0, 0, TimeSpan.FromHours(2)).AddTicks(1234567);
        await log.AppendAsync([new(at, Bytes("""{"event":"said","by":"human"}""")), Said("b")], Never);

        var first = (await log.ReadAsync(Never).ToListAsync())[0];

        Assert.Equal((1, at), (first.Seq, first.At));
        Assert.Equal("""{"event":"said","by":"human"}""", Encoding.UTF8.GetString(first.Json.Span));
        Assert.Equal(64, first.Hash.Length);
    }

    [Fact]
    public async Task Records_stay_valid_when_reading_goes_on()
    {
        await using var log = await OpenAsync();
        var large = new string('x', 300_000);
        await log.AppendAsync([.. Enumerable.Range(0, 5).Select(i => Said($"{i}{large}"))], Never);

        Assert.Equal(Enumerable.Range(0, 5).Select(i => Text($"{i}{large}")), await EventsAsync(log));
    }

    [Fact]
    public async Task Appending_nothing_changes_nothing()
    {
        await using var log = await OpenAsync();
        await log.AppendAsync([Said("a")], Never);

        Assert.Equal(1, await log.AppendAsync([], Never));
        Assert.Single(await EventsAsync(log));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"by":"human","event":"said"}""")]
    [InlineData("""{"event":7}""")]
    [InlineData("""{"event":"said"}}""")]
    [InlineData("""{"event":"said","seq":1}""")]
    [InlineData("""{"event":"said","hash":"x"}""")]
    [InlineData("""{"event":"said","prev":"x","by":"human"}""")]
    [InlineData("""{"event":"said","more":1}""")]
    [InlineData("{\"event\":\"said\",\n\"by\":\"human\"}")]
    [InlineData("""{"event":"said"},{"event":"said"}""")]
    public async Task An_entry_that_could_not_be_read_again_is_refused_and_changes_nothing(string json)
    {
        await using var log = await OpenAsync();

        await Assert.ThrowsAsync<ArgumentException>(
            () => log.AppendAsync([Said("a"), new(Noon, Bytes(json))], Never).AsTask());

        Assert.Equal(1, await log.AppendAsync([Said("b")], Never));
        Assert.Equal([Text("b")], await EventsAsync(log));
    }

    [Fact]
    public async Task Text_that_is_not_UTF8_is_refused()
    {
        await using var log = await OpenAsync();
        byte[] json = [.. Bytes("""{"event":"said","text":" """), 0xC3, .. Bytes("\"}")];

        await Assert.ThrowsAsync<ArgumentException>(() => log.AppendAsync([new(Noon, json)], Never).AsTask());
    }

    [Fact]
    public async Task A_member_named_more_below_the_first_level_is_the_events_own()
    {
        await using var log = await OpenAsync();
        const string json = """{"event":"said","told":{"more":1,"prev":"x"}}""";
        await log.AppendAsync([new(Noon, Bytes(json)), Said("b")], Never);

        Assert.Equal([json, Text("b")], await EventsAsync(log));
    }

    [Fact]
    public async Task A_cancelled_append_has_not_happened()
    {
        await using var log = await OpenAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(
            () => log.AppendAsync([Said("a")], new CancellationToken(canceled: true)).AsTask());

        Assert.Empty(await EventsAsync(log));
    }

    [Fact]
    public async Task A_closed_log_takes_nothing_more()
    {
        var log = await OpenAsync();
        await log.DisposeAsync();

        await Assert.ThrowsAsync<WorldException>(() => log.AppendAsync([Said("a")], Never).AsTask());
    }

    protected static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    protected static string Text(string text) => $$"""{"event":"said","text":"{{text}}"}""";

    protected static LogEntry Said(string text) => new(Noon, Bytes(Text(text)));

    protected static ValueTask<List<string>> EventsAsync(ILog log) => EventsAsync(log.ReadAsync(Never));

    protected static ValueTask<List<string>> EventsAsync(IAsyncEnumerable<LogRecord> records) =>
        records.Select(record => Encoding.UTF8.GetString(record.Json.Span)).ToListAsync();
}

public sealed class FileLogContract : LogContract, IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override async Task<ILog> OpenAsync() => await FileLog.OpenAsync(_folder.Of("new/journal.jsonl"), Never);
}

public sealed class MemoryLogContract : LogContract
{
    private Func<ReadOnlyMemory<byte>> _disk = () => default;

    protected override async Task<ILog> OpenAsync()
    {
        var log = await MemoryLog.OpenAsync(_disk(), Never);
        _disk = () => log.Bytes;
        return log;
    }

    [Fact]
    public async Task A_power_cut_keeps_what_was_acknowledged_and_all_or_nothing_of_the_rest()
    {
        for (var torn = 0; torn < 700; torn++)
        {
            var log = new MemoryLog();
            await log.AppendAsync([Said("a")], Never);
            log.CutPowerAfter(torn);
            await Assert.ThrowsAsync<PowerCutException>(() => log.AppendAsync([Said("b"), Said("c")], Never).AsTask());

            var after = await EventsAsync(await MemoryLog.OpenAsync(log.Bytes, Never));

            Assert.True(after is [_] or [_, _, _]);
        }
    }
}
