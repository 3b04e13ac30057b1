using System.Text.Json;

namespace Missions.EndToEnd;

/// <summary>What the demo shows, looked at from outside: its exit code, its streams, its files.</summary>
[Collection(nameof(DemoMission))]
public sealed class DemoTests(DemoMission demo)
{
    private static readonly string Checker =
        Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../shared/tools/check-journal.py"));

    [Fact]
    public void It_ends_with_exit_code_0() => Assert.True(demo.Said.Exit == 0, demo.Said.Errors);

    [Fact]
    public void The_stream_is_the_journal_and_nothing_else()
    {
        var streamed = demo.Said.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Place).ToList();
        var journal = File.ReadLines(demo.Journal).Select(Place).ToList();

        Assert.Equal(journal, streamed);
    }

    [Fact]
    public void Everything_that_was_planted_met_a_gate()
    {
        Assert.DoesNotContain("NOT MET", demo.Said.Errors);
        Assert.Contains("SCRIPTED", demo.Said.Errors);
    }

    [Fact]
    public async Task Its_result_says_that_every_assertion_is_proven()
    {
        var said = await demo.Program.RunAsync("run", demo.Mission, "--json");
        using var result = JsonDocument.Parse(said.Output);
        var assertions = result.RootElement.GetProperty("assertions");

        Assert.Equal(0, said.Exit);
        Assert.Equal("done", result.RootElement.GetProperty("state").GetString());
        Assert.True(assertions.GetProperty("total").GetInt32() >= 8);
        Assert.Equal(assertions.GetProperty("total").GetInt32(), assertions.GetProperty("proven").GetInt32());
        Assert.True(result.RootElement.GetProperty("milestones").GetProperty("sealed").GetInt32() == 2);
        Assert.True(result.RootElement.GetProperty("features").GetProperty("followUps").GetInt32() >= 1);
    }

    [CheckerFact]
    public async Task An_independent_check_accepts_every_journal_and_transcript()
    {
        var said = await ShippedProgram.RunAsync("python3", demo.Home, [Checker, demo.Journal, .. Transcripts(demo.Folder)]);
        Assert.True(said.Exit == 0, said.Errors);
    }

    [CheckerFact]
    public async Task A_flipped_byte_is_found_by_the_program_and_by_the_independent_check()
    {
        foreach (var file in (string[])["journal.jsonl", Path.Combine("runs", "R-0003", "transcript.jsonl")])
        {
            var home = demo.Copy();
            var spoiled = Path.Combine(home, demo.Mission, file);
            var bytes = await File.ReadAllBytesAsync(spoiled);
            bytes[bytes.Length / 2] ^= 1;
            await File.WriteAllBytesAsync(spoiled, bytes);

            var said = await new ShippedProgram(home).RunAsync("verify", demo.Mission);
            var other = await ShippedProgram.RunAsync("python3", home, Checker, spoiled);

            Assert.Equal(1, other.Exit);
            Assert.NotEqual(0, said.Exit);
            Assert.Contains(Path.GetFileName(file), said.Output + said.Errors);
        }
    }

    [Fact]
    public async Task A_flipped_byte_in_an_output_is_found()
    {
        var home = demo.Copy();
        var blob = Directory.EnumerateFiles(Path.Combine(home, demo.Mission, "blobs")).Order().First();
        var bytes = await File.ReadAllBytesAsync(blob);
        bytes[0] ^= 1;
        await File.WriteAllBytesAsync(blob, bytes);

        var said = await new ShippedProgram(home).RunAsync("verify", demo.Mission);

        Assert.Equal(1, said.Exit);
        Assert.Contains(Path.GetFileName(blob), said.Output);
    }

    [Fact]
    public void Its_second_round_proves_first_what_the_work_touched_and_everything_else_before_the_seal()
    {
        var round = File.ReadLines(demo.Journal).Select(line => JsonDocument.Parse(line).RootElement)
            .SkipWhile(one => !IsStarted(one, round: 2))
            .TakeWhile(one => Name(one) != "validation-ended").ToList();
        var proofs = round.Where(one => Name(one) == "evidence-recorded").Select(one => one.GetProperty("evidence"))
            .Where(one => one.GetProperty("kind").GetString() == "proof")
            .Select(one => one.GetProperty("assertion").GetString()).ToList();
        var looked = round.FindIndex(one => Name(one) == "run-started");
        var early = round.Take(looked).Count(one => Name(one) == "assertion-proven");

        Assert.Equal(
            ["A-SEARCH-1", "A-SEARCH-2", "A-FLOW-1"],
            round[0].GetProperty("first").EnumerateArray().Select(one => one.GetString()));
        Assert.Equal(2, early);
        Assert.Equal(["A-SEARCH-1", "A-SEARCH-2"], proofs.Take(2));
        Assert.Equal(7, proofs.Distinct().Count());
    }

    [Fact]
    public async Task What_was_not_touched_verifies()
    {
        var said = await demo.Program.RunAsync("verify", demo.Mission);
        Assert.True(said.Exit == 0, said.Output + said.Errors);
    }

    [Fact]
    public async Task Of_the_users_repository_only_the_missions_branch_is_new()
    {
        var refs = await GitAsync("for-each-ref", "--format=%(refname)");
        var status = await GitAsync("status", "--porcelain");
        var stray = await GitAsync("ls-files", "--others", "--exclude-standard");

        Assert.Equal(["refs/heads/main", $"refs/heads/mission/{demo.Mission}"], refs);
        Assert.Contains(status, line => line.StartsWith(" M", StringComparison.Ordinal));
        Assert.Single(stray);
        Assert.False(File.Exists(Path.Combine(demo.Repository, ".git", "FETCH_HEAD")));
    }

    private async Task<string[]> GitAsync(params string[] arguments) =>
        (await ShippedProgram.RunAsync("git", demo.Home, ["-C", demo.Repository, .. arguments]))
            .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static bool IsStarted(JsonElement one, int round) =>
        Name(one) == "validation-started" && one.GetProperty("round").GetInt32() == round;

    private static string Name(JsonElement one) => one.GetProperty("event").GetString()!;

    private static IEnumerable<string> Transcripts(string mission) =>
        Directory.EnumerateFiles(Path.Combine(mission, "runs"), "transcript.jsonl", SearchOption.AllDirectories);

    private static (long, string) Place(string line)
    {
        using var json = JsonDocument.Parse(line);
        return (json.RootElement.GetProperty("seq").GetInt64(), json.RootElement.GetProperty("event").GetString()!);
    }

    /// <summary>Needs the independent check beside the checkout; says so where it is not there.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class CheckerFactAttribute : FactAttribute
    {
        public CheckerFactAttribute()
        {
            if (!File.Exists(Checker)) Skip = $"{Checker} is not there.";
        }
    }
}
