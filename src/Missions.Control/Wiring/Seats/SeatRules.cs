using Missions.Core;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Engine;
using Missions.Engine.Settings;
using Missions.Engine.Workspaces;

namespace Missions.Control.Wiring.Seats;

/// <summary>Who may not sit together, and who may not sit under a cap in dollars.</summary>
internal static class SeatRules
{
    /// <param name="mission">Knows who was put into a seat since; null before there is one.</param>
    /// <exception cref="UsedWrongly">The settings ask for what these seats cannot give.</exception>
    public static void Check(
        Machine machine, UserSettings settings, ISeats seats, Budget budget, Mission? mission = null)
    {
        if (budget.HasMoney) Priced(machine, seats, "a budget in dollars");
        if (settings.Independence is not IndependenceWhen.Require) return;

        foreach (var role in Independence.Judges)
            if (Shared(Names(seats, mission, role), Names(seats, mission, Role.Worker)) is { } shared)
                throw new UsedWrongly(
                    $"{machine.SettingsPath}: independence is `require`, and {shared} has the seats of workers and of "
                    + $"the {AgentSeats.Name(role)}, or stands behind them. Give one of them to another provider.");
    }

    /// <summary>Whoever may serve there: who was put into the seat, else all that the settings name.</summary>
    private static IEnumerable<string> Names(ISeats seats, Mission? mission, Role role) =>
        mission?.SeatOf(role) is { } changed ? [changed.Seat] : seats.For(role).All.Select(seat => seat.Name);

    private static string? Shared(IEnumerable<string> judges, IEnumerable<string> builders) => judges
        .Where(judge => builders.Any(builder => Independence.Provider(builder) == Independence.Provider(judge)))
        .Select(Independence.Provider)
        .FirstOrDefault();

    /// <summary>A cap on what nobody can price would never be reached, and so promise what it does not keep.</summary>
    /// <exception cref="UsedWrongly">A seat has no price.</exception>
    public static void Priced(Machine machine, ISeats seats, string what)
    {
        foreach (var seat in AgentSeats.All.SelectMany(role => seats.For(role).All)) Priced(machine, seat, what);
    }

    /// <exception cref="UsedWrongly">It has no price.</exception>
    public static void Priced(Machine machine, Seat seat, string what)
    {
        if (seat.Price(new(1, 0, 1)) is null)
            throw new UsedWrongly(
                $"{seat.Name} has no price, so {what} could not hold. "
                + $"Put one under `prices` in {machine.SettingsPath}.");
    }
}
