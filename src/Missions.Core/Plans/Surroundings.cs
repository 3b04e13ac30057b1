using System.Security.Cryptography;
using System.Text;

namespace Missions.Core.Plans;

/// <summary>What of a plan is around whatever runs on a commit: with the same, the same run says the same.</summary>
public static class Surroundings
{
    /// <summary>SHA-256 over what the proof of an assertion hangs on beside itself.</summary>
    public static string Of(Plan plan, Assertion assertion)
    {
        var services = plan.ServicesOf(assertion.Proof.Needs);
        return Hash(plan, [assertion.Id.Value, "proofs", .. services.Select(one => one.Name)], $"{services}");
    }

    /// <summary>SHA-256 over what the checks hang on beside their lines.</summary>
    public static string OfChecks(Plan plan) => Hash(plan, ["proofs"], "");

    private static string Hash(Plan plan, Seq<string> names, string services)
    {
        Seq<Secret> secrets = [.. plan.Secrets.Where(one => one.For.Any(names.Contains))];
        var text = $"{plan.Setup ?? ""}\n{plan.Copy}\n{plan.Boundaries?.Network ?? []}\n{services}\n{secrets}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
