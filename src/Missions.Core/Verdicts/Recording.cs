namespace Missions.Core.Verdicts;

/// <summary>A flow as it was used, for the engine to do again without a model.</summary>
/// <param name="Flow">SHA-256 of the flow that it proves: a changed flow is recorded anew.</param>
/// <param name="Commit">Where it was used, and where it came out the same twice.</param>
/// <param name="Run">Who used it.</param>
/// <param name="Script">SHA-256 of the calls and what they must answer; null where it cannot be done again.</param>
/// <param name="Calls">How many calls it makes.</param>
/// <param name="Checked">How many of those must answer as they did: those that the verdict rests on.</param>
/// <param name="Note">What of it came out differently, and so is not looked at; or why there is no script.</param>
public sealed record Recording(
    AssertionId Assertion,
    string Flow,
    string Commit,
    RunId Run,
    string? Script = null,
    int Calls = 0,
    int Checked = 0,
    string? Note = null);
