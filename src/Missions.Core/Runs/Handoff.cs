namespace Missions.Core.Runs;

/// <summary>What a worker leaves for whoever comes next: a report, never a bare "done".</summary>
public sealed record Handoff(
    HandoffOutcome Outcome,
    string Summary,
    string CommitMessage,
    Procedure Procedure,
    Seq<string> Done = default,
    Seq<string> Undone = default,
    Seq<CommandRun> Commands = default,
    Seq<ManualCheck> Checks = default,
    Seq<TestFile> Tests = default,
    Seq<FoundIssue> Issues = default,
    bool ReturnToOrchestrator = false);

/// <summary>How far the worker got.</summary>
public enum HandoffOutcome
{
    Done,
    Partial,
    Failed,
}

/// <summary>A command that the worker says it ran, and how it exited.</summary>
public sealed record CommandRun(string Run, int ExitCode, string? Observed = null);

/// <summary>Something that the worker looked at, and what it saw.</summary>
public sealed record ManualCheck(string Action, string Observed);

/// <summary>A file of tests that the worker wrote or changed.</summary>
public sealed record TestFile(string File, Seq<TestCase> Cases = default);

/// <summary>One test and what it verifies.</summary>
public sealed record TestCase(string Name, string? Verifies = null);

/// <summary>A problem that the worker came across.</summary>
public sealed record FoundIssue(Severity Severity, string Text, string? SuggestedFix = null);

/// <summary>Whether the worker worked as its skill says.</summary>
public sealed record Procedure(
    bool Followed,
    Seq<Deviation> Deviations = default,
    Seq<SkillSuggestion> Suggestions = default);

/// <summary>Where the worker did something else than its skill says.</summary>
public sealed record Deviation(string Step, string Instead, string Why);

/// <summary>How a skill might be better. A systemic one concerns every later run and must be looked at.</summary>
public sealed record SkillSuggestion(string Skill, string Text, bool Systemic = false);

/// <summary>What the engine saw of a run, to hold the worker's claims against.</summary>
/// <param name="Base">The commit that the run started from.</param>
/// <param name="Head">The engine's commit of what the run left; <paramref name="Base"/> if nothing changed.</param>
/// <param name="Files">Paths that differ between the two.</param>
/// <param name="Commands">Every shell line of the run with its exit code, in order.</param>
/// <param name="Conflicts">Paths that, at the head, still hold both sides of a merge between markers.</param>
/// <param name="TestNames">Of the test cases claimed, those whose name stands in the file claimed, at the head.</param>
/// <param name="Bared">Copied files of the user's checkout that nothing ignores any more.</param>
/// <param name="Unobserved">
/// Lines that an agent from outside says it ran, which nobody saw and which could not be run again. Never true, nor
/// false.
/// </param>
/// <param name="Told">Changed files that hold a value out of a copied one.</param>
/// <param name="Added">Of the files, those that are new at the head.</param>
public sealed record RunFacts(
    string Base,
    string Head,
    Seq<string> Files = default,
    Seq<CommandRun> Commands = default,
    Seq<string> TestNames = default,
    Seq<string> Conflicts = default,
    Seq<string> Bared = default,
    Seq<string> Told = default,
    Seq<string> Unobserved = default,
    Seq<string> Added = default);
