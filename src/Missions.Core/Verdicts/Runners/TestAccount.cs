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
    /// <param name="known">What was believed on the base: a report of that kind in that place comes first.</param>
    public static TestTally? Of(string output, IEnumerable<RunnerReport> reports, TestTally? known = null)
    {
        var printed = TestReports.In(output);
        var written = reports
            .Append(RunnerReport.Named("JSON", JsonReports.In(output)))
            .OfType<RunnerReport>()
            .GroupBy(one => one.Format)
            .Select(one => one.ToList())
            .ToList();
        var best = AsBefore(written, known, printed) ?? Best(written.ConvertAll(Whole), printed);
        return best is null ? printed : best with { Printed = PrintedTests.Of(printed) };
    }

    /// <summary>What was printed tells a package that is new from a report put beside the runner's.</summary>
    private static TestTally? AsBefore(List<List<RunnerReport>> written, TestTally? known, TestTally? printed)
    {
        if (known is not { Report: { } format, Places: { } places }
            || written.Find(one => one[0].Format == format) is not { } all
            || all.FindAll(one => places.Contains(one.Place)) is not [_, ..] there) return null;

        var whole = Whole(all);
        return whole.Ran == printed?.Ran ? whole : Whole(there);
    }

    /// <summary>Of two formats of the same run the one that fits what was printed is the truer.</summary>
    private static TestTally? Best(List<TestTally> written, TestTally? printed) =>
        written.Find(one => one.Ran == printed?.Ran) ?? written.MaxBy(one => one.Ran);

    private static TestTally Whole(List<RunnerReport> reports) =>
        Tally(reports[0].Format, [.. reports.SelectMany(one => one.Tests)]) with
        {
            Places = [.. reports.Select(one => one.Place).Distinct().Order(StringComparer.Ordinal)],
        };

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
