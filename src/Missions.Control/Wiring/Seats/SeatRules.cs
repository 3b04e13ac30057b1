using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Engine;
using Missions.Engine.Settings;
using Missions.Engine.Workspaces;

namespace Missions.Control.Wiring.Seats;

/// <summary>Who may not sit together, and who may not sit under a cap in dollars.</summary>
internal static class SeatRules
{
    /// <exception cref="UsedWrongly">The settings ask for what these seats cannot give.</exception>
    public static void Check(Machine machine, UserSettings settings, ISeats seats, Budget budget)
    {
        if (budget.HasMoney) Priced(machine, seats, "a budget in dollars");
        if (settings.Independence is not IndependenceWhen.Require) return;

        var worker = Independence.Provider(seats.For(Role.Worker).Name);
        foreach (var role in (Role[])[Role.Scrutineer, Role.Reviewer, Role.UserTester])
            if (Independence.Provider(seats.For(role).Name) == worker)
                throw new UsedWrongly(
                    $"{machine.SettingsPath}: independence is `require`, and {worker} has the seats of workers and of "
                    + $"the {AgentSeats.Name(role)}. Give one of them to another provider.");
    }

    /// <summary>A cap on what nobody can price would never be reached, and so promise what it does not keep.</summary>
    /// <exception cref="UsedWrongly">A seat has no price.</exception>
    public static void Priced(Machine machine, ISeats seats, string what)
    {
        foreach (var role in AgentSeats.All) Priced(machine, seats.For(role), what);
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
