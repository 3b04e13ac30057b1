using Missions.Engine.Proofs;

namespace Missions.Tests.Engine;

/// <summary>The outputs of the tools that people use, and what in them is a complaint.</summary>
public class FindingsTests
{
    [Fact]
    public void Node_tests_as_tap() => Complains(
        """
        TAP version 13
        # Subtest: finds notes
        ok 1 - finds notes
          ---
          duration_ms: 1.4
          ...
        # Subtest: pins notes
        not ok 2 - pins notes
          ---
          duration_ms: 0.9
          location: '/workspace/test/pins.test.mjs:3:1'
          error: 'expected 200, got 404'
          ...
        not ok 3 - sorts notes # TODO one day
        1..3
        # fail 1
        """,
        "pins notes");

    [Fact]
    public void Node_tests_as_spec() => Complains(
        """
        ▶ notes
          ✔ finds notes (1.2ms)
          ✖ pins notes (0.8ms)
        ✖ notes (3.1ms)
        ℹ fail 1

        ✖ failing tests:

        test at test/pins.test.mjs:3:1
        ✖ pins notes (0.8ms)
          AssertionError [ERR_ASSERTION]: expected 200, got 404
        """,
        "notes", "pins notes");

    [Fact]
    public void A_linter_that_prints_under_its_files() => Complains(
        """

        /workspace/src/app.js
          3:10  error    'x' is assigned a value but never used  no-unused-vars
          7:1   warning  Unexpected console statement            no-console

        /workspace/src/notes.js
          1:1  error  Parsing error: Unexpected token

        ✖ 3 problems (2 errors, 1 warning)
        """,
        "src/app.js error    'x' is assigned a value but never used  no-unused-vars",
        "src/app.js warning  Unexpected console statement            no-console",
        "src/notes.js error  Parsing error: Unexpected token");

    [Fact]
    public void A_linter_that_prints_a_line_each() => Complains(
        """
        src/app.js:3:10: 'x' is never used
        src/app.js(4,1): error CS0103: The name 'y' does not exist [/workspace/app.csproj]
        Found 2 problems.
        """,
        "src/app.js 'x' is never used",
        "src/app.js error CS0103: The name 'y' does not exist [app.csproj]");

    [Fact]
    public void Dotnet_test() => Complains(
        """
          Passed Notes.Tests.Finds [< 1 ms]
          Failed Notes.Tests.Pins [12 ms]
          Error Message:
           Assert.Equal() Failure
          Failed Notes.Tests.Sorts(order: "by date") [3 ms]

        Failed!  - Failed:     2, Passed:     1, Skipped:     0, Total:     3, Duration: 15 ms
        """,
        "Notes.Tests.Pins", "Notes.Tests.Sorts(order: \"by date\")");

    [Fact]
    public void Pytest() => Complains(
        """
        ==================== FAILURES ====================
        FAILED tests/test_notes.py::test_pins - AssertionError: assert 404 == 200
        FAILED tests/test_notes.py::test_sorts[by date]
        ============== 2 failed, 1 passed in 0.12s ==============
        """,
        "tests/test_notes.py::test_pins", "tests/test_notes.py::test_sorts[by date]");

    [Fact]
    public void Unittest() => Complains(
        """
        FAIL: test_pins (tests.test_notes.NotesTest.test_pins)
        ERROR: test_sorts (tests.test_notes.NotesTest.test_sorts)
        Ran 3 tests in 0.001s

        FAILED (failures=1, errors=1)
        """,
        "test_pins (tests.test_notes.NotesTest.test_pins)", "test_sorts (tests.test_notes.NotesTest.test_sorts)");

    [Fact]
    public void Go_test() => Complains(
        """
        === RUN   TestPins
            notes_test.go:12: expected 200, got 404
        --- FAIL: TestPins (0.00s)
        FAIL
        FAIL	example.com/notes	0.003s
        """,
        "TestPins", "notes_test.go expected 200, got 404");

    [Fact]
    public void Cargo_test() => Complains(
        """
        running 2 tests
        test tests::finds ... ok
        test tests::pins ... FAILED
        test result: FAILED. 1 passed; 1 failed; 0 ignored; finished in 0.00s
        """,
        "tests::pins");

    [Theory]
    [InlineData("/workspace/src/app.js:3:1: wrong", "/workspace/src/app.js:9:4: wrong")]
    [InlineData("/home/me/.missions/x/checkouts/1/app.js:3: wrong", "/home/me/.missions/x/checkouts/42/app.js:3: wrong")]
    [InlineData("not ok 1 - pins (1.5ms)", "not ok 7 - pins (22.75ms)")]
    [InlineData("✖ 3 problems (2 errors, 1 warning)", "✖ 1 problem (1 error, 0 warnings)")]
    [InlineData("FAILED (failures=2)", "FAILED (failures=1)")]
    public void What_says_the_same_elsewhere_or_later_is_the_same(string before, string after) =>
        Assert.Equal(Findings.In(before), Findings.In(after));

    [Theory]
    [InlineData("")]
    [InlineData("All 12 tests passed.\n")]
    [InlineData("ok 1 - not ok is a word\n")]
    [InlineData("listening on http://127.0.0.1:8080\n")]
    public void Where_nothing_is_wrong_there_is_no_complaint(string output) => Assert.Empty(Findings.In(output));

    [Fact]
    public void A_very_long_line_is_passed_over_at_once() => Assert.Empty(Findings.In(new string('x', 1 << 20)));

    private static void Complains(string output, params string[] about) =>
        Assert.Equal(about.Order(StringComparer.Ordinal), Findings.In(output));
}
