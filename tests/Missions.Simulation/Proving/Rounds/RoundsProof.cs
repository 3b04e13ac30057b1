using System.Text.Json;
using Missions.Control.Wiring;
using Missions.Core;
using Missions.Engine;
using Missions.Engine.Journals;
using Missions.Simulation.Proving.Tampering;
using Missions.World.Logs;

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
        var (_, whole) = await DemoAsync(Path.Combine(folder, "everything"), "everything", ct);
        var (home, scoped) = await DemoAsync(Path.Combine(folder, "touched"), "touched", ct);
        var (all, cut) = (RoundTimes.OfSecond(whole), RoundTimes.OfSecond(scoped));
        // Of one round, as it has run in the end what the other ran at once: two demos never meet the same machine.
        var saved = 1 - cut.First / cut.Whole;
        if (saved < Goal) misses.Add($"the second round saves {saved:P0} of the time, not {Goal:P0}");

        var wanted = asked.IsFull ? 500 : 6;
        var machine = Machine.Real() with { Root = Path.Combine(folder, "touched", "home") };
        var seen = await new MissionDrive(machine, home).DoAsync(
            shop => new Regressions(shop, scoped).RunAsync(wanted, new Random(asked.Seed), ct), _ => { }, ct);
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

    private static async Task<(MissionHome Home, IReadOnlyList<Recorded> Journal)> DemoAsync(
        string folder, string again, CancellationToken ct)
    {
        var (home, settings) = (Path.Combine(folder, "home"), Path.Combine(folder, "settings.json"));
        Directory.CreateDirectory(folder);
        var scenario = Path.Combine(Control.Demo.SampleStage.Samples, "notes", "scenario");
        await File.WriteAllTextAsync(settings, $$"""
            {
              "providers": { "scripted": { "kind": "scripted", "scenario": {{Json(scenario)}}, "pace": 0.2 } },
              "seats": { "orchestrator": { "provider": "scripted" } },
              "again": {{Json(again)}}
            }
            """, ct);
        var demo = await TamperProof.MissionAsync(
            home, ct, "demo", "--into", Path.Combine(folder, "demo"), "--settings", settings);
        if (demo.Exit != 0) throw new MissionException($"The demo ended with {demo.Exit}: {demo.Said}");

        var journal = Directory.GetFiles(home, "journal.jsonl", SearchOption.AllDirectories)
            .Single(path => !path.Contains("/report/", StringComparison.Ordinal));
        await using var log = await new FileLogs().OpenAsync(journal, ct);
        var events = await MissionJournal.EventsAsync(log.ReadAsync(ct), journal, ct).ToListAsync(ct);
        var machine = Machine.Real() with { Root = home };
        return (machine.Home(Path.GetFileName(Path.GetDirectoryName(journal)!)), events);

        static string Json(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
    }
}
