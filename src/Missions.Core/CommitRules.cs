namespace Missions.Core;

/// <summary>What the engine's commits say, besides what was done.</summary>
/// <param name="Trailers">Which mission, feature and run each comes from.</param>
/// <param name="SignOff">The author signs each off.</param>
/// <param name="Author">As <c>Name &lt;mail&gt;</c>; null for the one that git knows.</param>
public sealed record CommitRules(
    bool Trailers = true, bool SignOff = false, string? Author = null, CommitStyle Style = CommitStyle.Plain);
