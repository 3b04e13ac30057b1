using System.Text.Json;
using Missions.Control.Demo;
using Missions.Control.Wiring;
using Missions.Core;
using Missions.Core.Runs;
using Missions.Engine;
using Missions.Engine.Settings;

namespace Missions.Simulation.Proving.Money;

/// <summary>
/// The demo's mission by the shipped program, its models behind a server that is killed in the middle of a run and
/// started again: at least 30 real seconds later, and not before the mission stands still.
/// </summary>
internal static class RealOutage
{
    private const string Variable = "OUTAGE_KEY", Key = "key-of-the-outage";
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(30), AfterParking = TimeSpan.FromSeconds(3);

    /// <param name="from">The run in which the provider goes down; null where it never does.</param>
    public static async Task<Outlasted> PlayAsync(int? from, CancellationToken ct)
    {
        Environment.SetEnvironmentVariable(Variable, Key);
        await using var provider = await ServerProcess.StartAsync(Key, ct);
        var provided = new ProviderSettings("anthropic", $"env:{Variable}", provider.Address);
        var seats = new UserSettings(
            new() { ["served"] = provided }, Seats: new() { ["orchestrator"] = new("served", "any") });
        var outage = new Outage(provider, from);
        var mission = await KilledMission.PlayAsync(seats, (_, machine, home, happened) =>
        {
            outage.Director = new(machine, home)
            {
                Variables = [Variable],
                Happened = happened,
                Meanwhile = (state, meanwhile) => outage.GoOnAsync(machine, home, state, meanwhile),
            };
            return outage.Director;
        }, ct);
        return new(mission, outage.Seconds, outage.Wrongs);
    }

    private sealed class Outage(ServerProcess provider, int? from)
    {
        private DateTimeOffset? _began, _parked;

        public Director Director { get; set; } = null!;
        public double Seconds { get; private set; }
        public List<string> Wrongs { get; } = [];

        /// <summary>Asked often while the program runs.</summary>
        public async Task<IReadOnlyList<string[]>> GoOnAsync(
            Machine machine, MissionHome home, Mission state, CancellationToken ct)
        {
            var now = machine.Clock.GetUtcNow();
            if (_began is null && from is { } run && HasBegun(home, state, new(run)))
            {
                _began = now;
                provider.Kill();
            }
            if (_began is not { } began || Seconds > 0) return [];
            if (_parked is null && state.Parking is not null)
            {
                _parked = now;
                await LookAsync(home, ct);
            }
            if (now - began < Least || _parked is not { } parked || now - parked < AfterParking) return [];

            Seconds = (now - began).TotalSeconds;
            await provider.StartAgainAsync(ct);
            return [];
        }

        /// <summary>Its model has answered once already.</summary>
        private static bool HasBegun(MissionHome home, Mission state, RunId id) =>
            state.Run(id) is { IsOpen: true }
            && File.Exists(home.Transcript(id))
            && File.ReadAllText(home.Transcript(id)).Contains("turn-received");

        private async Task LookAsync(MissionHome home, CancellationToken ct)
        {
            var (_, said) = await Director.SayAsync(ct, "status", home.Id, "--json");
            using var seen = JsonDocument.Parse(said);
            var still = seen.RootElement.GetProperty("standstill");
            if (still.ValueKind is not JsonValueKind.Object)
            {
                Wrongs.Add("status does not say that it stands still");
                return;
            }
            if (seen.RootElement.GetProperty("state").GetString() is not "waiting" and var state)
                Wrongs.Add($"status says {state}, not waiting");
            if (still.GetProperty("reason").GetString() is not ['s', 'e', 'r', 'v', 'e', 'd', ..] and var reason)
                Wrongs.Add($"status names no provider: {reason}");
            if (still.GetProperty("nextTry").ValueKind is not JsonValueKind.String)
                Wrongs.Add("status does not say when it is tried again");
        }
    }
}

/// <summary>A mission that went through an outage.</summary>
internal sealed record Outlasted(KilledMission Mission, double Seconds, IReadOnlyList<string> Seen)
{
    /// <summary>What is otherwise than in the mission without an outage, but for the standing still.</summary>
    public IEnumerable<string> Wrongs(Outlasted calm)
    {
        var events = Mission.Journal.Select(one => one.Event).ToList();
        var lines = (events.OfType<MissionEvent.Parked>().Count(), events.OfType<MissionEvent.Unparked>().Count());
        if (lines is not (1, 1)) yield return $"parked {lines.Item1} times and resumed {lines.Item2} times";
        foreach (var wrong in Seen.Concat(Mission.Wrongs)) yield return wrong;
        foreach (var wrong in Mission.DiffersFrom(calm.Mission).Concat(Mission.CalledTwice())) yield return wrong;
        if (!Plot(this).SequenceEqual(Plot(calm))) yield return "other things happened than in the calm mission";
    }

    // Reviewers who work side by side may end in any order.
    private static IEnumerable<string> Plot(Outlasted played) => played.Mission.Journal
        .Select(one => one.Event)
        .Where(one => one is not (MissionEvent.Parked or MissionEvent.Unparked))
        .Select(one => $"{one.GetType().Name} {one.By}")
        .Order(StringComparer.Ordinal);
}
