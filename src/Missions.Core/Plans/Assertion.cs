using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace Missions.Core.Plans;

/// <summary>One observable claim, what would refute it, and how one who never saw the code proves it.</summary>
/// <param name="Exposure">Whether workers may read and run a copy of the proof.</param>
/// <param name="Interface">Every route, name, flag or selector that the proof relies on.</param>
/// <param name="Until">The milestone after which it need not hold any more.</param>
public sealed record Assertion(
    AssertionId Id,
    string Claim,
    string RefutedBy,
    AtBase AtBase,
    Proof Proof,
    Seq<RequirementId> Requirements = default,
    Exposure Exposure = Exposure.Sealed,
    Seq<string> Interface = default,
    MilestoneId? Until = null)
{
    /// <summary>It holds already and must go on holding: it belongs to the plan, not to a feature.</summary>
    [JsonIgnore]
    public bool IsGuard => AtBase.Expect is Expectation.Holds;

    /// <summary>SHA-256 over all that decides what the proof does. A changed proof must be rehearsed again.</summary>
    [JsonIgnore]
    public string ProofHash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{AtBase} {Proof}")));

    /// <summary>The same claim with other proof files, as a repair makes it.</summary>
    public Assertion With(Seq<ProofFile> files) => Proof is Proof.Command command
        ? this with
        {
            Proof = command with
            {
                Files = command.Files.Replace(
                    old => files.Any(file => file.Path == old.Path),
                    old => files.Last(file => file.Path == old.Path)),
            },
        }
        : this;
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

/// <summary>How an assertion is shown to be true.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Command), "command")]
[JsonDerivedType(typeof(Flow), "flow")]
[JsonDerivedType(typeof(Parity), "parity")]
[JsonDerivedType(typeof(Measure), "measure")]
[JsonDerivedType(typeof(Review), "review")]
[JsonDerivedType(typeof(Human), "human")]
public abstract record Proof
{
    private Proof() { }

    /// <summary>By the exit code and output of a program.</summary>
    /// <param name="Service">A service that the engine starts beside it first.</param>
    /// <param name="Variants">Files that replace others for a second run; never shown to workers.</param>
    public sealed record Command(
        string Run,
        string? Service = null,
        int ExpectExit = 0,
        int TimeoutSeconds = 120,
        Seq<ProofFile> Files = default,
        Seq<ProofFile> Variants = default) : Proof;

    /// <summary>By the user-tester using the application.</summary>
    public sealed record Flow(
        string Surface,
        Seq<string> Steps,
        string? Service = null,
        Seq<string> Evidence = default) : Proof;

    /// <summary>By running base and head side by side on the same inputs.</summary>
    public sealed record Parity(
        string Run,
        Seq<string> Inputs,
        string Compare,
        Seq<string> ApprovedDifferences = default) : Proof;

    /// <summary>By an interleaved ratio of base and head.</summary>
    public sealed record Measure(string Run, string Figure, string Better, double AtLeast, int Runs = 10) : Proof;

    /// <summary>By a reviewer's judgement that cites file and line.</summary>
    public sealed record Review(string Question) : Proof;

    /// <summary>By a person's word.</summary>
    public sealed record Human(string Question, double DeadlineHours = 72, string Default = "refuted") : Proof;
}

/// <summary>A file that a proof brings along. Its path must not exist on the base.</summary>
public sealed record ProofFile(string Path, string Content);
