namespace Missions.Core;

/// <summary>A name that stands for something of a mission, written as plain text.</summary>
public interface IId<TSelf> where TSelf : struct, IId<TSelf>
{
    /// <exception cref="FormatException">The text does not have this id's form.</exception>
    static abstract TSelf Parse(string text);
}

/// <summary>Names a requirement, such as <c>REQ-1</c>; chosen by the plan.</summary>
public readonly record struct RequirementId(string Value) : IId<RequirementId>
{
    public static RequirementId Parse(string text) => new(text);
    public override string ToString() => Value;
}

/// <summary>Names an assertion of the validation contract, such as <c>A-SEARCH-2</c>; chosen by the plan.</summary>
public readonly record struct AssertionId(string Value) : IId<AssertionId>
{
    public static AssertionId Parse(string text) => new(text);
    public override string ToString() => Value;
}

/// <summary>Names a feature, such as <c>F-3</c>; chosen by the plan.</summary>
public readonly record struct FeatureId(string Value) : IId<FeatureId>
{
    public static FeatureId Parse(string text) => new(text);
    public override string ToString() => Value;
}

/// <summary>Names a milestone, such as <c>M-2</c>; chosen by the plan.</summary>
public readonly record struct MilestoneId(string Value) : IId<MilestoneId>
{
    public static MilestoneId Parse(string text) => new(text);
    public override string ToString() => Value;
}

/// <summary>Names one agent session; numbered in the order they started.</summary>
public readonly record struct RunId(int Number) : IId<RunId>
{
    public RunId Next() => new(Number + 1);
    public static RunId Parse(string text) => new(Numbered.Read(text, "R-"));
    public override string ToString() => $"R-{Number:D4}";
}

/// <summary>Names one piece of evidence.</summary>
public readonly record struct EvidenceId(int Number) : IId<EvidenceId>
{
    public static EvidenceId Parse(string text) => new(Numbered.Read(text, "E-"));
    public override string ToString() => $"E-{Number}";
}

/// <summary>Names a question to the human.</summary>
public readonly record struct QuestionId(int Number) : IId<QuestionId>
{
    public static QuestionId Parse(string text) => new(Numbered.Read(text, "Q-"));
    public override string ToString() => $"Q-{Number}";
}

/// <summary>Names something that waits for the human's choice.</summary>
public readonly record struct DecisionId(int Number) : IId<DecisionId>
{
    public static DecisionId Parse(string text) => new(Numbered.Read(text, "D-"));
    public override string ToString() => $"D-{Number}";
}

/// <summary>Names an issue.</summary>
public readonly record struct IssueId(int Number) : IId<IssueId>
{
    public static IssueId Parse(string text) => new(Numbered.Read(text, "I-"));
    public override string ToString() => $"I-{Number}";
}

/// <summary>Names a proposal.</summary>
public readonly record struct ProposalId(int Number) : IId<ProposalId>
{
    public static ProposalId Parse(string text) => new(Numbered.Read(text, "P-"));
    public override string ToString() => $"P-{Number}";
}

/// <summary>Names a notice.</summary>
public readonly record struct NoticeId(int Number) : IId<NoticeId>
{
    public static NoticeId Parse(string text) => new(Numbered.Read(text, "N-"));
    public override string ToString() => $"N-{Number}";
}

file static class Numbered
{
    public static int Read(string text, string prefix) =>
        text.StartsWith(prefix, StringComparison.Ordinal) && int.TryParse(text.AsSpan(prefix.Length), out var number)
            ? number
            : throw new FormatException($"'{text}' is not an id of the form {prefix}12.");
}
