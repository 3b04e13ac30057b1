namespace Missions.Core.Plans;

/// <summary>What proofs that hold base and head against each other must say of themselves.</summary>
internal static class ComparingRules
{
    private const int MostInputs = 1000;
    private const int LeastRuns = 5;
    private const int MostRuns = 200;

    public static IEnumerable<string> Problems(Plan plan, Assertion assertion, Proof.Parity proof)
    {
        var id = assertion.Id;
        if (assertion.AtBase.Expect is not Expectation.Holds)
            yield return $"{id}: parity holds on the base, which is compared with itself there; expect `holds`.";
        if (proof.Inputs is not { Count: > 0 and <= MostInputs })
            yield return $"{id}: parity needs from 1 to {MostInputs} inputs to run both sides on.";
        if (proof.Compare is not ("exit" or "stdout" or "files" or "http"))
            yield return $"{id}: parity compares exit, stdout, files or http.";
        if (proof.Compare is "http" && proof.Service is null)
            yield return $"{id}: name the `service` that the requests go to.";
        if (proof.Compare is "http")
            foreach (var input in proof.Inputs.Where(input => !IsRequest(input)))
                yield return $"{id}: '{input}' is no request; write METHOD /path, and a body after it if there is one.";
        if (proof.Compare is not "http" && string.IsNullOrWhiteSpace(proof.Run))
            yield return $"{id}: its proof runs nothing.";
        foreach (var problem in Common(plan, assertion, (proof.Service, proof.TimeoutSeconds))) yield return problem;
    }

    public static IEnumerable<string> Problems(Plan plan, Assertion assertion, Proof.Measure proof)
    {
        var id = assertion.Id;
        if (string.IsNullOrWhiteSpace(proof.Run)) yield return $"{id}: its proof runs nothing.";
        if (string.IsNullOrWhiteSpace(proof.Figure))
            yield return $"{id}: say in `figure` what stands before the number, or `seconds` for the time it takes.";
        if (proof.Better is not ("lower" or "higher")) yield return $"{id}: better is lower or higher.";
        if (proof.Runs is < LeastRuns or > MostRuns) yield return $"{id}: runs is from {LeastRuns} to {MostRuns}.";
        if (Expected(proof.AtLeast) is not { } expected)
            yield return $"{id}: atLeast says how many times better, such as 2, "
                + "or below 1 for how much worse it may get.";
        else if (assertion.AtBase.Expect != expected)
            yield return expected is Expectation.Measured
                ? $"{id}: an improvement is not there on the base; expect `measured`."
                : $"{id}: that it gets no worse holds on the base already; expect `holds`.";
        foreach (var problem in Common(plan, assertion, (proof.Service, proof.TimeoutSeconds))) yield return problem;
    }

    private static Expectation? Expected(double atLeast) => atLeast switch
    {
        > 1 and < 1e6 => Expectation.Measured,
        > 0 and < 1 => Expectation.Holds,
        _ => null,
    };

    private static bool IsRequest(string input) =>
        input.Split(' ', 3) is [{ Length: > 0 } method, ['/', ..], ..] && method.All(char.IsAsciiLetterUpper);

    private static IEnumerable<string> Common(Plan plan, Assertion assertion, (string? Service, int Seconds) proof)
    {
        var id = assertion.Id;
        if (proof.Seconds is < 1 or > 3600) yield return $"{id}: timeoutSeconds is from 1 to 3600.";
        if (ProofRules.IsUnknown(plan, proof.Service))
            yield return $"{id}: there is no service '{proof.Service}' in the plan.";
        foreach (var path in assertion.Proof.Paths.Where(path => !ProofRules.IsBelow(path)))
            yield return $"{id}: '{path}' is not a path below the repository.";
    }
}
