using Missions.Core.Seats;
using Missions.Engine;
using Missions.Engine.Settings;
using Missions.Engine.Workspaces;

namespace Missions.Control.Wiring.Seats;

/// <summary>Fills the seats as the settings say. A seat that is left out is filled from the nearest one.</summary>
internal sealed class FilledSeats : ISeats
{
    private static readonly Role[] Roles =
        [Role.Orchestrator, Role.Worker, Role.Scrutineer, Role.Reviewer, Role.UserTester, Role.Scout];

    private readonly Dictionary<Role, Seat> _seats;

    private FilledSeats(Dictionary<Role, Seat> seats) => _seats = seats;

    /// <summary>The agents play a script; said wherever the mission is shown.</summary>
    public bool AreScripted => _seats.Values.Any(seat => seat.Name.StartsWith("scripted/", StringComparison.Ordinal));

    public Seat For(Role role) => _seats[role];

    public static async Task<FilledSeats> OfAsync(Machine machine, UserSettings settings, CancellationToken ct)
    {
        var seats = new Dictionary<Role, Seat>();
        foreach (var role in Roles) seats[role] = await SeatAsync(machine, settings, Setting(settings, role), ct);
        return new(seats);
    }

    private static Task<Seat> SeatAsync(
        Machine machine, UserSettings settings, SeatSettings setting, CancellationToken ct) => setting switch
        {
            { Agent: not null, Provider: not null } =>
                throw new UsedWrongly($"{machine.SettingsPath}: a seat has an `agent` or a `provider`, not both."),
            { Agent: { } agent } => Task.FromResult(ExternalAgents.Seat(machine, settings, agent)),
            _ => Providers.SeatAsync(machine, settings, setting, ct),
        };

    private static SeatSettings Setting(UserSettings settings, Role role)
    {
        string[] nearest = role switch
        {
            Role.Reviewer => ["reviewer", "scrutineer", "orchestrator"],
            Role.UserTester => ["user-tester", "scrutineer", "orchestrator"],
            Role.Scout => ["scout", "worker", "orchestrator"],
            Role.Scrutineer => ["scrutineer", "orchestrator"],
            Role.Worker => ["worker", "orchestrator"],
            _ => ["orchestrator", "worker"],
        };
        return nearest
            .Select(name => settings.Seats?.GetValueOrDefault(name))
            .FirstOrDefault(seat => seat is { Provider: not null } or { Agent: not null })
            ?? new(Providers.Usual(settings));
    }
}
