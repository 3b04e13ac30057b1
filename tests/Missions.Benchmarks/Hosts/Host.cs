using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Missions.Agents;
using Missions.Agents.Loop;
using Missions.Agents.Models;
using Missions.Agents.Models.Anthropic;
using Missions.Agents.Models.Profiles;
using Missions.Benchmarks.Turns;
using Missions.Engine;
using Missions.Simulation.Growing;
using Missions.Simulation.Models;
using Missions.World.Logs;

namespace Missions.Benchmarks.Hosts;

/// <summary>
/// One process with many missions at once, each with its journal, its transcript, its budget and its connection. They
/// have no rooms: what their commands would run in costs the same whoever starts it.
/// </summary>
internal sealed class Host(HostOrder order)
{
    private readonly List<double> _overheads = [];
    private readonly int[] _turns = new int[order.Missions];
    private readonly TaskCompletionSource<int[]> _firstIsDone = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static async Task<int> RunAsync(string order)
    {
        var read = JsonSerializer.Deserialize(order, HostJson.Default.HostOrder)!;
        var seen = await new Host(read).HostAsync(CancellationToken.None);
        Console.WriteLine(JsonSerializer.Serialize(seen, HostJson.Default.HostSeen));
        return 0;
    }

    private async Task<HostSeen> HostAsync(CancellationToken ct)
    {
        var journal = new LongMission(3).Live().Journal.Take(200).ToList();
        for (var one = 0; one < order.Missions; one++) await Stage.WriteAsync(Home(one), journal, ct);
        var (empty, heapBefore) = (Resident(), GC.GetTotalMemory(forceFullCollection: true));

        var missions = new List<LiveMission>();
        for (var one = 0; one < order.Missions; one++) missions.Add(await OpenAsync(one, ct));
        var parked = (GC.GetTotalMemory(forceFullCollection: true) - heapBefore) / (double)order.Missions;

        var runs = missions.Select((mission, one) => Task.Run(() => WorkAsync(mission, one, ct), ct)).ToList();
        var progress = await _firstIsDone.Task.WaitAsync(ct);
        await Task.WhenAll(runs);
        foreach (var mission in missions) await mission.DisposeAsync();
        return new(empty, Peak(), parked / 1_000_000, _overheads, progress.Min(), progress.Max());
    }

    private MissionHome Home(int one) => new(order.Folder, $"mission-{one}");

    private async Task<LiveMission> OpenAsync(int one, CancellationToken ct)
    {
        var path = Home(one).Journal;
        return await LiveMission.OpenAsync(await FileLog.OpenAsync(path, ct), path, TimeProvider.System, ct);
    }

    private async Task WorkAsync(LiveMission mission, int one, CancellationToken ct)
    {
        // All begin within one thinking time, as they would have by chance.
        await Task.Delay(TimeSpan.FromMilliseconds(order.ThinkingMs * one / order.Missions), TimeProvider.System, ct);
        await using var log = await FileLog.OpenAsync(Home(one).Transcript(new(1)), ct);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        using var model = new AnthropicModel(
            new("bench", "test-1", new(order.Address), "KEY"), new ServerRules().Key, ModelProfile.Unknown, null);
        var last = Stopwatch.GetTimestamp();
        var briefing = new Briefing("You look.", $"Mission {one}.\n\nAssignment: role=worker", ["look"]);
        var session = Conversation.Session(
            briefing, new(log, TimeProvider.System), Conversation.Purse(mission.State), LookedAsync);
        await new ModelAgent(model, new(), TimeProvider.System).RunAsync(session, stop.Token);

        async Task LookedAsync()
        {
            var time = Stopwatch.GetElapsedTime(last).TotalMilliseconds - order.ThinkingMs;
            if (++_turns[one] > 2)
                lock (_overheads) _overheads.Add(Math.Round(time, 2));
            if (_turns[one] == order.Turns)
            {
                _firstIsDone.TrySetResult([.. _turns]);
                await stop.CancelAsync();
            }
            last = Stopwatch.GetTimestamp();
        }
    }

    private static double Resident() => Megabytes("VmRSS:");
    private static double Peak() => Megabytes("VmHWM:");

    private static double Megabytes(string what)
    {
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith(what, StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) / 1000.0;
    }
}

/// <summary>How many missions to host, and what each of them meets.</summary>
internal sealed record HostOrder(string Folder, string Address, int Missions, int Turns, int ThinkingMs);

/// <summary>What hosting them came to, in megabytes and milliseconds.</summary>
/// <param name="Worst">Turns of the slowest mission when the fastest had all of its own.</param>
internal sealed record HostSeen(double Empty, double Peak, double Parked, List<double> Overheads, int Worst, int Best);

[JsonSerializable(typeof(HostOrder))]
[JsonSerializable(typeof(HostSeen))]
internal sealed partial class HostJson : JsonSerializerContext;
