namespace Missions.Core.Plans;

/// <summary>What a plan may ask of the machine around its rooms.</summary>
internal static class SurroundingRules
{
    private const string Preset = "preset:packages";
    private const string Proofs = "proofs";

    public static IEnumerable<string> Problems(Plan plan) =>
        [.. Network(plan), .. plan.Secrets.SelectMany(secret => Secrets(plan, secret)), .. Services(plan)];

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
        foreach (var user in secret.For.Where(name => name != Proofs && plan.Services.All(one => one.Name != name)))
            yield return $"The secret {secret.Name} is for '{user}', which is no service of the plan; `proofs` are the "
                + "only others to get any.";
        if (secret.For is []) yield return $"The secret {secret.Name} is for nobody: say in `for` which services.";
    }

    private static IEnumerable<string> Services(Plan plan) => plan.Services
        .Where(service => service.RunsIn is RunsIn.Host)
        .Select(service => $"The service {service.Name} cannot be run on the host by this version; use `sandbox`.");

    private static bool IsHost(string entry) => entry is not ("" or ['.', ..] or ['-', ..])
        && entry.All(one => char.IsLetterOrDigit(one) || one is '.' or '-' or ':' or '[' or ']' or '_');

    private static bool IsVariable(string name) => name is not ("" or [>= '0' and <= '9', ..])
        && name.All(one => char.IsAsciiLetterOrDigit(one) || one is '_');
}
