namespace Missions.Agents.Loop;

/// <summary>
/// How much a turn that changes nothing tries the patience: the longer it waited, the less. Whoever looks once a minute
/// may look four times as often as whoever looks without a pause, as it costs so much less in the same time.
/// </summary>
internal static class Haste
{
    private const double Unhurried = 15;

    /// <summary>From 1 for a turn without a pause down towards nothing.</summary>
    public static double Of(Exchange exchange) =>
        exchange.Seconds <= Unhurried ? 1 : Unhurried / exchange.Seconds;
}
