using System.Text.Json.Serialization;

namespace Missions.Core.Plans;

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

    /// <summary>
    /// By running base and head side by side on the same inputs: nothing differs but what was approved.
    /// </summary>
    /// <param name="Inputs">
    /// What <c>{input}</c> in the line, and <c>$INPUT</c>, stand for, one run each; for <c>http</c> requests such as
    /// <c>GET /notes</c>, a body after them.
    /// </param>
    /// <param name="Compare">
    /// <c>exit</c>, <c>stdout</c> (and the exit code), <c>files</c> (what the line leaves in the folder
    /// <c>$OUT</c>), or <c>http</c>.
    /// </param>
    /// <param name="ApprovedDifferences">
    /// Lines that may differ, <c>*</c> for any text; <c>old => new</c> says what may become what.
    /// </param>
    /// <param name="TimeoutSeconds">For one input on one side.</param>
    public sealed record Parity(
        Seq<string> Inputs,
        string Compare,
        string? Run = null,
        string? Service = null,
        int TimeoutSeconds = 120,
        Seq<ProofFile> Files = default,
        Seq<string> ApprovedDifferences = default) : Proof;

    /// <summary>By an interleaved ratio of base and head.</summary>
    /// <param name="Figure">
    /// What stands before the number in the output of <paramref name="Run"/>; <c>seconds</c> is the time that it takes.
    /// </param>
    /// <param name="Better"><c>lower</c> or <c>higher</c>.</param>
    /// <param name="AtLeast">
    /// How many times better than the base; below 1 for a guard that it gets no worse than so much.
    /// </param>
    /// <param name="Runs">Pairs of one run on each side, after one that does not count.</param>
    public sealed record Measure(
        string Run,
        string Figure,
        string Better,
        double AtLeast,
        int Runs = 10,
        string? Service = null,
        int TimeoutSeconds = 120,
        Seq<ProofFile> Files = default) : Proof;

    /// <summary>By a reviewer's judgement that cites file and line.</summary>
    public sealed record Review(string Question) : Proof;

    /// <summary>By a person's word.</summary>
    public sealed record Human(string Question, double DeadlineHours = 72, string Default = "refuted") : Proof;
}

/// <summary>A file that a proof brings along. Its path must not exist on the base.</summary>
public sealed record ProofFile(string Path, string Content);
