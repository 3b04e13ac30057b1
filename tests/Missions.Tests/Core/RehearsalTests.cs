using Missions.Core.Plans;
using Missions.Core.Verdicts;
using static Missions.Tests.Core.Samples;

namespace Missions.Tests.Core;

/// <summary>A proof can fail, and can pass: what it does on the base tells whether it may be relied on.</summary>
public class RehearsalTests
{
    private const string Said = "expected 200, got 404";

    private static ProofOutcome Exits(int code, string output = Said, bool wasEnded = false) =>
        new(code, wasEnded, output, 1);

    private static string? Tried(Assertion assertion, params ProofOutcome[] runs) =>
        RehearsalRules.Problem(assertion, [.. runs], default);

    private static string? Twice(Assertion assertion, ProofOutcome run) => Tried(assertion, run, run);

    [Fact]
    public void A_proof_that_fails_for_its_stated_reason_may_be_relied_on() => Assert.Null(Twice(Search, Exits(1)));

    [Fact]
    public void A_guard_that_passes_and_notices_damage_may_be_relied_on() =>
        Assert.Null(RehearsalRules.Problem(Keeps, [Exits(0, "ok"), Exits(0, "ok")], (5, 1)));

    [Fact]
    public void A_guard_that_nothing_could_be_damaged_for_is_taken_as_it_is() =>
        Assert.Null(Twice(Keeps, Exits(0, "ok")));

    [Fact]
    public void A_proof_that_passes_on_the_base_cannot_tell_anything() =>
        Assert.Equal(
            "It passes on the untouched base (exit 0), so it cannot tell whether anything was built.",
            Twice(Search, Exits(0)));

    [Fact]
    public void A_proof_that_fails_for_another_reason_is_sent_back_with_its_output() =>
        Assert.Equal(
            $"It fails on the base, but not saying \"{Said}\". Its output: 500",
            Twice(Search, Exits(1, "500")));

    [Fact]
    public void A_guard_that_fails_is_none() =>
        Assert.Equal("It is to hold on the base and exits with 1. Its output: red", Twice(Keeps, Exits(1, "red")));

    [Fact]
    public void A_guard_that_notices_nothing_is_none() =>
        Assert.Equal(
            "It passes on the base, and on all of 4 damaged copies of it too: it notices nothing.",
            RehearsalRules.Problem(Keeps, [Exits(0, "ok"), Exits(0, "ok")], (4, 0)));

    [Fact]
    public void A_proof_says_the_same_twice() =>
        Assert.Equal("It does not say the same twice: exit codes 1 and 0.", Tried(Search, Exits(1), Exits(0)));

    [Theory]
    [InlineData(-1, Said, false, "the setup or the service that it needs does not work.")]
    [InlineData(1, Said, true, "it was ended after 120 s without a result.")]
    [InlineData(127, Said, false, "the shell could not start it (exit 127).")]
    [InlineData(126, Said, false, "the shell could not start it (exit 126).")]
    [InlineData(1, "# tests 0", false, "no test ran at all (\"# tests 0\").")]
    [InlineData(1, "Cannot find module", false, "\"Cannot find module\" is about the proof, not about the claim.")]
    public void A_proof_that_is_broken_is_not_failing(int code, string output, bool wasEnded, string trouble) =>
        Assert.Equal($"It is broken, not failing: {trouble} Its output: {output}",
            Twice(Search, Exits(code, output, wasEnded)));

    [Fact]
    public void Words_of_a_loader_do_not_matter_where_the_proof_passes() =>
        Assert.Null(Twice(Keeps, Exits(0, "skipped: Cannot find module")));

    [Theory]
    [InlineData(1, 1, "red", true)]
    [InlineData(1, 2, "red", true)]
    [InlineData(0, 1, "red", false)]
    [InlineData(1, 127, "red", false)]
    [InlineData(1, 1, "Cannot find module", false)]
    public void A_guard_is_untrue_where_clean_runs_all_say_so(int one, int other, string output, bool isUntrue) =>
        Assert.Equal(isUntrue, RehearsalRules.IsUntrue(Keeps, [Exits(one, output), Exits(other, output)]));

    [Fact]
    public void Very_much_output_is_cut_from_its_start()
    {
        var problem = Twice(Keeps, Exits(1, $"{new string('x', 5000)}end"))!;

        Assert.True(problem.Length < 1700 && problem.EndsWith("xend", StringComparison.Ordinal));
    }
}
