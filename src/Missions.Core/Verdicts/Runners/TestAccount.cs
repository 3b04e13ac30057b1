namespace Missions.Core.Verdicts.Runners;

/// <summary>
/// What is to be believed of a run of tests: what its runners wrote down, and beside it what was printed. Both can be
/// forged, which is why both are kept.
/// </summary>
public static class TestAccount
{
    private const int MostNames = 1000;

    /// <param name="output">What the run printed.</param>
    /// <param name="reports">What its runners wrote into files, each of them in this very run.</param>
    public static TestTally? Of(string output, IEnumerable<RunnerReport> reports)
    {
        var printed = TestReports.In(output);
        var written = reports
            .Append(RunnerReport.Named("JSON", JsonReports.In(output)))
            .OfType<RunnerReport>()
            .GroupBy(one => one.Format)
            .Select(one => Tally(one.Key, [.. one.SelectMany(report => report.Tests)]))
            .ToList();
        // The same run may be written down in two formats; the one that fits what was printed is the truer.
        var best = written.Find(one => one.Ran == printed?.Ran) ?? written.MaxBy(one => one.Ran);
        return best is null ? printed : best with { Printed = PrintedTests.Of(printed) };
    }

    internal static TestTally Tally(string? format, IReadOnlyCollection<SeenTest> tests)
    {
        var ran = tests.Where(one => one.Fate is not TestFate.Silent).ToList();
        var silent = tests.Where(one => one.Fate is TestFate.Silent).Select(one => one.Name).ToList();
        var isNamed = tests.Count <= MostNames;
        return new(
            ran.Count, ran.Count(one => one.Fate is TestFate.Failed), silent.Count,
            isNamed ? [.. ran.Select(one => one.Name)] : [], isNamed ? [.. silent] : [], format);
    }
}
