using Missions.Core.Verdicts;

namespace Missions.Core;

/// <summary>What came in from the user's branch, and what was sealed when it did and not again since.</summary>
public sealed record Merge(
    string Base, string From, string Head, Seq<string> Conflicts, Seq<BaseCheck> Known, Seq<MilestoneId> Sealed);
