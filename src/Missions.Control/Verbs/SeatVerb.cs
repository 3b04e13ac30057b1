using System.CommandLine;
using Missions.Control.Wiring;
using Missions.Control.Wiring.Seats;
using Missions.Core;
using Missions.Core.Seats;
using Missions.Engine;

namespace Missions.Control.Verbs;

/// <summary>Puts somebody else into a seat, from the next run on.</summary>
internal static class SeatVerb
{
    public static readonly Dictionary<string, Role> Roles = AgentSeats.All.ToDictionary(AgentSeats.Name);

    public static Command Make(Cli cli)
    {
        var words = new Behind("ROLE SEAT", "A role, and `provider/model` or the name of an agent of your settings.");
        var json = Words.Json();
        var effort = new Option<string?>("--effort") { Description = "How hard it is to think.", HelpName = "E" };

        return new Command("seat", "Say who sits where from the next run on.")
        {
            words.Argument, effort, json,
        }.Does(cli, async (typed, ct) =>
        {
            var (home, given) = await words.OfAsync(cli, typed, ct);
            if (!Roles.TryGetValue(given[0], out var role))
                throw new UsedWrongly($"'{given[0]}' is no seat. There are: {string.Join(", ", Roles.Keys)}.");

            var change = new MissionCommand.ChangeSeat(role, given[1], typed.GetValue(effort));
            await CheckAsync(cli.Machine, home, change, ct);
            return await new Order(home, change, $"From the next run on {given[1]} is the {given[0]}.")
                .GiveAsync(cli, typed.GetValue(json), ct);
        });
    }

    /// <summary>Who cannot be seated is said now, not when the next run is to begin.</summary>
    public static async Task CheckAsync(
        Machine machine, MissionHome home, MissionCommand.ChangeSeat change, CancellationToken ct)
    {
        var seats = await FilledSeats.OfAsync(machine, await machine.SettingsAsync(home, ct), ct);
        var seat = await seats.NamedAsync(change.Seat, change.Effort, ct);
        if ((await machine.Door(home.Id).LookAsync(ct)).Budget.HasMoney)
            SeatRules.Priced(machine, seat, "the budget in dollars");
    }
}
