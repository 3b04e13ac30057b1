using Missions.Agents;
using Missions.Engine.Settings;

namespace Missions.Control.Wiring.Seats;

/// <summary>What a usage costs by the user's price table.</summary>
internal static class Prices
{
    private const decimal Million = 1_000_000m;

    /// <summary>
    /// Null where nobody knows. Writing to a cache costs as much as reading where no price is given for it.
    /// </summary>
    public static decimal? Cost(PriceSettings? price, Usage usage)
    {
        if (price is null) return null;
        var fresh = Math.Max(0, usage.Input - usage.CachedInput - usage.CacheWrite);
        return (fresh * price.Input
            + usage.CachedInput * price.CachedInput
            + usage.CacheWrite * (price.CacheWrite ?? price.Input)
            + usage.Output * price.Output) / Million;
    }
}
