namespace Missions.Engine.Settings;

/// <summary>Dollars for a million tokens.</summary>
/// <param name="AsOf">The day on which somebody looked it up.</param>
public sealed record PriceSettings(
    decimal Input, decimal CachedInput, decimal Output, decimal? CacheWrite = null, string? AsOf = null);
