namespace Missions.Core.Runs;

/// <summary>Which cap was reached, so that nobody needs to read the sentence.</summary>
public sealed record ReachedCap(CapOf Of, CapUnit Unit);

/// <summary>Whose caps.</summary>
public enum CapOf
{
    Mission,
    Milestone,
    Run,
}

/// <summary>What is counted.</summary>
public enum CapUnit
{
    Usd,
    Tokens,
    Hours,
    Runs,
}
