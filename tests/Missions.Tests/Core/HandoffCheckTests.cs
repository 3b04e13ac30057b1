using Missions.Core;
using Missions.Core.Runs;

namespace Missions.Tests.Core;

public class HandoffCheckTests
{
    private const string Never = "It was never run in this session.";

    private static Seq<(string, string)> Disputes(string claim, int exit, params (string Run, int Exit)[] seen) =>
        HandoffCheck.Disputes(
            Samples.Done() with { Commands = [new(claim, exit)] },
            new("base", "c1", ["a.mjs"], [.. seen.Select(one => new CommandRun(one.Run, one.Exit))]));

    private static (string, string)[] Disputed(string claim, int exit, string fact) =>
        [($"`{claim}` ran and exited with {exit}.", fact)];

    [Theory]
    [InlineData("npm test")]
    [InlineData("  npm   test ")]
    [InlineData("cd app && npm test")]
    [InlineData("CI=1 npm test 2>&1 | tail -20")]
    [InlineData("(cd app; npm test)")]
    [InlineData("timeout 60 npm test || exit 1")]
    [InlineData("echo starting\nnpm test")]
    [InlineData("echo starting && npm test")]
    [InlineData("cat list | npm test")]
    public void What_ran_within_a_longer_line_ran(string seen) => Assert.Empty(Disputes("npm test", 0, (seen, 0)));

    [Fact]
    public void Several_lines_may_be_claimed_as_one() =>
        Assert.Empty(Disputes("cd app\nnpm test", 0, ("cd app\nnpm  test", 0)));

    [Theory]
    [InlineData("npm run lint")]
    [InlineData("echo npm test")]
    [InlineData("printf 'npm test'")]
    [InlineData("true # npm test")]
    [InlineData("grep -r 'npm test' .")]
    public void What_was_only_spoken_of_did_not_run(string seen) =>
        Assert.Equal(Disputed("npm test", 0, Never), Disputes("npm test", 0, (seen, 0)));

    [Fact]
    public void Nothing_at_all_did_not_run() =>
        Assert.Equal(Disputed(" ", 0, Never), Disputes(" ", 0, ("npm test", 0)));

    [Theory, InlineData("npm test || true"), InlineData("npm test || :"), InlineData("npm test || exit 0")]
    public void An_exit_code_that_was_hidden_is_none(string seen) =>
        Assert.Equal(Disputed("npm test", 0, $"Its own exit code was hidden: `{seen}`."),
            Disputes("npm test", 0, (seen, 0)));

    [Fact]
    public void Another_exit_code_is_disputed_with_what_was_seen() =>
        Assert.Equal(Disputed("npm test", 0, "It exited with 1, 2."),
            Disputes("npm test", 0, ("npm test", 1), ("npm test", 2)));

    [Fact]
    public void The_last_time_counts() =>
        Assert.Equal(
            Disputed("npm test", 0, "The last time it ran it exited with 1."),
            Disputes("npm test", 0, ("npm test", 0), ("npm test", 1)));

    [Fact]
    public void Failing_first_and_passing_last_is_honest_work() =>
        Assert.Empty(Disputes("npm test", 0, ("npm test", 1), ("npm test", 0)));

    [Fact]
    public void Who_tells_of_both_results_is_honest() =>
        Assert.Empty(HandoffCheck.Disputes(
            Samples.Done() with { Commands = [new("npm test", 0), new("npm test", 1)] },
            new("base", "c1", ["a.mjs"], [new("npm test", 0), new("npm test", 1)])));

    [Fact]
    public void Done_with_nothing_changed_is_disputed() =>
        Assert.Equal(
            [("The feature is done.", "No file was changed.")],
            HandoffCheck.Disputes(Samples.Done() with { Commands = [] }, new("base", "base")));

    [Fact]
    public void Failed_with_nothing_changed_is_not() =>
        Assert.Empty(HandoffCheck.Disputes(
            Samples.Done() with { Outcome = HandoffOutcome.Failed, Commands = [] }, new("base", "base")));

    [Fact]
    public void Tests_are_looked_for_where_they_are_said_to_be()
    {
        var handoff = Samples.Done() with
        {
            Commands = [],
            Tests = [new("a.test.mjs", [new("finds"), new("narrows")]), new("b.test.mjs", [new("pins")])],
        };

        Assert.Equal(
            [
                ("a.test.mjs has a test named 'narrows'.", "No such name stands in that file."),
                ("Tests were written in b.test.mjs.", "That file was not changed."),
            ],
            HandoffCheck.Disputes(handoff, new("base", "c1", ["a.test.mjs"], TestNames: ["finds"])));
    }
}
