using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Verdicts;
using Missions.Engine.Proofs;
using Missions.Engine.Steps;

namespace Missions.Tests.Engine;

/// <summary>Parity and measures, run for real on base and head of a small program.</summary>
public class ComparingTests
{
    private const string Greet = """
        #!/bin/sh
        [ "$1" = "" ] && exit 2
        echo "Hello, $1"
        mkdir -p "${OUT:-/tmp}" && echo "greeted $1" >"${OUT:-/tmp}/log"
        """;

    private const string Slow = "#!/bin/sh\nsleep 0.06\necho \"speed: 100\"\n";

    private static readonly Proof.Parity Alike = new(["Ada", "it's", ""], "stdout", "sh greet.sh {input}");

    [Theory]
    [InlineData("stdout", "echo \"Hello, $1\"", "echo \"Hallo, $1\"", "Hello, Ada")]
    [InlineData("exit", "exit 2", "exit 3", "exit 2")]
    [InlineData("files", "greeted $1", "saw $1", "./log: greeted Ada")]
    public async Task A_head_that_does_something_else_is_refuted(string compare, string old, string now, string said)
    {
        await using var real = await OpenAsync(Alike with { Compare = compare }, Greet);

        var same = await ProveAsync(real, Greet.Replace("#!/bin/sh", "#!/bin/sh\n# Tidied."));
        var other = await ProveAsync(real, Greet.Replace(old, now));

        Assert.Equal((0, 1), (same.ExitCode, other.ExitCode));
        Assert.Contains($"base: {said}", other.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_approved_may_change()
    {
        await using var real = await OpenAsync(
            Alike with { ApprovedDifferences = ["Hello, * => Hallo, *"] }, Greet);

        Assert.Equal(0, (await ProveAsync(real, Greet.Replace("Hello", "Hallo"))).ExitCode);
        Assert.Equal(1, (await ProveAsync(real, Greet.Replace("Hello", "Holla"))).ExitCode);
    }

    [Fact]
    public async Task A_parity_that_notices_damage_may_be_relied_on() =>
        Assert.Null(await RehearseAsync(Guard(Alike), Greet));

    [Fact]
    public async Task One_whose_inputs_reach_nothing_may_not() =>
        Assert.Contains(
            "its inputs notice nothing",
            await RehearseAsync(Guard(new Proof.Parity(["x"], "stdout", "echo {input}")), Greet),
            StringComparison.Ordinal);

    [Fact]
    public async Task One_that_changes_from_run_to_run_must_say_so() =>
        Assert.StartsWith(
            "The base differs from itself.",
            await RehearseAsync(Guard(Alike with { Run = "sh greet.sh {input}; mktemp -u" }), Greet),
            StringComparison.Ordinal);

    [Fact]
    public async Task One_that_cannot_be_started_is_broken() =>
        Assert.StartsWith(
            "It is broken, not failing: On the base, with 'Ada': the shell could not start it (exit 127)",
            await RehearseAsync(Guard(Alike with { Run = "no-such-program {input}" }), Greet),
            StringComparison.Ordinal);

    [Fact]
    public async Task Less_time_is_better()
    {
        // Far from the target, so that whatever else the machine does cannot decide it.
        var proof = new Proof.Measure("sh greet.sh", "seconds", "lower", 1.5, Runs: 5);
        await using var real = await OpenAsync(proof, Slow.Replace("0.06", "1"));

        var outcome = await ProveAsync(real, Slow.Replace("0.06", "0"));

        Assert.True(outcome.ExitCode == 0, outcome.Output);
    }

    [Fact]
    public async Task A_figure_that_is_printed_counts_and_must_be_better_by_as_much_as_was_asked()
    {
        var proof = new Proof.Measure("sh greet.sh", "speed", "higher", 2, Runs: 5);
        await using var real = await OpenAsync(proof, Slow);

        Assert.Equal(0, (await ProveAsync(real, Slow.Replace("100", "250"))).ExitCode);
        Assert.Equal(1, (await ProveAsync(real, Slow.Replace("100", "150"))).ExitCode);
    }

    [Fact]
    public async Task A_measure_is_tried_against_the_noise_of_the_base()
    {
        var steady = new Proof.Measure("sh greet.sh", "speed", "higher", 1.05, Runs: 5);

        Assert.Null(await RehearseAsync(Measured(steady), Slow));
        Assert.Contains(
            "lies within that noise",
            await RehearseAsync(
                Measured(steady with { Run = "echo speed: $(od -An -N1 -tu1 /dev/urandom | awk '{print $1 + 1}')" }), Slow),
            StringComparison.Ordinal);
        Assert.Contains(
            "prints no number behind 'pace'",
            await RehearseAsync(Measured(steady with { Figure = "pace" }), Slow),
            StringComparison.Ordinal);
    }

    private static Assertion Guard(Proof proof) => Story.Keeps with { Proof = proof };

    private static Assertion Measured(Proof proof) =>
        Story.Search with { Proof = proof, AtBase = new(Expectation.Measured) };

    private static Plan PlanFor(Assertion assertion) => Story.OneMilestone with
    {
        Contract = [.. Story.OneMilestone.Contract.Without(one => one.Id == assertion.Id), assertion],
        Setup = null,
        Checks = null,
    };

    private static Task<RealShop> OpenAsync(Proof proof, string script) => RealShop.OpenAsync(
        PlanFor(proof is Proof.Parity ? Guard(proof) : Measured(proof)),
        new Dictionary<string, string> { ["greet.sh"] = script });

    private static async Task<string?> RehearseAsync(Assertion assertion, string script)
    {
        await using var real = await RealShop.OpenAsync(
            PlanFor(assertion), new Dictionary<string, string> { ["greet.sh"] = script });
        return (await new Rehearser(real.Shop).TryAsync([assertion], default).FirstAsync()).Problem;
    }

    private static async Task<ProofOutcome> ProveAsync(RealShop real, string script)
    {
        real.Git.Write("greet.sh", script);
        real.Git.Commit("Another head");
        var proof = real.Shop.Mission.State.Plan!.Contract.Select(one => one.Proof)
            .First(one => one is Proof.Parity or Proof.Measure);
        return await new ProofRunner(real.Shop).RunAsync(proof, real.Git.Head, default);
    }
}
