using Missions.Control.Wiring;
using Missions.Core;
using Missions.Engine.Views;

namespace Missions.Simulation.Proving.Biting;

/// <summary>
/// The bite of the demo's features, and of features whose proofs are weak on purpose: whether the weak are named, and
/// only they. The control is the same mission with the gate off: then it is sealed without a word about them.
/// </summary>
internal static class BiteProof
{
    private const int Hunks = 3;

    public static async Task<Proven> RunAsync(Asked asked, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("missions-bite-").FullName;
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
        var figures = new Dictionary<string, double>();
        if (asked.IsFull) await DemoAsync(folder, figures, misses, ct);

        var machine = Machine.Real() with { Root = Path.Combine(folder, "weak") };
        var weak = new WeakMission(machine, folder);
        var (state, rest) = await weak.RunAsync(Hunks, ct);
        foreach (var feature in WeakFeature.All) misses.AddRange(Wrong(state, feature));
        Tell("weak on purpose", state, figures);
        if (state.Completion is null) misses.Add($"the mission did not end: {rest}");

        var (off, stopped) = await weak.RunAsync(0, ct);
        var isSilent = off.Completion is { EveryAssertionProven: true } && off.Issues is [] && off.Bites is [];
        if (!isSilent) misses.Add($"with the gate off it did not end as well: {stopped}");
        var weakOnes = WeakFeature.All.Count(one => one.Weakness is not null);
        return new(
            "bite", misses is [], asked.Seed,
            Math.Round(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 1),
            "proofs that are weak on purpose are named by their features, and no others",
            weakOnes, weakOnes - misses.Count(miss => miss.StartsWith("A-", StringComparison.Ordinal)), figures, misses)
        {
            Twins = WeakFeature.All.Count - weakOnes,
            TwinsAllowed = WeakFeature.All.Count(one => one.Weakness is null && !Wrong(state, one).Any()),
            Controls = 1,
            ControlsSucceeded = isSilent ? 1 : 0,
        };
    }

    private static IEnumerable<string> Wrong(Mission state, WeakFeature feature)
    {
        var measured = state.Bites.LastOrDefault(one => $"{one.Feature}" == feature.Id);
        var isBlind = state.Issues.Any(one => $"{one.Assertion}" == feature.Assertion && one.By == "engine");
        var isWeak = measured is { Tried: > 0, Noticed: 0 };
        if (measured is null) yield return $"{feature.Assertion}: no bite was measured";
        else if (feature.IsBlind != isBlind)
            yield return $"{feature.Assertion}: {(isBlind ? "an issue about an honest proof" : "no issue names it")}";
        else if (!feature.IsBlind && feature.Weakness is not null != isWeak)
            yield return $"{feature.Assertion}: {measured.Noticed} of {measured.Tried} were noticed";
    }

    private static void Tell(string what, Mission state, Dictionary<string, double> figures)
    {
        foreach (var one in BiteView.Of(state)?.Items ?? [])
        {
            Console.Error.WriteLine($"{what}: {one.Feature} {BiteText.Short(state.Bites.Last(bite =>
                $"{bite.Feature}" == one.Feature))}");
            figures[$"{one.Feature} tried"] = one.Tried;
            figures[$"{one.Feature} noticed"] = one.Noticed;
            if (one.Blind is [_, ..]) figures[$"{one.Feature} blind proofs"] = one.Blind.Count;
        }
    }

    private static async Task DemoAsync(
        string folder, Dictionary<string, double> figures, List<string> misses, CancellationToken ct)
    {
        var state = Mission.From((await PlayedDemo.InAsync(folder, ct, "--pace", "0.2")).Journal);
        Tell("demo", state, figures);
        if (state.Bites is []) misses.Add("demo: nothing was measured");
        if (state.Bites.Any(one => one.Bite?.Blind is [_, ..])) misses.Add("demo: a proof of the demo notices nothing");
    }
}
