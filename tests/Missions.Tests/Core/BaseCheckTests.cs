using Missions.Core.Plans;
using Missions.Core.Verdicts;

namespace Missions.Tests.Core;

public class BaseCheckTests
{
    private static readonly BaseCheck Clean = new("test", "npm test", [0, 0, 0], [], []);
    private static readonly BaseCheck Dirty = new("lint", "npm run lint", [1, 1, 1], ["a: unused", "a: unused"],
        ["b: slow"]);

    [Fact]
    public void What_passes_has_nothing_new() => Assert.Empty(Clean.NewIn(0, []));

    [Fact]
    public void What_passed_on_the_base_must_pass()
    {
        Assert.True(Clean.Passes);
        Assert.Equal(["test exits with 1; on the base it exits with 0, 0, 0."], Clean.NewIn(1, []));
    }

    [Fact]
    public void What_is_known_or_comes_and_goes_is_not_new()
    {
        Assert.False(Dirty.Passes);
        Assert.Empty(Dirty.NewIn(1, ["a: unused", "a: unused", "b: slow"]));
    }

    [Fact]
    public void The_same_complaint_once_more_is_new() =>
        Assert.Equal(["a: unused"], Dirty.NewIn(1, ["a: unused", "a: unused", "a: unused"]));

    [Fact]
    public void Failing_without_a_word_where_the_base_had_words_is_new() =>
        Assert.Equal(["lint exits with 2; on the base it exits with 1, 1, 1."], Dirty.NewIn(2, []));

    [Fact]
    public void What_always_failed_without_a_word_may_go_on_so() =>
        Assert.Empty(new BaseCheck("test", "npm test", [1, 1, 1], [], []).NewIn(1, []));

    [Theory]
    [InlineData(0, true), InlineData(1, true), InlineData(-1, false), InlineData(126, false), InlineData(127, false)]
    public void A_check_that_could_not_run_once_could_not_run(int code, bool couldRun) =>
        Assert.Equal(couldRun, (Clean with { ExitCodes = [1, code, 1] }).CouldRun);

    [Fact]
    public void What_passed_only_sometimes_without_a_word_may_go_on_so() =>
        Assert.Empty((Clean with { ExitCodes = [0, 1, 0] }).NewIn(1, []));

    [Theory]
    [InlineData(3, 3, false, true), InlineData(3, 0, false, false), InlineData(0, 0, false, true)]
    [InlineData(0, 0, true, false), InlineData(3, 3, true, false)]
    public void A_command_says_yes_by_ending_with_its_exit_code(int expected, int code, bool wasEnded, bool says)
    {
        var proof = new Proof.Command("run", ExpectExit: expected);

        Assert.Equal(says, new ProofOutcome(code, wasEnded, "", 0).Meets(proof));
    }

    [Theory, InlineData(0, true), InlineData(1, false), InlineData(-1, false)]
    public void All_others_do_with_zero(int code, bool says)
    {
        var proof = new Proof.Parity(["a"], "stdout", "run {input}");

        Assert.Equal(says, new ProofOutcome(code, false, "", 0).Meets(proof));
    }
}
