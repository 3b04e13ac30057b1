namespace Missions.Engine.Settings;

/// <summary>The caps that a new mission starts with; what is left out is not capped.</summary>
public sealed record BudgetSettings(decimal? Usd = null, long? Tokens = null, double? Hours = null, int? Runs = null);
