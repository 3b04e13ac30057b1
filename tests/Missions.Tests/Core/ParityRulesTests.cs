using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Verdicts;

namespace Missions.Tests.Core;

/// <summary>When two sides behave alike, and when a parity proof can be relied on.</summary>
public class ParityRulesTests
{
    private static readonly Proof.Parity Proof = new(["a"], "stdout", "run {input}");

    [Fact]
    public void What_does_the_same_holds() => Assert.Equal(
        new(0, false, "Base and head do the same with all of 1 inputs.\n", 0),
        Judge("exit 0\none\n", "exit 0\none\n"));

    [Fact]
    public void A_difference_is_shown_with_its_input_and_both_sides()
    {
        var outcome = Judge("exit 0\none\ntwo\nthree\n", "exit 0\none\nzwei\nthree\n");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal(
            "Base and head differ with 1 of 1 inputs.\nwith 'a':\n  base: two\n  head: zwei\n", outcome.Output);
    }

    [Fact]
    public void What_is_the_same_between_two_differences_hides_none_of_them()
    {
        var common = string.Concat(Enumerable.Range(0, 30).Select(line => $"{line}\n"));

        Assert.Equal(
            "Base and head differ with 1 of 1 inputs.\nwith 'a':\n"
                + "  base: one\n  base: two\n  head: eins\n  head: more\n  base: end\n  head: Ende\n",
            Judge($"exit 0\none\ntwo\n{common}\nlast\nend", $"exit 0\neins\n{common}more\n\nlast\nEnde").Output);
    }

    [Theory]
    [InlineData("a\nb\nc", "", "base: a;base: b;base: c;head: ")]
    [InlineData("a", "a\nb\nc", "head: b;head: c")]
    [InlineData("a\nb", "b\na", "head: b;base: b")]
    [InlineData("a\na\nb", "a\nb", "base: a")]
    public void Every_line_that_one_side_alone_has_is_shown(string old, string now, string shown) =>
        Assert.Equal(
            "Base and head differ with 1 of 1 inputs.\nwith 'a':\n"
                + string.Concat(shown.Split(';').Select(line => $"  {line}\n")),
            Judge($"exit 0\n{old}", $"exit 0\n{now}").Output);

    [Fact]
    public void Long_texts_without_a_common_line_are_told_apart_at_once()
    {
        string Long(string side) => string.Concat(Enumerable.Range(0, 100_000).Select(line => $"{side}{line}\n"));
        Assert.Equal(1, Judge($"exit 0\n{Long("a")}", $"exit 0\n{Long("b")}").ExitCode);
    }

    [Theory]
    [InlineData("took 12 ms", "took 13 ms", "took * ms")]
    [InlineData("took 12 ms\nend", "end", "took * ms")]
    [InlineData("end", "took 12 ms\nend", "took * ms")]
    [InlineData("end", "Hello\nend", "Hello")]
    [InlineData("Hello", "Hallo", "Hello => Hallo")]
    [InlineData("Hello", "Hello", "Hello => Hallo")]
    [InlineData("v1 of it", "v2 of it", "v1* => v2*")]
    [InlineData("at 9 took 1 s", "at 10 took 2 s", "at * took * s")]
    [InlineData("b1", "b2", "*b*")]
    [InlineData("abb", "abxb", "ab*b")]
    public void What_was_approved_may_differ(string old, string now, string approved) =>
        Assert.Equal(0, Judge($"exit 0\n{old}", $"exit 0\n{now}", approved).ExitCode);

    [Theory]
    [InlineData("Hello", "Holla", "Hello => Hallo")]
    [InlineData("Hallo", "Hello", "Hello => Hallo")]
    [InlineData("Hello", "", "Hello => Hallo")]
    [InlineData("Hello\nend", "end", "Hello => Hallo")]
    [InlineData("took 12 s", "took 13 s", "took * ms")]
    [InlineData("one", "two", "o*")]
    [InlineData("ab", "b", "ab*b")]
    [InlineData("ab\nend", "end", "ab*b")]
    [InlineData("ab\nend", "end", "a*b*b")]
    [InlineData("abc", "axc", "a*b*c")]
    public void What_was_not_approved_may_not(string old, string now, string approved) =>
        Assert.Equal(1, Judge($"exit 0\n{old}", $"exit 0\n{now}", approved).ExitCode);

    [Fact]
    public void Trouble_on_the_head_is_a_difference_and_on_the_base_a_broken_proof()
    {
        Seq<Behaviour> fine = [new("a", "exit 0")], broken = [new("a", "", "it did not end within 5 s.")];

        Assert.Equal(1, ParityRules.Judge(Proof, fine, broken).ExitCode);
        Assert.Equal(
            new(-1, false, "On the base, with 'a': it did not end within 5 s.", 0),
            ParityRules.Judge(Proof, broken, fine));
    }

    [Fact]
    public void A_proof_that_is_the_same_twice_and_notices_damage_may_be_relied_on() =>
        Assert.Null(ParityRules.Problem([Outcome(0), Outcome(0)], (4, 1)));

    [Fact]
    public void So_may_one_whose_base_cannot_be_damaged() =>
        Assert.Null(ParityRules.Problem([Outcome(0), Outcome(0)], (0, 0)));

    [Fact]
    public void One_that_cannot_be_run_is_broken() =>
        Assert.Equal("It is broken, not failing: so", ParityRules.Problem([Outcome(-1), Outcome(0)], (0, 0)));

    [Fact]
    public void One_whose_base_differs_from_itself_must_say_what_may_differ() =>
        Assert.StartsWith(
            "The base differs from itself.",
            ParityRules.Problem([Outcome(0), Outcome(1)], (0, 0)),
            StringComparison.Ordinal);

    [Fact]
    public void One_that_notices_no_damage_proves_nothing() =>
        Assert.Equal(
            "Of 9 damaged copies of the base each behaves alike: its inputs notice nothing.",
            ParityRules.Problem([Outcome(0), Outcome(0)], (9, 0)));

    private static ProofOutcome Outcome(int code) => new(code, false, "so", 0);

    private static ProofOutcome Judge(string old, string now, params string[] approved) => ParityRules.Judge(
        Proof with { ApprovedDifferences = [.. approved] }, [new("a", old)], [new("a", now)]);
}
