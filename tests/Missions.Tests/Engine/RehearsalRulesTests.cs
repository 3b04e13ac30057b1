using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Verdicts;

namespace Missions.Tests.Engine;

/// <summary>What a proof does on the untouched base, and whether it can be relied on after that.</summary>
public class RehearsalRulesTests
{
    private static readonly Proof.Command Proves = new("prove it");
    private static readonly Assertion Fails = Of(new(Expectation.Fails, "got 404"));
    private static readonly Assertion Holds = Of(new(Expectation.Holds));

    [Fact]
    public void It_fails_for_the_stated_reason() => Assert.Null(Problem(Fails, Ended(1, "expected 200, got 404")));

    [Theory]
    [InlineData(0, "passes", "It passes on the untouched base (exit 0)")]
    [InlineData(1, "got 500", "It fails on the base, but not saying \"got 404\".")]
    [InlineData(127, "sh: prove: not found", "the shell could not start it (exit 127)")]
    [InlineData(126, "permission denied", "the shell could not start it (exit 126)")]
    [InlineData(1, "got 404 SyntaxError: Unexpected token", "\"SyntaxError\" is about the proof")]
    [InlineData(1, "got 404 Cannot find module './x'", "\"Cannot find module\" is about the proof")]
    [InlineData(1, "got 404\n# tests 0\n", "no test ran at all (\"# tests 0\")")]
    [InlineData(0, "no tests ran in 0.01s", "no test ran at all")]
    [InlineData(-1, "service app is not healthy", "the setup or the service that it needs does not work")]
    public void It_cannot_be_relied_on(int exitCode, string output, string because) =>
        Assert.Contains(because, Problem(Fails, Ended(exitCode, output)), StringComparison.Ordinal);

    [Fact]
    public void A_time_out_is_a_broken_proof() => Assert.Contains(
        "it was ended after 120 s", Problem(Fails, new ProofOutcome(137, true, "got 404", 120)), StringComparison.Ordinal);

    [Fact]
    public void One_that_says_another_thing_the_second_time_is_flaky() => Assert.Contains(
        "exit codes 1 and 2",
        RehearsalRules.Problem(Fails, [Ended(1, "got 404"), Ended(2, "got 404")], default),
        StringComparison.Ordinal);

    [Theory]
    [InlineData(0, 0, 0, null)]
    [InlineData(0, 12, 1, null)]
    [InlineData(0, 12, 0, "it notices nothing")]
    [InlineData(1, 0, 0, "It is to hold on the base and exits with 1.")]
    public void A_guard_holds_and_notices_damage(int exitCode, int tried, int noticed, string? because)
    {
        var problem = RehearsalRules.Problem(Holds, [Ended(exitCode, ""), Ended(exitCode, "")], (tried, noticed));

        if (because is null) Assert.Null(problem);
        else Assert.Contains(because, problem, StringComparison.Ordinal);
    }

    private static string? Problem(Assertion assertion, ProofOutcome outcome) =>
        RehearsalRules.Problem(assertion, [outcome, outcome], default);

    private static ProofOutcome Ended(int exitCode, string output) => new(exitCode, false, output, 1);

    private static Assertion Of(AtBase atBase) => new(new("A-1"), "It works.", "It does not.", atBase, Proves);
}
