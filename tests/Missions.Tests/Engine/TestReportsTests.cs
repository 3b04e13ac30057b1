using Missions.Core.Verdicts;

namespace Missions.Tests.Engine;

/// <summary>What the runners that people use report, and how many tests that is.</summary>
public class TestReportsTests
{
    [Theory]
    [InlineData("TAP version 13\n# Subtest: finds\nok 1 - finds\n# Subtest: pins\nok 2 - pins # SKIP later\n1..2\n# tests 2\n# suites 0\n# pass 1\n# fail 0\n# cancelled 0\n# skipped 1\n# todo 0\n", 1, 0, 1)]
    [InlineData("✔ finds (1ms)\n✖ pins (2ms)\nℹ tests 3\nℹ suites 0\nℹ pass 1\nℹ fail 1\nℹ cancelled 0\nℹ skipped 1\nℹ todo 0\n", 2, 1, 1)]
    [InlineData("TAP version 13\n# finds\nok 1 should be equal\nok 2 should be equal\n# SKIP pins\n# sorts\nok 3 (unnamed assert)\n\n1..3\n# tests 3\n# pass  3\n\n# ok\n", 2, 0, 1)]
    [InlineData("  notes\n    ✓ finds\n    - pins\n\n\n  12 passing (34ms)\n  1 pending\n  2 failing\n", 14, 2, 1)]
    [InlineData("Test Suites: 1 failed, 3 passed, 4 total\nTests:       1 failed, 2 skipped, 3 todo, 10 passed, 16 total\nSnapshots:   0 total\n", 11, 1, 5)]
    [InlineData(" Test Files  1 passed (1)\n      Tests  9 passed | 2 skipped (11)\n   Start at  10:00:00\n", 9, 0, 2)]
    [InlineData("\u001b[2m      Tests \u001b[22m \u001b[1m\u001b[31m1 failed\u001b[39m\u001b[22m\u001b[2m | \u001b[22m\u001b[1m\u001b[32m9 passed\u001b[39m\u001b[22m\u001b[90m (10)\u001b[39m\n", 10, 1, 0)]
    [InlineData(" FILE  index.js\n • • • •   (4 / 4)\n\n  Total:     4\n  Passed:    4\n  Skipped:   1\n  Duration:  1.2ms\n", 4, 0, 1)]
    [InlineData("  ✔ finds\n  ─\n\n  12 tests passed\n  1 test skipped\n", 12, 0, 1)]
    [InlineData("Passed!  - Failed:     0, Passed:     3, Skipped:     1, Total:     4, Duration: 5 ms - A.dll (net10.0)\nFailed!  - Failed:     1, Passed:     2, Skipped:     0, Total:     3, Duration: 5 ms - B.dll (net10.0)\n", 6, 1, 1)]
    [InlineData("Test summary: total: 23, failed: 1, succeeded: 20, skipped: 2, duration: 1.2s\n", 21, 1, 2)]
    [InlineData("Test run summary: Passed!\n  total: 5\n  failed: 0\n  succeeded: 4\n  skipped: 1\n  duration: 1s\n", 4, 0, 1)]
    [InlineData("==== 2 failed, 10 passed, 1 skipped, 3 xfailed, 2 warnings, 1 error in 0.12s ====\n", 13, 3, 4)]
    [InlineData("....\n----------\nRan 12 tests in 0.011s\n\nOK (skipped=2)\n", 10, 0, 2)]
    [InlineData("Ran 12 tests in 0.011s\n\nFAILED (failures=1, errors=2, skipped=3, expected failures=1)\n", 9, 3, 3)]
    [InlineData("running 2 tests\ntest a::finds ... ok\ntest a::pins ... ignored\n\ntest result: ok. 1 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\nrunning 0 tests\n\ntest result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n", 1, 0, 1)]
    [InlineData("=== RUN   TestFinds\n--- PASS: TestFinds (0.00s)\n--- SKIP: TestPins (0.00s)\n--- FAIL: TestSorts (0.00s)\nFAIL\n", 2, 1, 1)]
    [InlineData("ok  \texample.com/notes\t0.003s\n?   \texample.com/cmd\t[no test files]\nFAIL\texample.com/pins\t0.1s\n", 2, 1, 0)]
    [InlineData("[INFO] Tests run: 2, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 0.04 s -- in A\n[INFO] Results:\n[INFO] Tests run: 5, Failures: 1, Errors: 1, Skipped: 1\n", 4, 2, 1)]
    [InlineData("100% tests passed, 0 tests failed out of 7\n", 7, 0, 0)]
    [InlineData("12 examples, 1 failure, 2 pending\n", 10, 1, 2)]
    [InlineData("Tests failed: 0\nTests passed: 315\n", 315, 0, 0)]
    [InlineData("PASSED: 12\nFAILED: 1\n", 13, 1, 0)]
    [InlineData("ok 1 - finds\nnot ok 2 - pins\nok 3 - sorts # SKIP slow\n", 2, 1, 1)]
    public void A_runners_report_is_counted(string output, int ran, int failed, int skipped)
    {
        var tally = TestReports.In(output)!;

        Assert.Equal((ran, failed, skipped), (tally.Ran, tally.Failed, tally.Skipped));
    }

    [Theory]
    [InlineData("")]
    [InlineData("> build\n> tsc\n\nDone in 2 s.\n")]
    [InlineData("listening on http://127.0.0.1:8080\n")]
    public void What_reports_no_tests_is_no_report(string output) => Assert.Null(TestReports.In(output));

    [Fact]
    public void Where_every_test_is_named_the_names_are_kept_without_what_changes_from_run_to_run()
    {
        var tally = TestReports.In("""
            test tests::finds ... ok
            test src/lib.rs - pins (line 12) ... ok
            test tests::sorts ... ignored
            test result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s
            """)!;

        Assert.Equal(["tests::finds", "src/lib.rs - pins"], tally.Names);
        Assert.Equal(["tests::sorts"], tally.SkippedNames);
    }

    [Fact]
    public void Where_some_are_not_named_no_name_is_relied_on() =>
        Assert.Empty(TestReports.In("  ✓ finds\n\n  12 passing (3ms)\n")!.Names);

    [Fact]
    public void Several_runs_share_what_all_of_them_report()
    {
        var common = TestTally.Common([new(3, 0, 0, ["a", "b", "c"]), new(2, 1, 1, ["a", "b"], ["c"])])!;

        Assert.Equal(new TestTally(2, 1, 1, ["a", "b"], ["c"]), common);
        Assert.Null(TestTally.Common([new(3, 0, 0), null]));
    }
}
