using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Verdicts;

namespace Missions.Tests.Core;

/// <summary>What trades tests away, and beside each the honest act that looks like it.</summary>
public class TestIntegrityTests
{
    private static readonly TestTally Base = new(3, 0, 1, ["finds", "pins", "sorts"], ["slow"]);
    private static readonly Seq<TestChange> Legacy = [new("test/legacy/**", "Their behaviour goes away.")];

    [Fact]
    public void More_tests_are_no_finding() =>
        Assert.Empty(Of(Base with { Ran = 4, Names = Base.Names.Add("tags") }, Changed("test/notes.test.mjs")));

    [Fact]
    public void A_renamed_test_is_no_finding() =>
        Assert.Empty(Of(Base with { Names = ["finds", "keeps pins first", "sorts"] }, Changed("test/notes.test.mjs")));

    [Fact]
    public void Fewer_tests_are_a_finding_that_names_them_and_what_to_do()
    {
        var now = Base with { Ran = 2, Names = ["finds", "sorts"] };

        var finding = Assert.Single(Of(now, Fewer("test/notes.test.mjs")));

        Assert.Equal(
            "3 tests ran on the base, 2 run now. Gone: pins. See test/notes.test.mjs: - pins. Put it back, or, if the "
                + "goal needs it, ask for it by `amend_contract` with `mayChange`; that waits for the human.",
            finding);
    }

    [Fact]
    public void Fewer_tests_where_the_plan_lets_them_go_are_none()
    {
        Assert.Empty(Of(Base with { Ran = 2 }, Legacy, Fewer("test/legacy/a.test.mjs")));
        Assert.Single(Of(Base with { Ran = 2 }, Legacy, Fewer("test/notes.test.mjs")));
        Assert.Single(Of(Base with { Ran = 2 }, Legacy, Fewer("test/legacy/a.test.mjs"), Fewer("test/notes.test.mjs")));
        Assert.Single(Of(Base with { Ran = 2 }, Legacy));
    }

    [Fact]
    public void A_test_that_ran_and_is_skipped_is_a_finding_although_another_came()
    {
        var traded = Base with
        {
            Skipped = 2,
            Names = ["finds", "sorts", "says true"],
            SkippedNames = ["slow", "pins"],
        };

        Assert.StartsWith(
            "1 tests are newly skipped. pins.", Assert.Single(Of(traded)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_renamed_and_skipped_test_is_a_finding_too()
    {
        var traded = Base with
        {
            Skipped = 2,
            Names = ["finds", "sorts", "says true"],
            SkippedNames = ["slow", "pins later"],
        };

        Assert.Single(Of(traded));
    }

    [Fact]
    public void Tests_that_go_from_one_file_are_a_finding_although_as_many_came_elsewhere()
    {
        var traded = Base with { Names = ["finds", "sorts", "says true"] };

        Assert.StartsWith(
            "test/notes.test.mjs has fewer tests: - pins Put it back",
            Assert.Single(Of(traded, Fewer("test/notes.test.mjs"), Changed("test/other.test.mjs"))),
            StringComparison.Ordinal);
        Assert.Single(TestIntegrity.Findings(new(3, 0, 0), new(4, 0, 0), [Fewer("test/notes.test.mjs")], []));
        Assert.Empty(Of(traded, [new("test/notes*", "So.")], Fewer("test/notes.test.mjs")));
    }

    [Fact]
    public void A_test_that_is_still_written_down_and_runs_no_more_is_a_finding_although_another_came()
    {
        var traded = Base with { Names = ["finds", "sorts", "says true"] };
        Touch silent = new("test/notes.test.mjs", TouchKind.Silent, ["- pins"]);

        Assert.StartsWith(
            "test/notes.test.mjs still has tests that do not run any more: - pins Put it back",
            Assert.Single(Of(traded, silent)),
            StringComparison.Ordinal);
        Assert.Empty(Of(traded, [new("test/notes*", "So.")], silent));
        Assert.Single(Of(Base with { Ran = 2, Names = ["finds", "sorts"] }, silent)); // The count says it already.
    }

    [Fact]
    public void A_test_that_is_declared_otherwise_and_still_runs_is_none() =>
        Assert.Empty(Of(Base with { Ran = 4, Names = Base.Names.Add("tags") }, Fewer("test/notes.test.mjs")));

    [Fact]
    public void A_new_test_that_is_skipped_here_is_none() =>
        Assert.Empty(Of(Base with { Skipped = 2, SkippedNames = ["slow", "on another system"] }));

    [Fact]
    public void More_skips_without_names_are_a_finding() =>
        Assert.Single(TestIntegrity.Findings(new(3, 0, 0), new(3, 0, 1), [], []));

    [Fact]
    public void A_report_that_stops_counting_is_a_finding() =>
        Assert.Single(TestIntegrity.Findings(Base, null, [], []));

    [Fact]
    public void What_never_counted_need_not_begin_to() => Assert.Empty(TestIntegrity.Findings(null, Base, [], []));

    [Theory]
    [InlineData(TouchKind.Gone, true)]
    [InlineData(TouchKind.Only, true)]
    [InlineData(TouchKind.Check, true)]
    [InlineData(TouchKind.Ci, true)]
    [InlineData(TouchKind.Skips, false)]
    [InlineData(TouchKind.Fewer, false)]
    [InlineData(TouchKind.Changed, false)]
    public void What_a_file_shows_counts_where_the_report_cannot(TouchKind kind, bool counts)
    {
        Touch touch = new("test/notes.test.mjs", kind, ["- pins"]);

        Assert.Equal(counts, Of(Base, touch).Any());
        Assert.Equal(kind is not TouchKind.Changed, TestIntegrity.Findings(null, null, [touch], []).Any());
        Assert.Empty(Of(Base, [new("test/**", "So.")], touch));
    }

    private static Touch Changed(string path) => new(path, TouchKind.Changed);

    private static Touch Fewer(string path) => new(path, TouchKind.Fewer, ["- pins"]);

    private static IEnumerable<string> Of(TestTally now, params Seq<Touch> touched) => Of(now, [], touched);

    private static IEnumerable<string> Of(TestTally now, Seq<TestChange> mayChange, params Seq<Touch> touched) =>
        TestIntegrity.Findings(Base, now, touched, mayChange);

    [Fact]
    public void Where_no_report_says_how_many_ran_the_files_speak() => Assert.Contains(
        TestIntegrity.Findings(new(3, 0, 0), null, [new("a.test.mjs", TouchKind.Fewer, ["-it('a')"])], []),
        one => one.StartsWith("a.test.mjs has fewer tests: -it('a') ", StringComparison.Ordinal));

    [Theory]
    [InlineData("package.json", TouchKind.Check), InlineData("b.test.mjs", TouchKind.Changed)]
    public void A_change_that_takes_no_test_excuses_none_that_is_gone(string path, TouchKind kind) => Assert.Contains(
        TestIntegrity.Findings(
            new(3, 0, 0), new(2, 0, 0), [new("a.test.mjs", TouchKind.Fewer), new(path, kind)], [new(path, "So.")]),
        one => one.StartsWith("3 tests ran on the base, 2 run now.", StringComparison.Ordinal));

    [Fact]
    public void A_change_of_the_checks_alone_excuses_no_test_that_is_gone() => Assert.Contains(
        TestIntegrity.Findings(
            new(3, 0, 0), new(2, 0, 0), [new("package.json", TouchKind.Check)], [new("package.json", "So.")]),
        one => one.StartsWith("3 tests ran on the base, 2 run now.", StringComparison.Ordinal));

    [Fact]
    public void Where_the_base_names_no_test_each_more_that_is_skipped_counts() => Assert.Contains(
        TestIntegrity.Findings(new(3, 0, 0), new(3, 0, 1, ["a", "b", "c"], ["d"]), [], []),
        one => one.StartsWith("1 tests are newly skipped.", StringComparison.Ordinal));

    private static readonly TestTally Both =
        Base with { Report = "TRX", Printed = new(3, 0, 1) };

    [Fact]
    public void A_report_that_stays_while_what_is_printed_counts_fewer_is_a_finding() => Assert.StartsWith(
        "By what is printed 3 tests ran on the base, 2 run now; a report says 3.",
        Assert.Single(TestIntegrity.Findings(Both, Both with { Printed = new(2, 0, 1) }, [], [])),
        StringComparison.Ordinal);

    [Fact]
    public void One_that_counts_fewer_than_before_is_one_whatever_is_printed()
    {
        var fewer = Both with { Ran = 2, Names = ["finds", "sorts"] };

        Assert.StartsWith(
            "3 tests ran on the base, 2 run now. Gone: pins.",
            Assert.Single(TestIntegrity.Findings(Both, fewer, [], [])), StringComparison.Ordinal);
        Assert.Single(TestIntegrity.Findings(Both, fewer with { Printed = new(2, 0, 1) }, [], []));
    }

    [Fact]
    public void A_skip_that_only_the_report_shows_is_one() => Assert.StartsWith(
        "1 tests are newly skipped. pins.",
        Assert.Single(TestIntegrity.Findings(
            Both,
            Both with { Skipped = 2, Names = ["finds", "sorts", "new"], SkippedNames = ["slow", "pins"] }, [], [])),
        StringComparison.Ordinal);

    [Fact]
    public void A_report_that_is_new_does_not_stand_for_what_is_printed_no_more() => Assert.StartsWith(
        "On the base what is printed counts 3 tests; now only a report does (TRX).",
        Assert.Single(TestIntegrity.Findings(Base, Base with { Report = "TRX" }, [], [])),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("TRX", 3), InlineData(null, 3), InlineData("TRX", 4)]
    public void As_many_as_before_by_all_that_counted_then_are_none(string? report, int ran)
    {
        var known = report is null ? Base : Both;

        Assert.Empty(TestIntegrity.Findings(known, Both with { Ran = ran, Printed = new(ran, 0, 1) }, [], []));
        Assert.Empty(TestIntegrity.Findings(Both, new(ran, 0, 1), [], [])); // The report is lost, the count is not.
    }

    [Fact]
    public void What_only_a_report_counted_on_the_base_is_held_against_whatever_counts_now()
    {
        var silent = Both with { Printed = null };

        Assert.Empty(TestIntegrity.Findings(silent, silent, [], []));
        Assert.Single(TestIntegrity.Findings(silent, new(2, 0, 0), [], []));
        Assert.Single(TestIntegrity.Findings(silent, null, [], []));
    }

    [Fact]
    public void A_report_and_a_print_that_part_are_pointed_out_once_they_do()
    {
        var apart = Both with { Ran = 5 };

        Assert.Equal(
            "The runner's own report (TRX) counts 5 tests, and what was printed counts 3; on the base they do not "
                + "differ.",
            Assert.Single(TestIntegrity.Doubts(Both, apart)));
        Assert.Empty(TestIntegrity.Doubts(apart, apart));
        Assert.Empty(TestIntegrity.Doubts(Both, Both));
        Assert.Empty(TestIntegrity.Doubts(Both, null));
    }

    [Fact]
    public void Runs_of_which_one_wrote_no_report_share_what_they_printed() => Assert.Equal(
        new(3, 0, 1), TestTally.Common([Both, new(3, 0, 1)]));

    private static readonly TestTally Named =
        Both with { Printed = new(3, 0, 1, ["finds", "pins", "sorts"], ["slow"]) };

    [Fact]
    public void A_report_with_all_the_old_names_hides_no_test_that_is_not_printed_any_more()
    {
        var forged = Named with { Printed = new(3, 0, 1, ["finds", "sorts", "says true"], ["slow"]) };
        Touch silent = new("test/notes.test.mjs", TouchKind.Silent, ["- pins"]);

        Assert.Equal(["pins"], Missions.Engine.Proofs.Touches.Missing(Named, forged));
        Assert.StartsWith(
            "test/notes.test.mjs still has tests that do not run any more: - pins",
            Assert.Single(TestIntegrity.Findings(Named, forged, [silent], [])), StringComparison.Ordinal);
        Assert.StartsWith(
            "test/notes.test.mjs has fewer tests: - pins",
            Assert.Single(TestIntegrity.Findings(Named, forged, [Fewer("test/notes.test.mjs")], [])),
            StringComparison.Ordinal);
        Assert.Empty(TestIntegrity.Findings(Named, Named, [Fewer("test/notes.test.mjs")], []));
    }

    [Fact]
    public void A_skip_of_a_new_test_in_a_report_does_not_stand_for_one_that_was_printed()
    {
        var forged = Named with
        {
            Skipped = 2,
            SkippedNames = ["slow", "later"],
            Printed = new(3, 0, 2, ["finds", "sorts", "more"], ["slow", "pins"]),
        };

        Assert.StartsWith(
            "1 tests are newly skipped by what is printed. pins.",
            Assert.Single(TestIntegrity.Findings(Named, forged, [], [])), StringComparison.Ordinal);
        var further = Both with { Ran = 4, Skipped = 2, SkippedNames = ["slow", "later"], Printed = new(3, 0, 2) };
        Assert.Single(TestIntegrity.Findings(Both, further, [], []));
    }

    [Fact]
    public void A_new_test_that_is_skipped_is_none_where_the_report_alone_names_it() => Assert.Empty(
        TestIntegrity.Findings(
            Both, Both with { Skipped = 2, SkippedNames = ["slow", "later"], Printed = new(3, 0, 2) }, [], []));

    [Fact]
    public void A_report_of_more_than_was_printed_is_a_finding_where_on_the_base_they_agree()
    {
        var more = Both with { Ran = 4, Names = Both.Names.Add("tags") };

        Assert.StartsWith(
            "A report (TRX) names 5 tests, and what was printed counts 4; on the base both count the same.",
            Assert.Single(TestIntegrity.Findings(Both, more, [], [])), StringComparison.Ordinal);
        var two = Both with { Printed = new(3, 0, 0) }; // Of two runners.
        Assert.Empty(TestIntegrity.Findings(two, more with { Printed = two.Printed }, [], []));
        Assert.Empty(TestIntegrity.Findings(Both, more with { Report = "JSON" }, [], []));
        Assert.Empty(TestIntegrity.Findings(Both, Both with { Printed = new(9, 0, 1) }, [], [])); // A test prints sums.
        Assert.DoesNotContain(TestIntegrity.Findings(Both, more with { Printed = new(3, 0, 2) }, [], []),
            one => one.Contains("names", StringComparison.Ordinal)); // A todo: skipped to one, run to the other.
    }
}
