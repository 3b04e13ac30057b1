using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Missions.Tests.Support;
using Missions.World;
using Missions.World.Logs;

namespace Missions.Tests.World;

public sealed class FileLogTests : IDisposable
{
    private static readonly CancellationToken Never = CancellationToken.None;

    private readonly TempFolder _folder = new();

    private string Journal => _folder.Of("journal.jsonl");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_line_is_written_as_the_format_says()
    {
        await using (var log = await FileLog.OpenAsync(Journal, Never))
            await log.AppendAsync([Said(1), Said(2)], Never);

        var first = """{"seq":1,"at":"1970-01-01T00:00:00Z","event":"said","by":"writer 1","more":1,"prev":""" + Zeros;
        var second = """{"seq":2,"at":"1970-01-01T00:00:00Z","event":"said","by":"writer 2","prev":""" + HashOf(first);
        Assert.Equal(
            [$"{first},\"hash\":{HashOf(first)}}}", $"{second},\"hash\":{HashOf(second)}}}", ""],
            (await File.ReadAllTextAsync(Journal)).Split('\n'));
    }

    [Fact]
    public async Task Appends_of_many_keep_each_callers_order_and_one_chain()
    {
        const int writers = 8, each = 50;
        await using (var log = await FileLog.OpenAsync(Journal, Never))
        {
            await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
            {
                for (var i = 0; i < each; i++) await log.AppendAsync([Said(writer), Said(writer)], Never);
            })));
        }

        var records = await FileLog.ReadAsync(Journal, Never).ToListAsync();

        Assert.Equal(Enumerable.Range(1, writers * each * 2), records.Select(record => (int)record.Seq));
        Assert.All(records.Chunk(2), pair => Assert.True(pair[0].Json.Span.SequenceEqual(pair[1].Json.Span)));
    }

    [Fact]
    public async Task A_call_returns_its_own_last_number()
    {
        await using var log = await FileLog.OpenAsync(Journal, Never);

        var numbers = await Task.WhenAll(
            Enumerable.Range(0, 100).Select(i => log.AppendAsync([Said(i)], Never).AsTask()));

        Assert.Equal(Enumerable.Range(1, 100).Select(i => (long)i), numbers);
    }

    [Fact]
    public async Task Who_reads_while_another_writes_sees_a_whole_beginning()
    {
        await using var log = await FileLog.OpenAsync(Journal, Never);
        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < 200; i++) await log.AppendAsync([Said(i), Said(i), Said(i)], Never);
        });

        var seen = 0;
        while (!writing.IsCompleted)
        {
            var now = await FileLog.ReadAsync(Journal, Never).CountAsync();
            Assert.True(now >= seen && now % 3 == 0);
            seen = now;
        }

        await writing;
        Assert.Equal(600, await log.ReadAsync(Never).CountAsync());
    }

    [Fact]
    public async Task A_torn_end_that_the_writer_replaces_while_we_read_is_no_damage()
    {
        await using (var log = await FileLog.OpenAsync(Journal, Never))
            await log.AppendAsync([Said(1, padding: 300_000)], Never);
        await File.AppendAllTextAsync(Journal, """{"seq":2,"at":"torn""");

        var seen = new List<LogRecord>();
        await foreach (var record in FileLog.ReadAsync(Journal, Never))
        {
            seen.Add(record);
            if (seen.Count > 1) continue;
            await using var log = await FileLog.OpenAsync(Journal, Never);
            await log.AppendAsync([Said(2), Said(3)], Never);
        }

        Assert.Equal([1L, 2, 3], seen.Select(record => record.Seq));
    }

    [Fact]
    public async Task There_is_nothing_to_read_where_no_file_is() =>
        Assert.Empty(await FileLog.ReadAsync(Journal, Never).ToListAsync());

    [Fact]
    public async Task A_log_that_somebody_else_changed_takes_nothing_more()
    {
        await using var log = await FileLog.OpenAsync(Journal, Never);
        await log.AppendAsync([Said(1)], Never);
        await File.AppendAllTextAsync(Journal, "x");

        await Assert.ThrowsAsync<WorldException>(() => log.AppendAsync([Said(2)], Never).AsTask());
        var refused = await Assert.ThrowsAsync<WorldException>(() => log.AppendAsync([Said(2)], Never).AsTask());

        Assert.Contains("open it anew", refused.Message, StringComparison.Ordinal);
        Assert.EndsWith("x", await File.ReadAllTextAsync(Journal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_that_was_cut_under_its_writer_is_reported()
    {
        await using var log = await FileLog.OpenAsync(Journal, Never);
        await log.AppendAsync([Said(1)], Never);
        await File.WriteAllTextAsync(Journal, "");

        await Assert.ThrowsAsync<LogDamaged>(() => log.ReadAsync(Never).CountAsync().AsTask());
    }

    [IndependentCheckFact]
    public async Task A_checker_that_shares_no_code_with_us_agrees()
    {
        await using (var log = await FileLog.OpenAsync(Journal, Never))
        {
            await log.AppendAsync([Said(1), Said(2), new(DateTimeOffset.UnixEpoch.AddTicks(1), Said(3).Json)], Never);
            await log.AppendAsync([Said(4)], Never);
        }

        using var checker = Process.Start("python3", [IndependentCheckFactAttribute.Checker, Journal]);
        await checker.WaitForExitAsync();

        Assert.Equal(0, checker.ExitCode);
    }

    private static string Zeros { get; } = $"\"{new string('0', 64)}\"";

    private static string HashOf(string line) =>
        $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(line)))}\"";

    private static LogEntry Said(int writer, int padding = 0) => new(
        DateTimeOffset.UnixEpoch,
        Encoding.UTF8.GetBytes($$"""{"event":"said","by":"writer {{writer}}{{new string('x', padding)}}"}"""));

    /// <summary>Runs where python3 and the checker of the project's owners are.</summary>
    private sealed class IndependentCheckFactAttribute : FactAttribute
    {
        public IndependentCheckFactAttribute()
        {
            var paths = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
            if (!File.Exists(Checker)) Skip = $"{Checker} is not here.";
            else if (!paths.Any(path => File.Exists(Path.Combine(path, "python3")))) Skip = "python3 is not here.";
        }

        public static string Checker { get; } =
            Path.GetFullPath(Path.Combine(Here(), "../../../../shared/tools/check-journal.py"));

        private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
    }
}
