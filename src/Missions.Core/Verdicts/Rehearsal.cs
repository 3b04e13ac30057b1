namespace Missions.Core.Verdicts;

/// <summary>What came of trying a proof on the base.</summary>
/// <param name="Proof">Its hash: a changed proof is tried anew.</param>
/// <param name="Problem">Why it is sent back; null where it may be relied on.</param>
/// <param name="Output">SHA-256 of what it printed.</param>
/// <param name="WasSkipped">Its kind cannot be tried without a model or a person.</param>
/// <param name="NotYet">Of an article of the constitution: why it does not hold on the base.</param>
/// <param name="Witness">The hash of the plan's witness: a changed one is tried anew. Null without one.</param>
/// <param name="Witnessed">SHA-256 of what it printed with the witness; null where that was not tried.</param>
/// <param name="Skipped">What was left out for want of the gate's time; null where nothing was.</param>
/// <param name="Seconds">What of the gate's time it took.</param>
/// <param name="Surroundings">
/// The hash of what of the draft it hung on: with other surroundings it is tried anew. Null in older journals: any.
/// </param>
/// <param name="Answer">Of a review proof: what a blind reviewer says of the base, and where that shows.</param>
/// <param name="Run">Who said so.</param>
public sealed record Rehearsal(
    AssertionId Assertion,
    string Proof,
    string? Problem = null,
    string? Output = null,
    bool WasSkipped = false,
    string? NotYet = null,
    string? Witness = null,
    string? Witnessed = null,
    Seq<RehearsalPart>? Skipped = null,
    double? Seconds = null,
    string? Surroundings = null,
    Judgement? Answer = null,
    RunId? Run = null)
{
    public bool IsOfSame(Rehearsal other) =>
        (Assertion, Proof, Witness, Surroundings) == (other.Assertion, other.Proof, other.Witness, other.Surroundings);
}

/// <summary>What may be left out of trying a proof; the first three in the order in which they are.</summary>
public enum RehearsalPart
{
    /// <summary>Whether a guard notices damage.</summary>
    Mutations,

    /// <summary>Whether it says the same twice.</summary>
    SecondRun,

    /// <summary>Whether it passes where the plan says it would.</summary>
    Witness,

    /// <summary>
    /// A first run where nothing is built yet, as one of its kind had it; it ran in a copy of what was built once.
    /// </summary>
    OwnBuild,
}
