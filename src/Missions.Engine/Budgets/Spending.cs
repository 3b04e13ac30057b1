using Missions.Agents;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Engine.Workspaces;

namespace Missions.Engine.Budgets;

/// <summary>Who sits where, and what runs have used by their transcripts, however they were cut off.</summary>
public sealed class Spending(Workshop shop)
{
    /// <summary>Who sits there from the next run on.</summary>
    public async Task<Seat> SeatAsync(Role role, CancellationToken ct) =>
        shop.Mission.State.SeatOf(role) is { } changed
            ? await shop.Seats.NamedAsync(changed.Seat, changed.Effort, ct)
            : shop.Seats.For(role);

    /// <summary>Who sits in a run: whoever the journal says served there last, whoever has the seat by now.</summary>
    public async Task<Seat> SeatAsync(Run run, CancellationToken ct)
    {
        var now = await SeatAsync(run.Role, ct);
        return now.All.Concat(shop.Seats.For(run.Role).All).FirstOrDefault(seat => seat.Name == run.Seat)
            ?? await shop.Seats.NamedAsync(run.Seat, null, ct);
    }

    /// <summary>What a run has used, its scouts included.</summary>
    /// <param name="told">What its agent says at its end; counts where its transcript knows of no tokens.</param>
    public async Task<Spend> OfAsync(Run run, CancellationToken ct, Usage told = default)
    {
        var taken = await TurnsTaken.SumAsync(shop.Logs, [shop.Home.Transcript(run.Id)], ct);
        var scouts = await TurnsTaken.SumAsync(shop.Logs, shop.Files.List(shop.Home.Scouts(run.Id)), ct);
        var own = taken with { Used = taken.Used == default ? told : taken.Used };
        return Sum(await SeatAsync(run, ct), own)
            + (scouts == default ? default : Sum(await SeatAsync(Role.Scout, ct), scouts));
    }

    /// <summary>Opens the run's purse, and first those of all open runs, so that no spend is forgotten.</summary>
    public async Task<RunPurse> PurseAsync(Run run, CancellationToken ct)
    {
        // Others may open theirs meanwhile, and what they have set aside there must stand.
        foreach (var other in shop.Mission.State.OpenRuns.Where(one => one.Id != run.Id && !shop.Ledger.Knows(one.Id)))
            shop.Ledger.Remember(other, await SeatAsync(other, ct), await OfAsync(other, ct));

        return shop.Ledger.Open(run, await SeatAsync(run, ct), await OfAsync(run, ct));
    }

    private static Spend Sum(Seat seat, Taken taken) =>
        (taken.Used == default ? default : seat.Spend(taken.Used))
        + (taken.Unsettled == default ? default : seat.Unsettled(taken.Unsettled));
}
