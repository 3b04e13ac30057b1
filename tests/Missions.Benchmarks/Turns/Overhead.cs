using System.Diagnostics;
using Missions.Agents.Loop;
using Missions.Agents.Models;
using Missions.Agents.Models.Anthropic;
using Missions.Agents.Models.Profiles;
using Missions.Agents.Models.Scripted;
using Missions.Core;
using Missions.Simulation.Models;
using Missions.World.Logs;

namespace Missions.Benchmarks.Turns;

/// <summary>P1: what our loop adds to a turn, early and late, beside a client that only makes the exchange.</summary>
internal static class Overhead
{
    private const int Window = 12;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Stage stage, CancellationToken ct)
    {
        var (sessions, late) = (stage.Of(1, 4, 15), stage.Of(20, 300, 2000));
        var (young, old) = (stage.Lived.Mission.Journal.Take(200), stage.Lived.Mission.State);
        var first = await PlayAsync(stage, Mission.From(young), sessions, 0, ct);
        var aged = await PlayAsync(stage, old, sessions, 0, ct);
        var grown = await PlayAsync(stage, Mission.From(young), 1, late, ct);
        return
        [
            Of("overhead a turn, around turn 10 of a run", first),
            Of($"the same, {old.Runs.Count} runs of some 50 turns later", aged),
            Of($"overhead a turn, around turn {late} of one run", grown),
        ];

        static Figure Of(string what, (List<double> Ours, List<double> Floor, int Bytes) seen) =>
            new("P1", what, "ms", Goal.AtMost(3), seen.Ours, seen.Floor)
            {
                Note = $"The last request has {seen.Bytes} bytes.",
            };
    }

    /// <summary>Plays so many turns without a word to a server, then a window of measured ones.</summary>
    private static async Task<(List<double> Ours, List<double> Floor, int Bytes)> PlayAsync(
        Stage stage, Mission mission, int sessions, int before, CancellationToken ct)
    {
        var (turns, watch) = (before + 5 + Window, new Watch());
        var rules = new ServerRules { ContextTokens = long.MaxValue };
        var scenario = Conversation.Scenario(turns + 1);
        await using var server =
            await ModelServer.StartAsync(scenario, rules, TimeProvider.System, watch: watch.PassAsync);
        using var model = new AnthropicModel(
            new("bench", "test-1", server.Address, "KEY"), rules.Key, new(1_000_000, 16_000, Thinking.None), null);
        using var disk = new Disk(stage.Path("bare"));
        using var bare = new Bare(server, watch, disk);
        var (ours, floor) = (new List<double>(), new List<double>());
        for (var session = 0; session <= sessions; session++)
        {
            var path = stage.Path($"turns-{before}-{mission.Runs.Count}-{session}.jsonl");
            await using var log = await FileLog.OpenAsync(path, ct);
            var (seen, raw) = await PlayAsync(stage, (log, mission), (model, scenario, bare, watch), before, ct);
            if (session == 0 && before == 0) continue; // Compiling.
            ours.AddRange(seen);
            floor.AddRange(raw);
            if (before > 0) break;
        }
        return (ours, floor, watch.Body.Length);
    }

    private static async Task<(List<double> Ours, List<double> Floor)> PlayAsync(
        Stage stage,
        (ILog Log, Mission Mission) on,
        (AnthropicModel Model, Scenario Scenario, Bare Bare, Watch Watch) with,
        int before,
        CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var (ours, floor, count, last) = (new List<double>(), new List<double>(), 0, 0L);
        var transcript = new Transcript(on.Log, TimeProvider.System);
        var purse = Conversation.Purse(on.Mission);
        var briefing = stage.Lived.Worker(5);

        if (before > 0) await SkipAsync(briefing, transcript, with.Scenario, before, ct);
        var session = Conversation.Session(briefing, transcript, purse, LookedAsync);
        var outcome = await new ModelAgent(with.Model, new(), TimeProvider.System).RunAsync(session, stop.Token);
        return ours.Count >= Window ? (ours, floor) : throw new InvalidOperationException($"{outcome}");

        async Task LookedAsync()
        {
            var time = (Stopwatch.GetElapsedTime(last) - with.Watch.Took).TotalMilliseconds;
            var bare = await with.Bare.ExchangeAsync(ct);
            if (count++ >= 4)
            {
                ours.Add(Math.Round(time, 3));
                floor.Add(Math.Round(bare, 3));
            }
            if (ours.Count >= Window) await stop.CancelAsync();
            last = Stopwatch.GetTimestamp();
        }
    }

    /// <summary>The turns before, with the script asked directly: they are in the transcript as all others.</summary>
    private static async Task SkipAsync(
        Agents.Briefing briefing, Transcript transcript, Scenario scenario, int turns, CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        using var script = new ScriptedModel(scenario, TimeProvider.System, 0);
        var count = 0;
        var session = Conversation.Session(briefing, transcript, null, async () =>
        {
            if (++count == turns) await stop.CancelAsync();
        });
        await new ModelAgent(script, new(), TimeProvider.System).RunAsync(session, stop.Token);
    }
}
