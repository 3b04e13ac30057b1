using Missions.Core.Plans;
using Missions.Core.Verdicts;
using Missions.Engine.Biting;

namespace Missions.Engine.Auditing;

/// <summary>What an audit says: what was traded away, what fails anew, and whose loss nothing notices.</summary>
/// <param name="Findings">What makes the audit fail.</param>
/// <param name="Notes">What a reviewer should look at, and what could not be looked at.</param>
/// <param name="Bite">Null where it was not to be measured.</param>
public sealed record AuditReport(
    AuditRange Range,
    string SettingsFrom,
    IReadOnlyList<AuditedCheck> Checks,
    IReadOnlyList<AuditFinding> Findings,
    IReadOnlyList<string> Notes,
    AuditedBite? Bite)
{
    public bool IsClean => Findings.Count == 0;
}

/// <summary>What is audited.</summary>
/// <param name="Typed">As it was typed.</param>
/// <param name="Base">Where the two went apart, which is what the head is held against.</param>
public sealed record AuditRange(string Typed, string Base, string Head);

/// <summary>Something that was traded away or broken.</summary>
/// <param name="Kind"><c>tests</c>, <c>configuration</c>, <c>check</c> or <c>bite</c>.</param>
/// <param name="Lines">The lines of the difference that show it.</param>
public sealed record AuditFinding(string Kind, string Text, IReadOnlyList<string> Lines);

/// <summary>A check on both commits.</summary>
/// <param name="Fresh">What it complains about at the head and did not at the base.</param>
/// <param name="Failing">All that it complains about at the head.</param>
public sealed record AuditedCheck(
    Check Check,
    int AtBase,
    int AtHead,
    IReadOnlyList<string> Fresh,
    IReadOnlyList<string> Failing,
    TestTally? Before,
    TestTally? After);

/// <summary>What the tests notice of the range's code.</summary>
/// <param name="IsWholeNoticed">
/// Whether they fail without all of it; null where that could not be tried.
/// </param>
/// <param name="Note">Why there is none.</param>
public sealed record AuditedBite(
    IReadOnlyList<BittenHunk> Hunks, int Left = 0, bool? IsWholeNoticed = null, string? Note = null)
{
    internal const string NoCode = "It changes no code.";

    public int Tried => Hunks.Count(one => one.Fate is not HunkFate.Broken);
    public int Noticed => Hunks.Count(one => one.Fate is HunkFate.Noticed);
}
