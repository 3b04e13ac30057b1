using Missions.Core;
using Missions.Core.Verdicts;

namespace Missions.Tests.Core;

public class ComparisonTests
{
    private static readonly Grown Grown = new(12, 15, true, 40, 3, 20, 0);

    private static Evidence Seen(
        string check, Seq<string> findings, TestTally? tests = null, double? coverage = null) =>
        new(
            new(1), EvidenceKind.Check, "a line", "c9", findings is [], "hash", 1, "none", 1, Check: check,
            Findings: findings, Tests: tests, Coverage: coverage);

    private static Comparison Of(double? before, params MissionEvent[] seen) => Comparison.Of(
        new Given(
        [
            new MissionEvent.ReadinessChecked(new(
                1,
                [
                    new("lint", "lint", [1, 1, 1], ["a is long", "b is long"], []),
                    new("test", "test", [0, 0, 0], [], [], new(10, 0, 1), Coverage: before),
                ],
                [], [])),
            .. seen,
        ]).State,
        Grown);

    [Fact]
    public void What_got_better_is_told_beside_what_it_was() => Assert.Equal(
        [
            "lint: findings: fails, 2 findings -> passes",
            "test: findings: passes -> passes",
            "tests that ran: 10 -> 14",
            "tests skipped: 1 -> 0",
            "coverage of lines: 81.5 % -> 90 %",
            "README: 12 lines -> 15 lines, changed",
            "code: +40 -3 lines",
            "test code: +20 -0 lines",
        ],
        Of(
            81.5,
            new MissionEvent.EvidenceRecorded(Seen("test", ["old"], new(1, 0, 0))),
            new MissionEvent.EvidenceRecorded(Seen("lint", [])),
            new MissionEvent.EvidenceRecorded(Seen("test", [], new(14, 0, 0), 90))).Lines.Select(one => one.Sentence));

    [Fact]
    public void What_got_worse_is_called_so() => Assert.Equal(
        [
            "lint: findings: fails, 2 findings -> fails, 3 findings (WORSE)",
            "tests that ran: 10 -> 9 (WORSE)",
            "tests skipped: 1 -> 2 (WORSE)",
            "coverage of lines: 81.5 % -> 80 % (WORSE)",
        ],
        Of(
            81.5,
            new MissionEvent.EvidenceRecorded(Seen("lint", ["a is long", "b is long", "c is long"])),
            new MissionEvent.EvidenceRecorded(Seen("test", [], new(9, 0, 2), 80))).Worse.Select(one => one.Sentence));

    [Fact]
    public void What_nobody_measured_is_called_so_and_is_not_worse()
    {
        var comparison = Of(before: null);

        Assert.Contains(new("coverage of lines", "not measured", "not measured"), comparison.Lines);
        Assert.Contains(new("tests that ran", "10", "not measured"), comparison.Lines);
        Assert.Empty(comparison.Worse);
    }

    [Fact]
    public void A_lost_readme_is_worse() => Assert.Contains(
        new("README", "12 lines", "none, changed", true),
        Comparison.Of(new Given().State, Grown with { ReadmeAfter = null }).Lines);
}
