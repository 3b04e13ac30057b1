using System.Text.Json;
using Missions.Control.Wiring;

namespace Missions.Simulation.Proving.Rounds;

/// <summary>
/// How long the demo's second round takes until what its work touches is judged, beside the same round that proves
/// everything at once; and whether a regression gets past a round that is cut like that.
/// </summary>
internal static class RoundsProof
{
    private const double Goal = 0.6;

    public static async Task<Proven> RunAsync(Asked asked, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("missions-rounds-").FullName;
        try
        {
            return await RunAsync(asked, folder, ct);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<Proven> RunAsync(Asked asked, string folder, CancellationToken ct)
    {
        var (started, misses) = (TimeProvider.System.GetTimestamp(), new List<string>());
        var whole = await DemoAsync(folder, "everything", ct);
        var scoped = await DemoAsync(folder, "touched", ct);
        var (all, cut) = (RoundTimes.OfSecond(whole.Journal), RoundTimes.OfSecond(scoped.Journal));
        // Of one round, as it has run in the end what the other ran at once: two demos never meet the same machine.
        var saved = 1 - cut.First / cut.Whole;
        if (saved < Goal) misses.Add($"the second round saves {saved:P0} of the time, not {Goal:P0}");

        var wanted = asked.IsFull ? 500 : 6;
        var seen = await new MissionDrive(scoped.Machine, scoped.Home).DoAsync(
            shop => new Regressions(shop, scoped.Journal).RunAsync(wanted, new Random(asked.Seed), ct), _ => { }, ct);
        var unseen = seen.Count(one => one is Caught.Never);
        var regressions = seen.Count - unseen;
        if (regressions < wanted) misses.Add($"only {regressions} of {wanted} regressions could be made");

        return new(
            "rounds", misses is [], asked.Seed,
            Math.Round(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 1),
            "a second round is answered in 40 % of the time or less, and no regression gets past it",
            regressions, seen.Count(one => one is Caught.First or Caught.Rest), new()
            {
                ["seconds until what was touched is judged"] = cut.First,
                ["seconds with the rest"] = cut.Whole,
                ["share saved where the round does not hold"] = Math.Round(saved, 3),
                ["seconds of the same round in another demo, everything at once"] = all.Whole,
                ["regressions seen by what is first"] = seen.Count(one => one is Caught.First),
                ["regressions seen only by the rest"] = seen.Count(one => one is Caught.Rest),
                ["changes that no proof sees"] = unseen,
            }, misses);
    }

    private static async Task<PlayedDemo> DemoAsync(string folder, string again, CancellationToken ct)
    {
        var (place, settings) = (Path.Combine(folder, again), Path.Combine(folder, $"{again}.json"));
        var scenario = Path.Combine(Control.Demo.SampleStage.Samples, "notes", "scenario");
        await File.WriteAllTextAsync(settings, $$"""
            {
              "providers": { "scripted": { "kind": "scripted", "scenario": {{Json(scenario)}}, "pace": 0.2 } },
              "seats": { "orchestrator": { "provider": "scripted" } },
              "again": {{Json(again)}}
            }
            """, ct);
        return await PlayedDemo.InAsync(place, ct, "--settings", settings);

        static string Json(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
    }
}
