using Missions.Control.Wiring;
using Missions.Engine;
using Missions.Engine.Views;
using Missions.World.Processes;

namespace Missions.Control.Verbs;

/// <summary>`mission run` on its own: it goes on when this terminal is closed.</summary>
internal static class DetachedRun
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Starts it, and returns once it holds the mission's lock or has come to rest.</summary>
    public static async Task<int> StartAsync(
        Cli cli, MissionHome home, IEnumerable<string> words, bool isJson, CancellationToken ct)
    {
        if (cli.Machine.Locks.Owner(home.Lock) is { } owner) throw new MissionInUse(home.Id, owner.ToString());
        var before = await cli.LookAsync(home, ct);
        var log = await BeginAsync(home, words, cli.Folder, ct);

        var seen = await WaitAsync(cli, home, before, ct);
        var sentence = seen.Runner is { } runner
            ? $"{home.Id} runs on its own (process {runner.Pid}); `mission status` and `mission log --follow` show "
            + $"it. It tells in {log}."
            : $"{home.Id} was started on its own, and does not run any more: {seen.Now} It tells in {log}.";
        await (isJson ? cli.Error : cli.Out).WriteLineAsync(sentence);
        if (isJson)
            await cli.WriteAsync(new()
            {
                ["mission"] = home.Id,
                ["home"] = home.Folder,
                ["state"] = seen.State,
                ["pid"] = seen.Runner?.Pid,
                ["log"] = log,
            });
        return Exit.Done;
    }

    /// <summary>Starts it without waiting for anything, and returns where it tells.</summary>
    public static async Task<string> BeginAsync(
        MissionHome home, IEnumerable<string> words, string folder, CancellationToken ct)
    {
        var log = Path.Combine(home.Folder, "run.log");
        var (file, itself) = Machine.Itself();
        await Detached.StartAsync(file, [.. itself, "run", home.Id, .. words], folder, log, ct);
        return log;
    }

    private static async Task<Dashboard> WaitAsync(Cli cli, MissionHome home, Dashboard before, CancellationToken ct)
    {
        for (var start = cli.Machine.Clock.GetTimestamp(); cli.Machine.Clock.GetElapsedTime(start) < Patience;)
        {
            var seen = await cli.LookAsync(home, ct);
            if (seen.Runner is not null || seen.LastAt != before.LastAt) return seen;
            await Task.Delay(Often, cli.Machine.Clock, ct);
        }
        return await cli.LookAsync(home, ct);
    }
}
