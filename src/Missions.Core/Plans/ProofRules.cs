namespace Missions.Core.Plans;

/// <summary>What a proof must say of itself before it is worth trying.</summary>
internal static class ProofRules
{
    public static IEnumerable<string> Problems(Plan plan, Assertion assertion, Proof.Command proof)
    {
        var id = assertion.Id;
        if (string.IsNullOrWhiteSpace(proof.Run)) yield return $"{id}: its proof runs nothing.";
        if (proof.ExpectExit is < 0 or > 125) yield return $"{id}: expectExit is from 0 to 125.";
        if (proof.TimeoutSeconds is < 1 or > 3600) yield return $"{id}: timeoutSeconds is from 1 to 3600.";
        if (assertion.AtBase is { Expect: Expectation.Measured })
            yield return $"{id}: a command fails or holds on the base; only a measure is measured.";
        if (assertion.AtBase is { Expect: Expectation.Fails, Saying: null or "" })
            yield return
                $"{id}: say in atBase.saying what its proof prints on the base, "
                    + "so that it fails for the stated reason.";
        if (IsUnknown(plan, proof.Service)) yield return $"{id}: there is no service '{proof.Service}' in the plan.";

        foreach (var path in proof.Paths.Where(path => !IsBelow(path)))
            yield return $"{id}: '{path}' is not a path below the repository.";
    }

    public static IEnumerable<string> Problems(Plan plan, Assertion assertion, Proof.Flow flow)
    {
        var id = assertion.Id;
        if (flow.Steps is []) yield return $"{id}: a flow needs steps that a person could follow.";
        if (flow.Surface is not ("http" or "web" or "terminal"))
            yield return $"{id}: a surface is http, web or terminal.";
        if (flow.Surface is "web" && plan.Services is [])
            yield return $"{id}: a flow on the web needs a service in the plan that serves its pages.";
        if (IsUnknown(plan, flow.Service)) yield return $"{id}: there is no service '{flow.Service}' in the plan.";
    }

    public static IEnumerable<string> Problems(Assertion assertion, Proof.Review proof)
    {
        if (string.IsNullOrWhiteSpace(proof.Question)) yield return $"{assertion.Id} asks the reviewer nothing.";
    }

    public static IEnumerable<string> Problems(Assertion assertion, Proof.Human proof)
    {
        var id = assertion.Id;
        if (string.IsNullOrWhiteSpace(proof.Question)) yield return $"{id} asks the human nothing.";
        if (proof.Default is not ("refuted" or "waived")) yield return $"{id}: the default is `refuted` or `waived`.";
        if (proof.DeadlineHours is not (> 0 and <= 8760))
            yield return $"{id}: deadlineHours is more than 0 and at most 8760.";
    }

    public static IEnumerable<string> Problems(Assertion assertion, Witness witness)
    {
        var id = assertion.Id;
        if (assertion is not { AtBase.Expect: Expectation.Fails, Proof: Proof.Command })
            yield return $"{id}: a witness is for a command that must fail on the base; leave it out.";
        if (witness.Files is []) yield return $"{id}: its witness has no file.";
        foreach (var path in witness.Files.Select(file => file.Path))
        {
            if (!IsBelow(path)) yield return $"{id}: '{path}' of its witness is not a path below the repository.";
            if (assertion.Proof?.Paths.Contains(path) is true)
                yield return $"{id}: '{path}' is the proof's own; a witness stands in for what is to be built.";
        }
    }

    /// <summary>Whether a path stays within the repository, and out of what git keeps there.</summary>
    public static bool IsBelow(string path) => path.Split('/').All(part => part is not (".." or "." or ".git" or ""));

    public static bool IsUnknown(Plan plan, string? service) =>
        service is not null && plan.Services.All(one => one.Name != service);
}
