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

    [Theory]
    [InlineData("error[E0432]: unresolved import `heck::ToTrain`\nerror: could not compile `x`", "unresolved import `heck::ToTrain`", "ToTrain")]
    [InlineData("a.cs(3,5): error CS0246: The type 'Pins' could not be found", "The type 'Pins' could not be found", "class Pins")]
    [InlineData("Error: Cannot find module '../src/pins.js'", "Cannot find module '../src/pins.js'", "src/pins.js: pin(note)")]
    [InlineData("ImportError: cannot import name 'pin' from 'notes'", "cannot import name 'pin'", "notes.pin")]
    [InlineData("SyntaxError: The requested module './a.mjs' does not provide an export named 'pin'",
        "does not provide an export named 'pin'", "pin()")]
    public void What_the_compiler_misses_may_be_the_feature_itself(string output, string saying, string surface)
    {
        var absent = Fails with { AtBase = new(Expectation.Fails, saying), Interface = [surface] };

        Assert.Null(Problem(absent, Ended(1, output)));
        Assert.NotNull(Problem(absent with { Interface = ["another"] }, Ended(1, output)));
    }

    [Fact]
    public void A_broken_proof_is_not_excused_by_a_name_that_it_prints() => Assert.Contains(
        "\"SyntaxError\" is about the proof",
        Problem(
            Fails with { AtBase = new(Expectation.Fails, "pins notes"), Interface = ["pins"] },
            Ended(1, "# pins notes\nSyntaxError: Unexpected token")),
        StringComparison.Ordinal);

    [Fact]
    public void An_empty_part_of_a_run_is_not_an_empty_run() => Assert.Null(RehearsalRules.Problem(
        Holds,
        [
            Ended(0, "running 2 tests\ntest result: ok. 2 passed; 0 failed; 0 ignored; 0 measured\nrunning 0 tests\n"),
            Ended(0, "running 2 tests\ntest result: ok. 2 passed; 0 failed; 0 ignored; 0 measured\nrunning 0 tests\n"),
        ],
        (3, 1)));

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
