using Missions.Control.Wiring.Seats;
using Missions.Control.Wiring;
using Missions.Core;
using Missions.Engine;

namespace Missions.Control.Verbs;

/// <summary>Rests between two steps once one run of the program has spent so much.</summary>
internal sealed class SpendingCap(decimal? usd)
{
    public bool IsReached { get; private set; }

    public Func<Mission, bool> Over(Mission before, Func<Mission, bool> otherwise) => now =>
    {
        IsReached = usd is { } cap && now.Spend.Usd - before.Spend.Usd >= cap;
        return IsReached || otherwise(now);
    };

    /// <summary>A cap on what nobody can price would never be reached, and so promise what it does not keep.</summary>
    /// <exception cref="UsedWrongly">A seat has no price.</exception>
    public static async Task CheckAsync(Cli cli, MissionHome home, decimal usd, CancellationToken ct)
    {
        if (usd <= 0) throw new UsedWrongly("--max-usd takes an amount above 0.");
        var seats = await FilledSeats.OfAsync(cli.Machine, await cli.Machine.SettingsAsync(home, ct), ct);
        SeatRules.Priced(cli.Machine, seats, "--max-usd");
    }
}
