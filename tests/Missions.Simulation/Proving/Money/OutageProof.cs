using Missions.Agents;
using Missions.Agents.Models;
using Missions.Agents.Models.Scripted;
using Missions.Core;
using Missions.Core.Runs;
using Missions.Simulation.World;

namespace Missions.Simulation.Proving.Money;

/// <summary>
/// The provider is down for 48 simulated hours at a moment that the seed names: the mission stands still, says so, goes
/// on by itself with the same run, and nothing is done twice.
/// </summary>
internal static class OutageProof
{
    private const int MostLines = 250;
    private static readonly TimeSpan Outage = TimeSpan.FromHours(48);

    // Runs of the demo that build, review or sum up: each takes a few turns.
    private static readonly int[] RealOnes = [3, 6];

    public static async Task<Proven> RunAsync(Asked asked, CancellationToken ct)
    {
        var simulated = await RunAsync(asked.IsFull ? 20 : 2, asked.Seed, ct);
        return asked.IsFull ? await WithRealOnesAsync(simulated, ct) : simulated;
    }

    private static async Task<Proven> WithRealOnesAsync(Proven simulated, CancellationToken ct)
    {
        var (began, misses) = (TimeProvider.System.GetTimestamp(), simulated.Misses.ToList());
        var (held, figures) = (simulated.Held, new Dictionary<string, double>(simulated.Figures));
        var calm = await RealOutage.PlayAsync(null, ct);
        await using var calmMission = calm.Mission;
        misses.AddRange(calm.Mission.Wrongs.Select(wrong => $"without an outage: {wrong}"));
        foreach (var run in RealOnes)
        {
            var outage = await RealOutage.PlayAsync(run, ct);
            await using var mission = outage.Mission;
            List<string> wrongs = [.. outage.Wrongs(calm)];
            misses.AddRange(wrongs.Select(wrong => $"really down in run {run}: {wrong}"));
            held += wrongs is [] ? 1 : 0;
            figures[$"realSecondsDownInRun{run}"] = Math.Round(outage.Seconds, 1);
        }
        return simulated with
        {
            Ok = misses is [],
            Misses = misses,
            Figures = figures,
            Held = held,
            Tried = simulated.Tried + RealOnes.Length,
            Seconds = Math.Round(simulated.Seconds + TimeProvider.System.GetElapsedTime(began).TotalSeconds, 1),
            Goal = $"{simulated.Goal}; 30 real seconds: parked once, seen in status, resumed once, nothing twice",
        };
    }

    public static async Task<Proven> RunAsync(int missions, int seed, CancellationToken ct)
    {
        var (dice, began, misses) = (new Random(seed), TimeProvider.System.GetTimestamp(), new List<string>());
        var (calm, _, answers) = await PlayAsync(null, ct);
        var (lines, held) = (0, 0);
        for (var mission = 1; mission <= missions; mission++)
        {
            var from = dice.Next(answers);
            var (plot, parked, _) = await PlayAsync(from, ct);
            List<string> wrongs =
            [
                .. parked is 0 or > MostLines ? [$"{parked} lines of standing still"] : Array.Empty<string>(),
                .. plot.SequenceEqual(calm) ? Array.Empty<string>() : ["it came to something else than the calm one"],
            ];
            misses.AddRange(wrongs.Select(wrong => $"down from answer {from} on: {wrong}"));
            (lines, held) = (Math.Max(lines, parked), held + (wrongs is [] ? 1 : 0));
        }
        return new(
            "outage",
            misses is [],
            seed,
            Math.Round(TimeProvider.System.GetElapsedTime(began).TotalSeconds, 1),
            $"48 h without a provider: the same events as the calm mission, and at most {MostLines} lines of waiting",
            missions,
            held,
            new() { ["answersOfCalmMission"] = answers, ["mostLinesOfWaiting"] = lines, ["simulatedHours"] = 48 },
            misses);
    }

    /// <summary>
    /// All that happened but the standing still, the lines that took, and how often a model answered.
    /// </summary>
    private static async Task<(List<string> Plot, int Parked, int Answers)> PlayAsync(int? from, CancellationToken ct)
    {
        var (answers, isDown, until) = (0, false, (long?)null);
        var shop = SimulatedProject.Furnish(new(OutageScenario.Scenario, SimulatedProject.Files));
        (shop.Waits, shop.Watches) = (true, false);
        shop.Model = script => new FaultyModel(script, () =>
        {
            if (answers++ < (from ?? int.MaxValue)) return null;
            until ??= shop.Time.GetTimestamp() + Outage.Ticks;
            isDown = shop.Time.GetTimestamp() < until;
            return isDown ? new ModelException(FailureKind.Unavailable, "overloaded") : null;
        });
        await shop.OpenAsync("Know more words.", answersItself: true);
        var rest = new PassingTime(shop.Time) { MayPass = () => isDown }.Run(() => shop.RunAsync(ct));

        var events = (await shop.EventsAsync()).Select(one => one.Event).ToList();
        var parked = events.Count(one => one is MissionEvent.Parked or MissionEvent.Unparked);
        var plot = events
            .Where(one => one is not (MissionEvent.Parked or MissionEvent.Unparked))
            .Select(one => $"{one.GetType().Name} {one.By}")
            .Append($"{rest.Reason}");
        return ([.. plot], parked, answers);
    }
}
