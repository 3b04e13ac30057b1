using Missions.Simulation.Proving.Caching;

namespace Missions.Simulation.Proving;

/// <summary>
/// Sessions of 60 turns through each provider's own client: what the provider's books say was read from its cache,
/// against all that could have been; and why not where it was not.
/// </summary>
internal static class CacheProof
{
    private const double Goal = 0.995;

    public static async Task<Proven> RunAsync(Asked asked, CancellationToken ct)
    {
        var (started, dice) = (TimeProvider.System.GetTimestamp(), new Random(asked.Seed));
        var (runs, misses) = (new List<CachedRun>(), new List<string>());
        foreach (var protocol in CachedRun.Protocols)
            foreach (var trouble in Enum.GetValues<Trouble>())
                for (var number = 0; number < (asked.IsFull ? 6 : 1); number++)
                    runs.Add(await CachedRun.PlayAsync(protocol, trouble, dice.Next(), ct));

        var figures = new Dictionary<string, double>();
        foreach (var calm in runs.Where(run => run.Trouble is Trouble.None).GroupBy(run => run.Protocol))
            figures[$"{calm.Key}OfBound"] = Math.Round(calm.Min(run => run.Share / run.Bound), 5);
        foreach (var cause in Enum.GetValues<Cause>())
            figures[$"missed{cause}"] = runs.Sum(run => run.Missed[cause]);
        figures["requests"] = runs.Sum(run => run.Requests);
        figures["inputTokens"] = runs.Sum(run => run.Input);

        misses.AddRange(runs.Where(run => !run.Holds(Goal)).Select(run => run.ToString()));
        return new(
            "cache",
            misses is [],
            asked.Seed,
            Math.Round(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 1),
            "60-turn runs read >= 99.5 % of the exact bound from the cache; every missed token has a cause, and none is a bug",
            runs.Count,
            runs.Count(run => run.Holds(Goal)),
            figures,
            misses);
    }
}
