using Missions.Core.Plans;
using Missions.Core.Verdicts;
using Missions.Engine.Proofs;
using static Missions.Tests.Engine.Story;

namespace Missions.Tests.Engine;

/// <summary>Real runners in a real room: what they print, what they write, and what was there before.</summary>
public class TestRunTests
{
    private const string Report =
        "<testsuite><testcase name='adds'/><testcase name='counts'/><testcase name='sorts'/></testsuite>";

    [Fact]
    public async Task A_runner_of_node_is_read_point_by_point()
    {
        var tally = await RunAsync("node --test --test-reporter=tap", ("a.test.mjs", """
            import { describe, it, test } from 'node:test';
            describe('notes', () => { it('adds', () => {}); it.skip('later', () => {}); });
            test('counts', () => { throw new Error('no'); });
            """));

        Assert.Equal(new(2, 1, 1, ["notes > adds", "counts"], ["notes > later"]), tally);
    }

    [Fact]
    public async Task What_it_writes_down_beside_is_believed_and_both_are_kept()
    {
        var tally = (await RunAsync(
            "node --test --test-reporter=spec --test-reporter-destination=stdout --test-reporter=junit "
                + "--test-reporter-destination=results/junit.xml",
            ("results/here", ""),
            ("a.test.mjs", """
                import { test } from 'node:test';
                test('adds', () => {});
                test.skip('later', () => {});
                """)))!;

        Assert.Equal(
            new(1, 0, 1, ["adds"], ["later"], "JUnit XML", Places: ["results/*.xml"]), tally with { Printed = null });
        Assert.Equal((1, 1), (tally.Printed!.Ran, tally.Printed.Skipped));
    }

    [Fact]
    public async Task A_module_of_pythons_own_runner_is_read_by_what_it_prints()
    {
        var tally = await RunAsync("python3 -m unittest -v", ("test_notes.py", """
            import unittest
            class Notes(unittest.TestCase):
                def test_adds(self): pass
                @unittest.skip("later")
                def test_later(self): pass
            """));

        Assert.Equal(
            new(
                1, 0, 1, ["test_adds (test_notes.Notes.test_adds)"], ["test_later (test_notes.Notes.test_later)"]),
            tally);
    }

    [Theory]
    [InlineData("true")] // As it is on the branch,
    [InlineData("touch results/junit.xml")] // younger than it is,
    [InlineData("mkdir out; cp results/junit.xml out/TEST-new.xml")] // or under another name.
    public async Task A_report_that_lay_there_before_is_none_of_this_run(string line) =>
        Assert.Null(await RunAsync(line, ("results/junit.xml", Report)));

    [Theory]
    [InlineData("mkdir -p target/surefire-reports; mv here target/surefire-reports/TEST-a.xml")]
    [InlineData("mv here TestResults.xml")]
    public async Task One_that_the_run_wrote_is(string line) =>
        Assert.Equal(3, (await RunAsync(line, ("here", Report)))!.Ran);

    [Fact]
    public async Task A_heap_of_other_files_hides_no_report() => Assert.Equal(3, (await RunAsync(
        "mkdir a; for i in $(seq 2100); do echo $i > a/$i.xml; echo $i > a/test-$i.xml; done; mv here test-z.xml",
        ("here", Report)))!.Ran);

    [Fact]
    public async Task What_cannot_be_read_stops_nothing() => Assert.Null(
        await RunAsync(
            "mkfifo junit.xml; ln -s /etc/hostname test.xml; echo '<testsuite' > test-a.xml; mkdir test.json"));

    private static async Task<TestTally?> RunAsync(string line, params (string Path, string Text)[] files)
    {
        var plan = OneMilestone with { Setup = null };
        var all = files.Append(("README.md", "A")).ToDictionary(file => file.Item1, file => file.Item2);
        await using var real = await RealShop.OpenAsync(plan, all);
        return (await new ProofRunner(real.Shop).CheckAsync(new Check("test", line), real.Git.Head, default)).Tests;
    }
}
