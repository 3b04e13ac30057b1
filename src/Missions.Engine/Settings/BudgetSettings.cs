using Missions.Core.Runs;

namespace Missions.Engine.Settings;

/// <summary>The caps that a new mission starts with; what is left out is not capped.</summary>
/// <param name="Milestone">For the runs of each milestone.</param>
/// <param name="Run">For each run.</param>
public sealed record BudgetSettings(
    decimal? Usd = null,
    long? Tokens = null,
    double? Hours = null,
    int? Runs = null,
    CapSettings? Milestone = null,
    CapSettings? Run = null)
{
    public Budget Budget => new(new(Usd, Tokens, Hours, Runs), Milestone?.Caps ?? new(), Run?.Caps ?? new());
}

/// <summary>Caps of a part.</summary>
public sealed record CapSettings(decimal? Usd = null, long? Tokens = null, double? Hours = null, int? Runs = null)
{
    internal Caps Caps => new(Usd, Tokens, Hours, Runs);
}
