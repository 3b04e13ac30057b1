using Missions.Core.Verdicts;
using Missions.Core.Verdicts.Runners;
using Missions.Tests.Support;

namespace Missions.Tests.Core.Runners;

/// <summary>
/// Reports that runners really wrote, each of a suite with a test that passes, one that fails and one that is skipped.
/// </summary>
public class RunnerReportTests
{
    [Theory]
    [InlineData("xunit.trx", "TRX", 4, 1, 1, "Notes.NotesTests > Adds", "Notes.NotesTests > Later")]
    [InlineData("nunit.trx", "TRX", 4, 1, 1, "Notes.NotesTests > Adds", "Notes.NotesTests > Later")]
    [InlineData("mstest.trx", "TRX", 4, 1, 1, "Notes.NotesTests > Adds", "Notes.NotesTests > Later")]
    [InlineData("jest-junit.xml", "JUnit XML", 4, 1, 2, "notes adds", "notes later")] // It calls a todo passed.
    [InlineData("vitest.xml", "JUnit XML", 3, 1, 3, "notes.test.js > notes > adds", "notes.test.js > notes > later")]
    [InlineData("node.xml", "JUnit XML", 4, 1, 2, "notes > adds", "notes > later")]
    [InlineData("mocha.xml", "JUnit XML", 2, 1, 2, "notes > adds", "notes > later")]
    [InlineData("pytest.xml", "JUnit XML", 4, 1, 3, "test_notes.Notes > test_adds", "test_notes.Notes > test_later")]
    [InlineData("ctest.xml", "JUnit XML", 2, 1, 2, "adds", "later")]
    [InlineData("jest.json", "JSON", 3, 1, 3, "notes > adds", "notes > later")]
    [InlineData("vitest.json", "JSON", 3, 1, 3, "notes > adds", "notes > later")]
    [InlineData("mocha.json", "JSON", 2, 1, 2, "notes > adds", "notes > later")]
    [InlineData("node.tap", "TAP", 5, 1, 2, "notes > adds", "notes > later")]
    [InlineData("vitest.tap", "TAP", 3, 1, 3, "notes.test.js > notes > adds", "notes.test.js > notes > later")]
    [InlineData("ava.tap", "TAP", 2, 1, 2, "adds", "later")]
    [InlineData("mocha.tap", "TAP", 2, 1, 2, "notes adds", "notes later")]
    [InlineData("prove.tap", "TAP", 2, 1, 2, "adds", "some day it will")]
    public void What_a_runner_wrote_is_counted_and_named(
        string file, string format, int ran, int failed, int silent, string one, string skipped)
    {
        var report = RunnerReport.Of(Text(file))!;
        var tally = TestAccount.Of("", [report])!;

        Assert.Equal((format, ran, failed, silent), (tally.Report!, tally.Ran, tally.Failed, tally.Skipped));
        Assert.Contains(one, tally.Names);
        Assert.Contains(skipped, tally.SkippedNames);
    }

    [Theory]
    [InlineData("node-only.tap", 1, 1)] // What an only-mark leaves out is skipped,
    [InlineData("mocha-only.json", 1, 0)] // or is not there at all.
    public void What_an_only_mark_leaves_out_did_not_run(string file, int ran, int silent)
    {
        var tally = TestAccount.Of("", [RunnerReport.Of(Text(file))!])!;

        Assert.Equal((ran, silent), (tally.Ran, tally.Skipped));
        Assert.DoesNotContain("sorts", tally.Names);
    }

    [Theory]
    [InlineData("unittest.txt", 3, 1, 1)] // It counts an expected failure as run.
    [InlineData("tape.tap", 2, 1, 0)] // Its numbers are assertions; its named blocks are counted.
    [InlineData("node.tap", 5, 1, 2)]
    public void What_is_only_printed_is_counted_as_before(string file, int ran, int failed, int silent)
    {
        var tally = TestReports.In(Text(file))!;

        Assert.Equal((null, ran, failed, silent), (tally.Report, tally.Ran, tally.Failed, tally.Skipped));
        Assert.NotEmpty(tally.Names);
    }

    [Theory]
    [InlineData("jest.json"), InlineData("vitest.json"), InlineData("mocha.json")]
    public void A_report_is_found_in_what_else_was_printed(string file)
    {
        var tally = TestAccount.Of($"> notes@1.0.0 test\n{{ not this\n{Text(file)}\nnpm notice new version\n", [])!;

        Assert.Equal("JSON", tally.Report);
        Assert.Equal(1, tally.Failed);
    }

    [Fact]
    public void Go_says_what_became_of_each_test_and_nothing_of_packages()
    {
        var tally = TestAccount.Of("""
            {"Time":"2026-11-22T03:19:09Z","Action":"run","Package":"notes","Test":"TestAdds"}
            {"Time":"2026-11-22T03:19:09Z","Action":"pass","Package":"notes","Test":"TestAdds","Elapsed":0.1}
            {"Time":"2026-11-22T03:19:09Z","Action":"skip","Package":"notes","Test":"TestLater"}
            {"Time":"2026-11-22T03:19:09Z","Action":"fail","Package":"notes","Test":"TestRows/two"}
            {"Time":"2026-11-22T03:19:09Z","Action":"fail","Package":"notes","Elapsed":0.2}
            """, [])!;

        Assert.Equal(new TestTally(
            2, 1, 1, ["notes > TestAdds", "notes > TestRows/two"], ["notes > TestLater"], "JSON", Places: [""]), tally);
    }

    [Fact]
    public void What_a_stream_sums_up_and_what_is_printed_after_it_is_not_believed()
    {
        var stream = "TAP version 13\nok 1 - adds\n1..1\n# tests 1\n# pass 1\n";

        Assert.Equal(TestReports.In(stream), TestReports.In($"{stream}ok 2 - counts\n# tests 2\n# pass 2\n"));
    }

    [Fact]
    public void Two_formats_of_one_run_are_not_added_up()
    {
        RunnerReport[] both = [RunnerReport.Of(Text("vitest.xml"))!, RunnerReport.Of(Text("vitest.json"))!];

        Assert.Equal(3, TestAccount.Of("", both)!.Ran);
    }

    [Fact]
    public void A_forged_report_beside_the_true_one_is_not_the_one_that_fits_what_was_printed()
    {
        RunnerReport[] both =
        [
            RunnerReport.Of("<testsuite><testcase name='a'/><testcase name='b'/><testcase name='c'/></testsuite>")!,
            RunnerReport.Of(Text("mocha.json"))!,
        ];

        Assert.Equal("JSON", TestAccount.Of("  1 passing\n  2 pending\n  1 failing\n", both)!.Report);
    }

    private static RunnerReport At(string place, params string[] names)
    {
        var cases = string.Concat(names.Select(name => $"<testcase name='{name}'/>"));
        return RunnerReport.Of($"<testsuite>{cases}</testsuite>")! with { Place = place };
    }

    [Fact]
    public void A_report_in_the_place_of_the_bases_comes_before_one_that_fits_better()
    {
        var known = TestAccount.Of("  3 passing\n", [At("out/*.xml", "a", "b", "c")])!;
        Assert.Equal(["out/*.xml"], known.Places!.Value);

        var now = TestAccount.Of("  3 passing\n", [At("*.xml", "a", "b", "c"), At("out/*.xml", "b", "c")], known)!;

        Assert.Equal(["b", "c"], now.Names);
    }

    [Fact]
    public void A_package_that_is_new_is_counted_with_the_others()
    {
        var known = TestAccount.Of("", [At("a/*.xml", "one")])!;

        RunnerReport[] both = [At("a/*.xml", "one"), At("b/*.xml", "two", "three")];

        Assert.Equal(3, TestAccount.Of("  3 passing\n", both, known)!.Ran);
        Assert.Equal(2, TestAccount.Of("", [At("b/*.xml", "two", "three")], known)!.Ran);
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY a 'b'>]><testsuite><testcase name='&a;'/></testsuite>")]
    [InlineData("<!DOCTYPE x SYSTEM 'file:///etc/passwd'><testsuite><testcase name='a'/></testsuite>")]
    [InlineData("<testsuite><testcase name='a'/>")]
    [InlineData("<project><testcase name='a'/></project>")]
    [InlineData("<testsuite/>")]
    [InlineData("{\"testResults\":[{\"assertionResults\":[{\"status\":\"passed\",\"title\":\"a\"}")]
    [InlineData("{\"testResults\":\"many\"}")]
    [InlineData("{\"stats\":1,\"tests\":[]}")]
    [InlineData("{\"name\":\"notes\",\"version\":\"1.0.0\"}")]
    [InlineData("")]
    public void What_is_no_whole_report_is_none(string text) => Assert.Null(RunnerReport.Of(text));

    [Fact]
    public void What_is_nested_beyond_reason_is_none()
    {
        var (open, close) = (Repeated("<testsuite>", 100), Repeated("</testsuite>", 100));

        Assert.Null(RunnerReport.Of($"{open}<testcase name='a'/>{close}"));
        Assert.Null(RunnerReport.Of($"{Repeated("{\"a\":", 100)}1{Repeated("}", 100)}"));
    }

    [Fact]
    public void A_name_is_one_line_of_bounded_length_without_folders()
    {
        var odd = $"classname='/workspace/3/a.test.js' name='x&#10;&#9;{new string('y', 999)}'";

        var name = RunnerReport.Of($"<testsuite><testcase {odd}/></testsuite>")!.Tests[0].Name;

        Assert.StartsWith("a.test.js > x  y", name, StringComparison.Ordinal);
        Assert.Equal(300, name.Length);
    }

    private static string Repeated(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private static string Text(string file) => SourceTree.Text($"tests/Missions.Tests/Core/Runners/{file}");
}
