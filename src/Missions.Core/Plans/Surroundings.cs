using System.Security.Cryptography;
using System.Text;

namespace Missions.Core.Plans;

/// <summary>What of a plan is around whatever runs on a commit: with the same, the same run says the same.</summary>
public static class Surroundings
{
    /// <summary>SHA-256 over what the proof of an assertion hangs on beside itself.</summary>
    public static string Of(Plan plan, Assertion assertion)
    {
        if (assertion.Proof is Proof.Review) return OfQuestion(assertion);
        var services = plan.ServicesOf(assertion.Proof.Needs);
        return Hash(plan, [assertion.Id.Value, "proofs", .. services.Select(one => one.Name)], $"{services}");
    }

    /// <summary>SHA-256 over what a blind reviewer is told of a claim beside the question.</summary>
    public static string OfQuestion(Assertion assertion) =>
        Sha($"{assertion.Claim}\n{assertion.RefutedBy}\n{(assertion.Proof as Proof.Review)?.Question}");

    /// <summary>SHA-256 over what the checks hang on beside their lines.</summary>
    public static string OfChecks(Plan plan) => Hash(plan, ["proofs"], "");

    private static string Hash(Plan plan, Seq<string> names, string services)
    {
        Seq<Secret> secrets = [.. plan.Secrets.Where(one => one.For.Any(names.Contains))];
        var text = $"{plan.Setup ?? ""}\n{plan.Copy}\n{plan.Boundaries?.Network ?? []}\n{services}\n{secrets}";
        return Sha(text);
    }

    private static string Sha(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
