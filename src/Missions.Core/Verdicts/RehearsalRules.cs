using Missions.Core.Plans;

namespace Missions.Core.Verdicts;

/// <summary>What a program did: a check's or a proof's line, once.</summary>
/// <param name="ExitCode">-1 where what it needs does not work, so that it says nothing.</param>
/// <param name="Tests">Of a check that runs tests: how many, where anything says so.</param>
public sealed record ProofOutcome(
    int ExitCode, bool WasEnded, string Output, double Seconds, TestTally? Tests = null)
{
    public bool Meets(Proof proof) =>
        !WasEnded && ExitCode == (proof is Proof.Command command ? command.ExpectExit : 0);
}

/// <summary>Whether a proof can be relied on, from what it does on the base: it can fail, and it can pass.</summary>
public static class RehearsalRules
{
    // How loaders, interpreters and runners say that there was nothing to run. A proof that fails so proves nothing.
    private static readonly string[] Broken =
    [
        "SyntaxError", "ERR_MODULE_NOT_FOUND", "Cannot find module", "Cannot find package", "ModuleNotFoundError",
        "ImportError", "IndentationError", "error CS0246", "could not compile", "cannot find symbol",
        "No such file or directory", "command not found", "Could not find or load main class",
    ];

    private static readonly string[] Empty =
    [
        "# tests 0", "ℹ tests 0", "no tests ran", "No test is available", "no test files", "No tests found",
        "running 0 tests\n", "Ran 0 tests", "No test matches",
    ];

    /// <summary>The sentence that sends a proof back, or null where it may be relied on.</summary>
    /// <param name="runs">At least one, each in a fresh checkout of the base.</param>
    /// <param name="mutants">For a guard: how many mutations still built, and how many of those it noticed.</param>
    public static string? Problem(Assertion assertion, Seq<ProofOutcome> runs, (int Tried, int Noticed) mutants)
    {
        var proof = (Proof.Command)assertion.Proof;
        if (runs.FirstOrDefault(run => Trouble(run, assertion, proof) is not null) is { } broken)
            return $"It is broken, not failing: {Trouble(broken, assertion, proof)} Its output: {Tail(broken.Output)}";
        if (runs.Select(run => run.ExitCode).Distinct().Count() > 1)
            return
                $"It does not say the same twice: exit codes {string.Join(" and ", runs.Select(run => run.ExitCode))}.";

        var passes = runs[0].ExitCode == proof.ExpectExit;
        return assertion.AtBase switch
        {
            { Expect: Expectation.Fails } when passes =>
                $"It passes on the untouched base (exit {runs[0].ExitCode}), "
                    + "so it cannot tell whether anything was built.",
            { Expect: Expectation.Fails, Saying: { } saying }
                when runs.Any(run => !run.Output.Contains(saying, StringComparison.Ordinal)) =>
                $"It fails on the base, but not saying \"{saying}\". Its output: {Tail(runs[0].Output)}",
            { Expect: Expectation.Holds } when !passes =>
                $"It is to hold on the base and exits with {runs[0].ExitCode}. Its output: {Tail(runs[0].Output)}",
            { Expect: Expectation.Holds } when mutants is { Tried: > 0, Noticed: 0 } =>
                $"It passes on the base, and on all of {mutants.Tried} damaged copies of it too: it notices nothing.",
            _ => null,
        };
    }

    /// <summary>Whether nothing is wrong with a guard's runs but that what they say is not so on the base.</summary>
    public static bool IsUntrue(Assertion assertion, Seq<ProofOutcome> runs) =>
        assertion is { IsGuard: true, Proof: Proof.Command proof } && runs is [_, ..]
        && runs.All(run => run.ExitCode != proof.ExpectExit && Trouble(run, assertion, proof) is null);

    /// <summary>The sentence that sends a proof back which does not pass where it must; null where it does.</summary>
    /// <param name="run">On the base with the files of the witness put in.</param>
    public static string? WitnessProblem(Assertion assertion, ProofOutcome run)
    {
        var proof = (Proof.Command)assertion.Proof;
        var trouble = Trouble(run, assertion, proof);
        return trouble is null && run.Meets(proof)
            ? null
            : "It can never pass as written, or its witness is wrong: with the files of the witness put in, "
                + $"{trouble ?? $"it exits with {run.ExitCode}."} Its output: {Tail(run.Output)}";
    }

    /// <summary>What follows from the word of a reviewer who knows neither the base nor what is expected.</summary>
    public static Rehearsal OfAnswer(Assertion assertion, Judgement answer, RunId run) => new(
        assertion.Id, assertion.ProofHash, Problem(assertion, answer, run),
        Surroundings: Surroundings.OfQuestion(assertion), Answer: answer, Run: run);

    private static string? Problem(Assertion assertion, Judgement answer, RunId run)
    {
        var shown = $"({answer.File}:{answer.Line}) {answer.Because}";
        return (assertion.AtBase.Expect, answer.Result) switch
        {
            (_, VerdictResult.Blocked) => $"{run} could not answer its question by reading: {shown}",
            (Expectation.Holds, VerdictResult.Refuted) =>
                $"It is to hold on the base, and {run}, who did not know that, refutes it there: {shown}",
            (Expectation.Fails, VerdictResult.Proven) =>
                $"{run}, who did not know what is expected, finds it true of the untouched base, "
                    + $"so it cannot tell whether anything was built: {shown}",
            _ => null,
        };
    }

    /// <summary>Why a run says nothing about the claim.</summary>
    private static string? Trouble(ProofOutcome run, Assertion assertion, Proof.Command proof) => run switch
    {
        { ExitCode: -1 } => "the setup or the service that it needs does not work.",
        { WasEnded: true } => $"it was ended after {proof.TimeoutSeconds} s without a result.",
        { ExitCode: 126 or 127 } => $"the shell could not start it (exit {run.ExitCode}).",
        _ when TestReports.In(run.Output) is not { Ran: > 0 }
            && Empty.FirstOrDefault(sign => run.Output.Contains(sign, StringComparison.Ordinal)) is { } sign =>
            $"no test ran at all (\"{sign.Trim()}\").",
        _ when run.ExitCode != proof.ExpectExit && !IsAbsent(assertion, run)
            && Broken.FirstOrDefault(sign => run.Output.Contains(sign, StringComparison.Ordinal)) is { } sign =>
            $"\"{sign}\" is about the proof, not about the claim.",
        _ => null,
    };

    // How compilers and loaders say that something is not there.
    private static readonly string[] Absence =
    [
        "cannot find", "not found", "not be found", "no module named", "cannot import", "does not provide",
        "not defined", "unresolved", "undefined", "has no", "no such", "does not exist", "does not contain", "symbol:",
        "implicit declaration", "is not exported", "not declared",
    ];

    /// <summary>
    /// Whether it does not load or build for the stated reason: what it says on the base is that something of its
    /// `interface`, which is to be made, is not there. A compiler or loader misses the feature itself then.
    /// </summary>
    private static bool IsAbsent(Assertion assertion, ProofOutcome run) =>
        assertion.AtBase is { Expect: Expectation.Fails, Saying: { } saying }
        && assertion.Interface.Any(one => Words(one).Any(word => Words(saying).Contains(word)))
        && run.Output.Split('\n').Any(line => line.Contains(saying, StringComparison.Ordinal)
            && Absence.Any(sign => line.Contains(sign, StringComparison.OrdinalIgnoreCase)));

    private static IEnumerable<string> Words(string text) => text
        .Split([.. text.Where(letter => !char.IsLetterOrDigit(letter) && letter is not '_').Distinct()])
        .Where(word => word.Length > 2);

    private static string Tail(string output) => output.Length > 1500 ? $"...{output[^1500..]}" : output;
}
