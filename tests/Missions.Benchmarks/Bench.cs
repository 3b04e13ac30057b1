using System.Diagnostics;

namespace Missions.Benchmarks;

/// <summary>Measures what it was asked for, one figure after the other, and goes on where one cannot be had.</summary>
internal static class Bench
{
    private static readonly Dictionary<string, Func<bool, CancellationToken, Task<IReadOnlyList<Figure>>>> Known = new()
    {
        ["P5"] = Growth.MeasureAsync,
        ["P16"] = Weight.MeasureAsync,
    };

    public static IReadOnlyCollection<string> Ids => Known.Keys;

    public static async Task<Measured> RunAsync(bool isFull, IReadOnlyList<string> only, CancellationToken ct)
    {
        var (start, machine) = (Stopwatch.GetTimestamp(), Machine.Here());
        var (figures, failures) = (new List<Figure>(), new List<string>());
        foreach (var (id, measure) in Known.Where(one => only.Contains(one.Key)))
            try
            {
                await Console.Error.WriteLineAsync($"{id} ...");
                figures.AddRange(await measure(isFull, ct));
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                failures.Add($"{id}: {failure.Message}");
            }

        var seconds = Math.Round(Stopwatch.GetElapsedTime(start).TotalSeconds, 1);
        return new(isFull ? "full" : "small", machine, seconds, figures, failures);
    }
}
