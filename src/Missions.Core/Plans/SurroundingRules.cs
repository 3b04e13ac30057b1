namespace Missions.Core.Plans;

/// <summary>What a plan may ask of the machine around its rooms.</summary>
internal static class SurroundingRules
{
    private const string Preset = "preset:packages";
    private const string Proofs = "proofs";

    public static IEnumerable<string> Problems(Plan plan) =>
        [.. Network(plan), .. plan.Secrets.SelectMany(secret => Secrets(plan, secret)), .. Host(plan)];

    private static IEnumerable<string> Network(Plan plan) => (plan.Boundaries?.Network ?? [])
        .Where(entry => entry != Preset && !IsHost(entry))
        .Select(entry => $"boundaries.network: '{entry}' is not `{Preset}` or a `host` or `host:port`; there is no "
            + "wildcard, scheme or path, so give the host itself.");

    private static IEnumerable<string> Secrets(Plan plan, Secret secret)
    {
        if (!IsVariable(secret.Name))
            yield return $"The secret '{secret.Name}' is not the name of a variable: letters, digits and _.";
        if (!secret.From.StartsWith("env:", StringComparison.Ordinal) || !IsVariable(secret.From[4..]))
            yield return $"The secret {secret.Name}: say in `from` where its value is, as `env:NAME`.";
        foreach (var user in secret.For.Where(name => !Knows(plan, name)))
            yield return $"The secret {secret.Name} is for '{user}', which is no service and no assertion of the plan; "
                + "`proofs` are the only others to get any.";
        foreach (var id in plan.Contract.Where(one => secret.For.Contains($"{one.Id}") && !one.Proof.IsExecuted))
            yield return $"The secret {secret.Name} is for {id.Id}, which is not proven by running something: name the "
                + "service that needs it.";
        if (secret.For is [])
            yield return $"The secret {secret.Name} is for nobody: say in `for` which services or assertions.";
    }

    private static IEnumerable<string> Host(Plan plan) => plan.Services
        .Where(one => one.RunsIn is RunsIn.Host && !one.Start.Contains("{port}") && !one.Start.Contains("PORT"))
        .Select(one => $"The service {one.Name} runs on the host, where its port is leased: say in `start` where it "
            + "listens, with {port}.");

    private static bool Knows(Plan plan, string name) => name == Proofs
        || plan.Services.Any(one => one.Name == name) || plan.Contract.Any(one => $"{one.Id}" == name);

    private static bool IsHost(string entry) => entry is not ("" or ['.', ..] or ['-', ..])
        && entry.All(one => char.IsLetterOrDigit(one) || one is '.' or '-' or ':' or '[' or ']' or '_');

    private static bool IsVariable(string name) => name is not ("" or [>= '0' and <= '9', ..])
        && name.All(one => char.IsAsciiLetterOrDigit(one) || one is '_');
}
