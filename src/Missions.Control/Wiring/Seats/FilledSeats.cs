using System.Runtime.ExceptionServices;
using Missions.Agents.Tools;
using Missions.Core;
using Missions.Core.Seats;
using Missions.Engine;
using Missions.Engine.Settings;
using Missions.Engine.Workspaces;

namespace Missions.Control.Wiring.Seats;

/// <summary>Fills the seats as the settings say. A seat that is left out is filled from the nearest one.</summary>
internal sealed class FilledSeats : ISeats
{
    private readonly Dictionary<Role, Seat> _seats;

    private readonly Dictionary<(string Name, string? Effort), Seat> _named = [];
    private readonly Func<SeatSettings, CancellationToken, Task<Seat>> _seat;

    private FilledSeats(
        Dictionary<Role, Seat> seats, Func<SeatSettings, CancellationToken, Task<Seat>> seat) =>
        (_seats, _seat) = (seats, seat);

    /// <summary>The agents play a script; said wherever the mission is shown.</summary>
    public bool AreScripted =>
        _seats.Values.Any(seat => seat.Name.StartsWith("scripted/", StringComparison.Ordinal));

    public Seat For(Role role) => _seats[role];

    /// <summary>Who sits where, for the journal.</summary>
    public Seq<Sitting> Sittings => [.. AgentSeats.All.Select(role => new Sitting(role, For(role).Name))];

    public async Task<Seat> NamedAsync(string name, string? effort, CancellationToken ct)
    {
        if (_named.TryGetValue((name, effort), out var known)) return known;
        return _named[(name, effort)] = await _seat(Setting(name, effort), ct);
    }

    public static async Task<FilledSeats> OfAsync(Machine machine, UserSettings settings, CancellationToken ct)
    {
        var names = AgentSeats.All.Select(AgentSeats.Name).ToList();
        if (settings.Seats?.Keys.FirstOrDefault(name => !names.Contains(name)) is { } odd)
            throw new UsedWrongly($"{machine.SettingsPath}: seats.{odd}: there is no such seat."
                + $"{Likely.Hint(odd, names)} The seats are {string.Join(", ", names)}.");

        var seats = new Dictionary<Role, Seat>();
        foreach (var role in AgentSeats.All)
        {
            var setting = Setting(settings, role);
            var all = await AllAsync(machine, settings, [setting, .. setting.Fallback ?? []], role, ct);
            seats[role] = all.AsEnumerable().Reverse().Aggregate((next, seat) => seat with { Fallback = next });
        }
        // Whoever is named says the model, too, so that the role decides nothing.
        return new(
            seats, (setting, ct) => SeatAsync(machine, settings, Named(settings, setting), Role.Worker, ct));
    }

    /// <summary>The journal says with the name of an agent how it is spoken to.</summary>
    private static SeatSettings Named(UserSettings settings, SeatSettings setting) =>
        setting.Provider is { } name && settings.Providers?.ContainsKey(name) is not true
            && settings.Agents?.ContainsKey(name) is true
            ? new(Effort: setting.Effort, Agent: name)
            : setting;

    /// <summary>
    /// Those of a seat that can be filled, such as with a key; the first one's trouble where none can.
    /// </summary>
    private static async Task<List<Seat>> AllAsync(
        Machine machine, UserSettings settings, SeatSettings[] wanted, Role role, CancellationToken ct)
    {
        var (seats, missing) = (new List<Seat>(), new List<ExceptionDispatchInfo>());
        foreach (var setting in wanted)
        {
            try
            {
                seats.Add(await SeatAsync(machine, settings, setting, role, ct));
            }
            catch (MissionException absent) when (absent is not UsedWrongly)
            {
                missing.Add(ExceptionDispatchInfo.Capture(absent));
            }
        }

        if (seats is []) missing[0].Throw();
        return seats;
    }

    private static Task<Seat> SeatAsync(
        Machine machine, UserSettings settings, SeatSettings setting, Role role, CancellationToken ct) => setting switch
        {
            { Agent: not null, Provider: not null } =>
                throw new UsedWrongly($"{machine.SettingsPath}: a seat has an `agent` or a `provider`, not both."),
            { Agent: not null } => Task.FromResult(ExternalAgents.Seat(machine, settings, setting)),
            _ => Providers.SeatAsync(machine, settings, setting, AgentSeats.Name(role), ct),
        };

    /// <summary>What a human types: <c>provider/model</c>, or the name of an agent.</summary>
    private static SeatSettings Setting(string name, string? effort) => name.IndexOf('/') switch
    {
        < 0 => new(Effort: effort, Agent: name),
        var at => new(name[..at], name[(at + 1)..], effort),
    };

    private static SeatSettings Setting(UserSettings settings, Role role)
    {
        string[] nearest = role switch
        {
            Role.Reviewer => ["reviewer", "scrutineer", "orchestrator", "worker"],
            Role.UserTester => ["user-tester", "scrutineer", "orchestrator", "worker"],
            Role.Scout => ["scout", "worker", "orchestrator"],
            Role.Scrutineer => ["scrutineer", "orchestrator", "worker"],
            Role.Worker => ["worker", "orchestrator"],
            _ => ["orchestrator", "worker"],
        };
        return nearest
            .Select(name => settings.Seats?.GetValueOrDefault(name))
            .FirstOrDefault(seat => seat is not null && seat != new SeatSettings())
            ?? new(Providers.Usual(settings));
    }
}
