using System.Text;
using Missions.Tests.Support;
using Missions.World.Logs;

namespace Missions.Tests.World;

/// <summary>What a crash leaves is cut off; everything else that does not hold is reported and left alone.</summary>
public sealed class FileLogDamageTests : IDisposable
{
    private static readonly CancellationToken Never = CancellationToken.None;

    private readonly TempFolder _folder = new();

    private string Journal => _folder.Of("journal.jsonl");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_last_line_torn_at_any_byte_is_cut_off()
    {
        var whole = await WrittenAsync(["a"], ["b"], ["c"]);
        var kept = whole.AsSpan()[..^1].LastIndexOf((byte)'\n') + 1;

        for (var length = kept; length < whole.Length; length++) await IsCutToAsync(kept, whole[..length]);
    }

    [Fact]
    public async Task A_last_append_torn_at_any_byte_is_cut_off_whole()
    {
        var kept = (await WrittenAsync(["a"])).Length;
        var whole = await WrittenAsync(["a"], ["b", "c", "d"]);

        for (var length = kept; length < whole.Length; length++) await IsCutToAsync(kept, whole[..length]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(100)]
    public async Task Zeros_that_a_crash_left_behind_the_end_are_cut_off(int ofNextLine)
    {
        var kept = await WrittenAsync(["a"]);
        var longer = await WrittenAsync(["a"], ["b"]);

        await IsCutToAsync(kept.Length, [.. longer[..(kept.Length + ofNextLine)], .. new byte[4096]]);
    }

    [Fact]
    public async Task After_a_cut_the_next_append_goes_on_where_the_log_held()
    {
        var whole = await WrittenAsync(["a"], ["b"]);
        await File.WriteAllBytesAsync(Journal, whole[..^9]);

        await using (var log = await FileLog.OpenAsync(Journal, Never)) await log.AppendAsync([Said("b")], Never);

        Assert.Equal(whole, await File.ReadAllBytesAsync(Journal));
    }

    [Theory]
    [InlineData(0x01)]
    [InlineData(0x20)]
    [InlineData(0x80)]
    [InlineData(0xFF)]
    public async Task A_change_of_any_byte_is_found(byte bits)
    {
        var whole = await WrittenAsync(["a"], ["b", "c"], ["d"]);

        for (var at = 0; at < whole.Length; at++)
        {
            var changed = whole.ToArray();
            changed[at] ^= bits;

            await IsReportedAsync(changed);
        }
    }

    [Fact]
    public async Task Every_run_of_zeros_before_the_last_line_end_is_found()
    {
        var whole = await WrittenAsync(["a"], ["b"]);

        for (var start = 0; start < whole.Length - 8; start++)
        {
            var holed = whole.ToArray();
            holed.AsSpan(start, 7).Clear();

            await IsReportedAsync(holed);
        }
    }

    [Fact]
    public async Task Every_missing_byte_before_the_last_line_end_is_found()
    {
        var whole = await WrittenAsync(["a"], ["b", "c"]);

        for (var at = 0; at < whole.Length - 1; at++) await IsReportedAsync([.. whole[..at], .. whole[(at + 1)..]]);
    }

    [Theory]
    [InlineData("0 0 1 2 3")]
    [InlineData("0 2 1 3")]
    [InlineData("1 0 2 3")]
    [InlineData("0 2 3")]
    [InlineData("1 2 3")]
    [InlineData("0 1 3")]
    [InlineData("0 1 2 3 3")]
    public async Task Lines_that_are_doubled_swapped_or_missing_are_found(string order)
    {
        var lines = Encoding.UTF8.GetString(await WrittenAsync(["a"], ["b", "c"], ["d"])).Split('\n');

        var text = string.Concat(order.Split(' ').Select(i => $"{lines[int.Parse(i)]}\n"));
        await IsReportedAsync(Encoding.UTF8.GetBytes(text));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("x")]
    [InlineData("{\"seq\":7")]
    [InlineData("{\"event\":\"said\"}\n")]
    [InlineData("\0\n")]
    public async Task What_is_not_the_beginning_of_the_next_line_is_found_at_the_end_too(string end) =>
        await IsReportedAsync([.. await WrittenAsync(["a"]), .. Encoding.UTF8.GetBytes(end)]);

    [Fact]
    public async Task A_report_names_the_file_the_line_and_the_byte()
    {
        var first = (await WrittenAsync(["a"])).Length;
        var whole = await WrittenAsync(["a"], ["b"], ["c"]);
        whole[first + 20] ^= 1;
        await File.WriteAllBytesAsync(Journal, whole);

        var damage = await Assert.ThrowsAsync<LogDamaged>(() => FileLog.OpenAsync(Journal, Never));

        Assert.Equal((2, first), (damage.Line, damage.Offset));
        Assert.Contains($"{Journal}:2 (byte {first}) has a hash that", damage.Message, StringComparison.Ordinal);
    }

    private static LogEntry Said(string text) =>
        new(DateTimeOffset.UnixEpoch, Encoding.UTF8.GetBytes($$"""{"event":"said","text":"{{text}}"}"""));

    private async Task<byte[]> WrittenAsync(params string[][] appends)
    {
        File.Delete(Journal);
        await using (var log = await FileLog.OpenAsync(Journal, Never))
            foreach (var append in appends) await log.AppendAsync([.. append.Select(Said)], Never);

        return await File.ReadAllBytesAsync(Journal);
    }

    private async Task IsCutToAsync(int length, byte[] torn)
    {
        await File.WriteAllBytesAsync(Journal, torn);
        var read = await FileLog.ReadAsync(Journal, Never).ToListAsync();
        Assert.Equal(torn.Length, new FileInfo(Journal).Length);

        await using var log = await FileLog.OpenAsync(Journal, Never);

        Assert.Equal(length, new FileInfo(Journal).Length);
        Assert.Equal(await log.ReadAsync(Never).CountAsync(), read.Count);
    }

    private async Task IsReportedAsync(byte[] damaged)
    {
        await File.WriteAllBytesAsync(Journal, damaged);

        await Assert.ThrowsAsync<LogDamaged>(() => FileLog.OpenAsync(Journal, Never));
        await Assert.ThrowsAsync<LogDamaged>(() => FileLog.ReadAsync(Journal, Never).CountAsync().AsTask());
        Assert.Equal(damaged, await File.ReadAllBytesAsync(Journal));
    }
}
