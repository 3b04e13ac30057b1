using System.Text.RegularExpressions;
using Missions.Core.Verdicts.Runners;

namespace Missions.Core.Verdicts;

/// <summary>Reads how many tests ran out of what a check printed, whichever runner it was.</summary>
/// <remarks>
/// Several runners in one output are added up. What matters is not the number but that the base and a later commit are
/// counted in the same way.
/// </remarks>
public static class TestReports
{
    private const int MostNames = 1000;

    // Each line that sums up. `ran` is a total that has its failures (`failedin`) and skips (`within`) in it.
    private static readonly Regex Sum = Compiled(
    [
        @"[#ℹ] pass (?<passed>\d+)", @"[#ℹ] (?:fail|cancelled) (?<failed>\d+)", // node
        @"[#ℹ] (?:skipped|todo) (?<skipped>\d+)",
        @"# \{ total: (?<ran>\d+), pass: \d+(?:, fail: (?<failedin>\d+))?(?:, \w+: (?<within>\d+))* \}", // tap
        @"(?<passed>\d+) passing(?: \(.*\))?", @"(?<failed>\d+) failing", @"(?<skipped>\d+) pending", // mocha
        @"Tests:\s+(?:(?<failed>\d+) failed, )?(?:(?<skipped>\d+) skipped, )?(?:(?<skipped>\d+) todo, )?" // jest
            + @"(?:(?<passed>\d+) passed, )?\d+ total",
        @"Tests\s+(?:(?<failed>\d+) failed)?[ |]*(?:(?<passed>\d+) passed)?[ |]*" // vitest
            + @"(?:(?<skipped>\d+) skipped)?[ |]*(?:(?<skipped>\d+) todo)?\s*\(\d+\)",
        @"Total:\s+(?<ran>\d+)", @"Skipped:\s+(?<skipped>\d+)", // uvu
        @"(?<passed>\d+) tests? passed", @"(?<failed>\d+) tests? failed", // ava
        @"(?<skipped>\d+) tests? (?:skipped|todo)",
        @"\w+!\s+- Failed:\s+(?<failed>\d+), Passed:\s+(?<passed>\d+), Skipped:\s+(?<skipped>\d+), .*", // dotnet test
        @"(?:Test summary: total: \d+, )?failed: (?<failed>\d+)"
            + @"(?:, succeeded: (?<passed>\d+), skipped: (?<skipped>\d+).*)?",
        @"succeeded: (?<passed>\d+)", @"skipped: (?<skipped>\d+)",
        @"=* ?(?:\d+ [a-z]+,? ?)+ in \d+\.\d+s.*", // pytest: its words are read below
        @"Ran (?<ran>\d+) tests? in .*", // unittest
        @"(?:OK|FAILED) \((?:failures=(?<failedin>\d+))?,? ?(?:errors=(?<failedin>\d+))?,? ?"
            + @"(?:skipped=(?<within>\d+))?.*\)",
        @"test result: \w+\. (?<passed>\d+) passed; (?<failed>\d+) failed; (?<skipped>\d+) ignored;.*", // cargo
        @"(?:\[\w+\] )?Tests run: (?<ran>\d+), Failures: (?<failedin>\d+), " // surefire
            + @"Errors: (?<failedin>\d+), Skipped: (?<within>\d+)",
        @"\d+% tests passed, (?<failedin>\d+) tests failed out of (?<ran>\d+)", // ctest
        @"(?<ran>\d+) examples?, (?<failedin>\d+) failures?(?:, (?<within>\d+) pending)?", // rspec
        @"(?<ran>\d+) (?:runs|tests), \d+ assertions, (?<failedin>\d+) failures, " // minitest
            + @"(?<failedin>\d+) errors(?:, (?<within>\d+) skips)?",
        @"OK \((?<ran>\d+) tests?, \d+ assertions?\)", // phpunit
        @"Files=\d+, Tests=(?<ran>\d+),.*", // prove
    ]);

    private static readonly Regex Pytest = Compiled([@"=* ?(?:\d+ [a-z]+,? ?)+ in \d+\.\d+s.*"]);
    private static readonly Regex PytestWord = new(@"(?<n>\d+) (?<word>[a-z]+)", RegexOptions.Compiled, Patience);

    // Each line that names a test; `silent` is one that was skipped.
    private static readonly Regex Name = Compiled(
    [
        @"(?:not )?ok \d+ -? ?(?<silent>.+?) # (?i:skip|todo).*", @"(?:not )?ok \d+ -? ?(?<name>.+)", // TAP
        @"[﹣○↓] (?:skipped )?(?<silent>.+)", @"[✔✓√✖✗✕×] (?!failing tests:|\d+ problem)(?<name>.+)",
        @"--- (?:PASS|FAIL): (?<name>\S+).*", @"--- SKIP: (?<silent>\S+).*", // go
        @"test (?<silent>.+?) \.\.\. ignored.*", @"test (?<name>.+?) \.\.\. (?:ok|FAILED)", // cargo
        @"(?<silent>test\w* \(.*?\))(?: .*)? \.\.\. skipped.*", // unittest
        @"(?<name>test\w* \(.*?\))(?: .*)? \.\.\. (?:ok|FAIL|ERROR|(?:un)?expected .*)",
        @"(?<silent>\S+::\S.*?) (?:SKIPPED|XFAIL).*", @"(?<name>\S+::\S.*?) (?:PASSED|FAILED).*", // pytest
    ]);

    // Of runners that sum nothing up: a line a test, a package, or a plain count.
    private static readonly Regex Plain = Compiled(
    [
        @"(?<one>ok \d+|--- PASS:|ok\s+\S+\s+(?:\d|\(cached\)))(?!.*# (?i:skip|todo)).*",
        @"(?<bad>not ok \d+|--- FAIL:|FAIL\s+\S+\s+\d)(?!.*# (?i:todo)).*",
        @"(?<silent>ok \d+ .*# (?i:skip|todo)|--- SKIP:).*",
        @"(?i:(?:tests? )?pass(?:ed)?)\s*[:=]\s*(?<passed>\d+)",
        @"(?i:(?:tests? )?fail(?:ed|ures)?)\s*[:=]\s*(?<failed>\d+)",
        @"(?i:all )?(?<passed>\d+)(?:/\d+)? (?i:tests? (?:have )?passed|assertions? passed|passed|tests? ok).*",
    ]);

    private static readonly Regex Colour = new(@"\x1b\[[0-9;]*m", RegexOptions.Compiled, Patience);
    private static readonly Regex Duration = new(
        @"\s*[\[(]<?\s?\d+(\.\d+)?\s?m?s[\])]$|\s*\(line \d+\)",
        RegexOptions.ExplicitCapture | RegexOptions.Compiled,
        Patience);

    private static TimeSpan Patience => TimeSpan.FromSeconds(2);

    /// <summary>Null where nothing in the output says that tests ran.</summary>
    public static TestTally? In(string output)
    {
        var lines = Colour.Replace(output, "").Split('\n').Where(line => line.Length <= 2000).ToList();
        var trimmed = lines.ConvertAll(line => line.Trim());
        if (Blocks(trimmed) is { } blocks) return blocks.NamesAll ? blocks : WithNames(blocks, trimmed);
        if (TapReport.In(lines) is not { } tap) return Read(trimmed, Summed(trimmed) ?? Counted(trimmed));

        var points = TestAccount.Tally(null, tap.Tests);
        var rest = tap.Rest.Select(line => line.Trim()).ToList();
        return Read(rest, Summed(rest)) is { } other ? points.With(other) : points;
    }

    private static TestTally? Read(List<string> lines, TestTally? tally) =>
        tally is null ? null : WithNames(tally, lines);

    private static TestTally WithNames(TestTally tally, List<string> lines)
    {
        var named = lines.Select(line => Name.Match(line)).Where(match => match.Success).ToList();
        var (ran, silent) = (Of(named, "name"), Of(named, "silent"));
        return ran.Count >= tally.Ran && ran.Count + silent.Count <= MostNames && tally.Names is []
            ? tally with { Names = ran, SkippedNames = silent }
            : tally;
    }

    /// <summary>
    /// Runners in the manner of tape number assertions, and a comment names each test: the tests are counted, since
    /// how many assertions one has is for its reviewer.
    /// </summary>
    private static TestTally? Blocks(List<string> lines)
    {
        if (!lines.Any(line => line.StartsWith("TAP version", StringComparison.Ordinal))
            || lines.Any(line => line.StartsWith("# Subtest", StringComparison.Ordinal))) return null;

        var all = lines
            .Where(line => line.StartsWith("# ", StringComparison.Ordinal))
            .Select(line => line[2..].Trim())
            .Where(text => text is not "ok" && !Total.IsMatch(text))
            .ToList();
        var silent = all.FindAll(text => text.StartsWith("SKIP ", StringComparison.Ordinal)
            || text.StartsWith("TODO ", StringComparison.Ordinal));
        if (all is []) return null;

        var failed = lines.Count(line => line.StartsWith("not ok", StringComparison.Ordinal));
        return new(
            all.Count - silent.Count, failed, silent.Count,
            all.Count <= MostNames ? [.. all.Except(silent)] : [], [.. silent.Select(text => text[5..])]);
    }

    private static readonly Regex Total = new(
        @"^(?:(?:tests|pass|fail|skip|todo|suites|cancelled|duration_ms)\s+[\d.]+|time=.*)$",
        RegexOptions.Compiled,
        Patience);

    private static TestTally? Summed(List<string> lines)
    {
        var found = lines.Select(line => Sum.Match(line)).Where(match => match.Success).ToList();
        var words = lines.Where(line => Pytest.IsMatch(line)).SelectMany(line => PytestWord.Matches(line)).ToList();
        if (found is [] || words is [] && found.TrueForAll(IsEmpty)) return null;

        var failed = Of(found, "failed", words, "failed", "error", "errors");
        var within = Number(found, "within");
        return new(
            Of(found, "passed", words, "passed", "xpassed") + failed + Number(found, "ran") - within,
            failed + Number(found, "failedin"),
            Of(found, "skipped", words, "skipped", "xfailed") + within);
    }

    private static bool IsEmpty(Match match) =>
        new[] { "passed", "failed", "ran" }.All(group => !match.Groups[group].Success);

    private static TestTally? Counted(List<string> lines)
    {
        var found = lines.Select(line => Plain.Match(line)).Where(match => match.Success).ToList();
        if (found is []) return null;

        var failed = found.Count(match => match.Groups["bad"].Success) + Number(found, "failed");
        var passed = found.Count(match => match.Groups["one"].Success) + Number(found, "passed");
        return new(passed + failed, failed, found.Count(match => match.Groups["silent"].Success));
    }

    private static Seq<string> Of(List<Match> named, string group) =>
    [
        .. named
            .Where(match => match.Groups[group].Success)
            .Select(match => Duration.Replace(match.Groups[group].Value, "").TrimEnd()),
    ];

    private static int Of(List<Match> found, string group, List<Match> words, params string[] named) =>
        Number(found, group)
        + words.Where(word => named.Contains(word.Groups["word"].Value)).Sum(word => Number(word.Groups["n"].Value));

    private static int Number(List<Match> found, string group) =>
        found.SelectMany(match => match.Groups[group].Captures).Sum(capture => Number(capture.Value));

    private static int Number(string digits) =>
        int.TryParse(digits, out var number) && number < 10_000_000 ? number : 0;

    private static Regex Compiled(IEnumerable<string> alternatives) => new(
        $"^(?:{string.Join('|', alternatives)})$", RegexOptions.ExplicitCapture | RegexOptions.Compiled, Patience);
}
