using System.Text.Json.Serialization;
using Missions.Core.Runs;

namespace Missions.Core.Verdicts;

/// <summary>What the engine itself saw, bound to a commit. Nothing else makes an assertion proven.</summary>
/// <param name="Subject">The shell line, or method and address of the request.</param>
/// <param name="Holds">For a check or a proof: it passed.</param>
/// <param name="Output">SHA-256 of what it printed, kept under <c>blobs/</c>.</param>
/// <param name="ProofHash">SHA-256 over the proof's definition and files.</param>
/// <param name="Findings">What a check complained about, one normalised line each.</param>
/// <param name="Tests">What the runner reported, where the check ran tests.</param>
/// <param name="Touched">Files of tests, checks and CI that differ from the base.</param>
/// <param name="Sandbox">What the walls of its room were made of.</param>
/// <param name="OnHost">Services that it used and that ran outside of all rooms.</param>
/// <param name="Picture">SHA-256 of what the screen looked like, kept under <c>blobs/</c>.</param>
/// <param name="MediaType">Of the picture.</param>
/// <param name="Coverage">Per cent of the lines that tests run, where the output says so.</param>
/// <param name="Call">SHA-256 of the tool and the arguments, from which it can be done again.</param>
public sealed record Evidence(
    EvidenceId Id,
    EvidenceKind Kind,
    string Subject,
    string Commit,
    bool Holds,
    string Output,
    long OutputBytes,
    string Sandbox,
    double Seconds,
    int? ExitCode = null,
    string? Check = null,
    AssertionId? Assertion = null,
    RunId? Run = null,
    MilestoneId? Milestone = null,
    int? Round = null,
    string? ProofHash = null,
    string? Seat = null,
    Seq<string> Findings = default,
    string? Note = null,
    TestTally? Tests = null,
    Seq<Touch> Touched = default,
    Seq<string> OnHost = default,
    string? Picture = null,
    string? MediaType = null,
    string? Call = null,
    double? Coverage = null)
{
    /// <summary>It has an output beside it; a citation, and a person's word, is its own note.</summary>
    [JsonIgnore]
    public bool HasOutput => Kind is not (EvidenceKind.Citation or EvidenceKind.Word);
}

/// <summary>What evidence was made by.</summary>
public enum EvidenceKind
{
    Check,
    Proof,
    Observation,
    Replay,
    Citation,
    Word,
}

/// <summary>How an assertion stands.</summary>
/// <param name="Commit">The commit that the evidence is bound to.</param>
public sealed record Standing(
    AssertionId Assertion,
    Truth Truth,
    Seq<EvidenceId> Evidence = default,
    string? Commit = null,
    string? Because = null,
    RunId? Run = null);

/// <summary>What is known of an assertion.</summary>
public enum Truth
{
    Pending,
    Proven,
    Refuted,
    Blocked,
    Waived,
}

/// <summary>A validator's answer for one assertion, and the evidence that it rests on.</summary>
public sealed record Verdict(
    AssertionId Assertion,
    VerdictResult Result,
    string Because,
    Seq<EvidenceId> Evidence = default);

/// <summary>What a validator may answer.</summary>
public enum VerdictResult
{
    Proven,
    Refuted,
    Blocked,
}

/// <summary>Something that a reviewer saw, with its place.</summary>
public sealed record Finding(string File, Severity Severity, string Text, int? Line = null);

/// <summary>A reviewer's report on one feature.</summary>
public sealed record Review(
    FeatureId Feature,
    ReviewResult Verdict,
    string Summary,
    Seq<Finding> Findings = default,
    Seq<Judgement> Assertions = default,
    Seq<SkillSuggestion> SkillSuggestions = default);

/// <summary>Whether a feature passes review.</summary>
public enum ReviewResult
{
    Pass,
    Fail,
}

/// <summary>A reviewer's answer to a review proof, with the place that shows it.</summary>
public sealed record Judgement(AssertionId Assertion, VerdictResult Result, string Because, string File, int Line);

/// <summary>A milestone's proof of completion: a hash over its assertions, their evidence, and the commit.</summary>
public sealed record Seal(MilestoneId Milestone, string Commit, string Hash, Seq<EvidenceId> Evidence);
