using System.Diagnostics;
using Missions.Benchmarks.Hosts;
using Missions.Benchmarks.Turns;

namespace Missions.Benchmarks;

/// <summary>Measures what it was asked for, one figure after the other, and goes on where one cannot be had.</summary>
internal static class Bench
{
    private delegate Task<IReadOnlyList<Figure>> Measures(Stage stage, CancellationToken ct);

    private static readonly Dictionary<string, Measures> Known = new()
    {
        ["P1"] = Overhead.MeasureAsync,
        ["P2"] = Logs.AppendAsync,
        ["P3"] = Logs.ReplayAsync,
        ["P4"] = Starts.MeasureAsync,
        ["P5"] = Growth.MeasureAsync,
        ["P9"] = Crowd.MeasureAsync,
        ["P16"] = Weight.MeasureAsync,
    };

    public static IReadOnlyCollection<string> Ids => Known.Keys;

    public static async Task<Measured> RunAsync(
        Size size, IReadOnlyCollection<string> only, CancellationToken ct)
    {
        using var stage = new Stage(size);
        var (start, machine) = (Stopwatch.GetTimestamp(), Machine.Here());
        var (figures, failures) = (new List<Figure>(), new List<string>());
        foreach (var (id, measure) in Known.Where(one => only.Contains(one.Key)))
            try
            {
                await Console.Error.WriteLineAsync($"{id} ...");
                figures.AddRange(await measure(stage, ct));
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                failures.Add($"{id}: {failure.Message}");
            }

        var seconds = Math.Round(Stopwatch.GetElapsedTime(start).TotalSeconds, 1);
        return new($"{size}".ToLowerInvariant(), machine, seconds, figures, failures);
    }
}
