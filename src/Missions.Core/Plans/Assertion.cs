using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace Missions.Core.Plans;

/// <summary>One observable claim, what would refute it, and how one who never saw the code proves it.</summary>
/// <param name="Exposure">Whether workers may read and run a copy of the proof.</param>
/// <param name="Interface">Every route, name, flag or selector that the proof relies on.</param>
/// <param name="Until">The milestone after which it need not hold any more.</param>
/// <param name="Witness">On what the proof must pass before anything is built; null where nobody gave one.</param>
public sealed record Assertion(
    AssertionId Id,
    string Claim,
    string RefutedBy,
    AtBase AtBase,
    Proof Proof,
    Seq<RequirementId> Requirements = default,
    Exposure Exposure = Exposure.Sealed,
    Seq<string> Interface = default,
    MilestoneId? Until = null,
    Witness? Witness = null)
{
    /// <summary>It holds already and must go on holding: it belongs to the plan, not to a feature.</summary>
    [JsonIgnore]
    public bool IsGuard => AtBase.Expect is Expectation.Holds;

    /// <summary>SHA-256 over all that decides what the proof does. A changed proof must be rehearsed again.</summary>
    [JsonIgnore]
    public string ProofHash => Hash($"{AtBase} {Proof}");

    /// <summary>SHA-256 over the witness, which is no part of the proof. A changed one is tried again.</summary>
    [JsonIgnore]
    public string? WitnessHash => Witness is null ? null : Hash($"{Witness}");

    /// <summary>The same claim with other proof files, as a repair makes it.</summary>
    public Assertion With(Seq<ProofFile> files) => this with { Proof = Proof.With(files) };

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>What the proof will say on the untouched base.</summary>
/// <param name="Saying">Text that its output must contain there, so that it fails for the stated reason.</param>
public sealed record AtBase(Expectation Expect, string? Saying = null);

/// <summary>What a proof does on the base.</summary>
public enum Expectation
{
    Fails,
    Holds,
    Measured,
}

/// <summary>Who may see a proof.</summary>
public enum Exposure
{
    Sealed,
    Open,
}
