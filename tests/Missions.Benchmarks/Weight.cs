using Missions.Core;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Simulation.Growing;

namespace Missions.Benchmarks;

/// <summary>P16: what every request of a worker carries, as it is on the wire, part by part.</summary>
internal static class Weight
{
    private const int Most = 16 * 1024;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Stage stage, CancellationToken ct)
    {
        var run = new Run(new(1), Role.Worker, Purpose.Implement, "weighed/test-1", 1);
        var weighed = await FixedPart.WeighAsync(run, stage.Lived.Worker(5), ["http"], ct);
        return
        [
            Bytes("fixed part of a worker's request: tools and prompts", Goal.AtMost(Most), weighed.Bytes),
            Bytes("  of it the prompts (conduct, handing off, learning)", Goal.None, weighed.System),
            .. weighed.Tools.Select(tool => Bytes($"  of it the tool {tool.Key}", Goal.None, tool.Value)),
            Bytes("instructions around the blanks of its first message", Goal.None, weighed.Instructions),
            new("P16", "the whole first request", "tokens", Goal.None, [weighed.FirstRequestTokens], []),
        ];
    }

    private static Figure Bytes(string what, Goal goal, int bytes) => new("P16", what, "bytes", goal, [bytes], []);
}
