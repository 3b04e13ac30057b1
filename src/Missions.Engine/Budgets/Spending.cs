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

    /// <summary>Who sits in a run: the one that it was begun with, whoever has the seat by now.</summary>
    public async Task<Seat> SeatAsync(Run run, CancellationToken ct) =>
        await SeatAsync(run.Role, ct) is var now && now.Name == run.Seat ? now
        : shop.Seats.For(run.Role) is var usual && usual.Name == run.Seat ? usual
        : await shop.Seats.NamedAsync(run.Seat, null, ct);

    /// <summary>What a run has used, its scouts included.</summary>
    /// <param name="told">What its agent says at its end; counts where its transcript knows of no tokens.</param>
    public async Task<Spend> OfAsync(Run run, CancellationToken ct, Usage told = default)
    {
        var taken = await TurnsTaken.SumAsync(shop.Logs, [shop.Home.Transcript(run.Id)], ct);
        var own = taken == default ? told : taken;
        var scouts = await TurnsTaken.SumAsync(shop.Logs, shop.Files.List(shop.Home.Scouts(run.Id)), ct);
        var spend = own == default ? default : (await SeatAsync(run, ct)).Spend(own);
        return scouts == default ? spend : spend + (await SeatAsync(Role.Scout, ct)).Spend(scouts);
    }

    /// <summary>Opens the run's purse, and first those of all open runs, so that no spend is forgotten.</summary>
    public async Task<RunPurse> PurseAsync(Run run, CancellationToken ct)
    {
        foreach (var other in shop.Mission.State.OpenRuns.Where(one => one.Id != run.Id && !shop.Ledger.Knows(one.Id)))
            shop.Ledger.Open(other, await SeatAsync(other, ct), await OfAsync(other, ct));

        return shop.Ledger.Open(run, await SeatAsync(run, ct), await OfAsync(run, ct));
    }
}
