using System.Diagnostics;
using System.Text.Json;
using Missions.Benchmarks.Turns;
using Missions.Simulation.Models;

namespace Missions.Benchmarks.Hosts;

/// <summary>
/// P9: many missions on one host, in one process as a host of many would hold them, and as they ship today.
/// </summary>
internal static class Crowd
{
    private const double Mebibytes = 1024;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Stage stage, CancellationToken ct)
    {
        var many = stage.Of(4, 40, 200);
        var seen = await HostAsync(stage, many, ct);
        var shipped = await Shipped.MeasureAsync(stage, ct);
        var late = Figure.Percentile(seen.Overheads, 0.99);
        var perMission = Figure.Median(shipped.Select(one => one.Proportional).ToList());
        return
        [
            new("P9", $"one process, {many} active missions: peak", "MB", Goal.AtMost(Mebibytes), [seen.Peak], []),
            new("P9", "  of it the process before the first", "MB", Goal.None, [seen.Empty], []),
            new("P9", "overhead a turn among them, p99", "ms", Goal.AtMost(25), [late], [])
            {
                Note = "Everything but the model's thinking: the server's own work and waiting for a core included.",
            },
            new("P9", "the same, median", "ms", Goal.None, seen.Overheads, []),
            new("P9", "turns of the fastest : slowest mission", "turns", Goal.AtMost(1.3), [seen.Best], [seen.Worst]),
            new("P9", "memory of a parked one in that process", "MB", Goal.AtMost(2), [seen.Parked], []),
            Shipping("as it ships: memory of one `mission` process", Goal.None, shipped.Select(one => one.Resident)),
            Shipping("  its share where several run (PSS)", Goal.None, shipped.Select(one => one.Proportional)),
            Shipping("as it ships: 200 of them, by that share", Goal.AtMost(Mebibytes), [200 * perMission]),
        ];

        static Figure Shipping(string what, Goal goal, IEnumerable<double> ours) =>
            new("P9", what, "MB", goal, [.. ours], []);
    }

    private static async Task<HostSeen> HostAsync(Stage stage, int many, CancellationToken ct)
    {
        var (thinking, turns) = (stage.Of(100, 1000, 3000), stage.Of(4, 8, 15));
        var scenario = Conversation.Scenario(turns + 1, thinking / 1000.0);
        await using var server = await ModelServer.StartAsync(scenario, new() { Pace = 1 }, TimeProvider.System);
        var order = new HostOrder(stage.Path("hosted"), server.Address.ToString(), many, turns, thinking);
        var words = JsonSerializer.Serialize(order, HostJson.Default.HostOrder);
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["host", words]) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(start.FileName) is not "Missions.Benchmarks")
            start.FileName = Stage.Program("Missions.Benchmarks", "Missions.Benchmarks");

        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize(said, HostJson.Default.HostSeen)!
            : throw new InvalidOperationException($"The host of many missions ended with {process.ExitCode}.");
    }
}
