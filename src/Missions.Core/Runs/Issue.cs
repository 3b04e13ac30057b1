namespace Missions.Core.Runs;

/// <summary>A problem that somebody reported. It blocks, or waits for triage, until it is resolved.</summary>
/// <param name="Files">The paths it concerns; a later finding there brings a dismissed one back.</param>
/// <param name="Revision">The revision of a skill after which things went worse, such as <c>backend 2</c>.</param>
/// <param name="Returns">The dismissed issue that this one brings back.</param>
public sealed record Issue(
    IssueId Id,
    Severity Severity,
    string Text,
    string By,
    string? SuggestedFix = null,
    FeatureId? Feature = null,
    AssertionId? Assertion = null,
    MilestoneId? Milestone = null,
    int? Round = null,
    Seq<string> Files = default,
    IssueId? Returns = null,
    Resolution? Resolution = null,
    string? Revision = null)
{
    public bool IsOpen => Resolution is null;
    public bool Blocks => IsOpen && Severity is Severity.Blocking;
}

/// <summary>How much an issue matters.</summary>
public enum Severity
{
    Blocking,
    NonBlocking,
    Suggestion,
}

/// <summary>What became of an issue.</summary>
public sealed record Resolution(ResolvedBy By, string Because, FeatureId? Feature = null);

/// <summary>How an issue is resolved: by a feature of its own, within a pending one, or not at all.</summary>
public enum ResolvedBy
{
    Feature,
    Fold,
    Dismiss,
}

/// <summary>A run's wish to change something shared; the orchestrator answers it.</summary>
public sealed record Proposal(
    ProposalId Id,
    RunId Run,
    string About,
    string Change,
    string Because,
    ProposalAnswer? Answer = null,
    string? AnswerText = null);

/// <summary>The orchestrator's answer to a proposal.</summary>
public enum ProposalAnswer
{
    Accept,
    Refuse,
    Counter,
}

/// <summary>Something that every later briefing says.</summary>
public sealed record Notice(NoticeId Id, string Text);
