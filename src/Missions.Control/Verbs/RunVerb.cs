using System.CommandLine;
using System.Globalization;
using Missions.Control.Wiring;
using Missions.Core;
using Missions.Engine;

namespace Missions.Control.Verbs;

/// <summary>Works until the mission rests.</summary>
internal static class RunVerb
{
    public static Command Make(Cli cli)
    {
        var (mission, json, stream) = (Words.Mission(), Words.Json(), Words.Stream());
        var until = new Option<string?>("--until")
        {
            Description = "`milestone`: rest once another milestone is sealed.",
        };
        var detach = new Option<bool>("--detach")
        {
            Description = "Start it on its own and return; `mission status` shows it.",
        };
        var noWait = new Option<bool>("--no-wait")
        {
            Description = "Return (exit 5) instead of waiting for a provider that does not answer.",
        };
        var maxUsd = new Option<decimal?>("--max-usd")
        {
            Description = "Start nothing new (exit 4) once this run of the program has spent so much; what is under "
                + "way ends first.",
            HelpName = "USD",
        };

        return new Command("run", "Work until the mission rests: it is done, needs you, or is paused.")
        {
            mission, until, maxUsd, noWait, detach, json, stream,
        }.Does(cli, async (typed, ct) =>
        {
            var home = await cli.Missions.FindAsync(typed.GetValue(mission), ct);
            var stops = Until(typed.GetValue(until));
            if (typed.GetValue(maxUsd) is { } usd) await SpendingCap.CheckAsync(cli, home, usd, ct);
            if (typed.GetValue(detach))
            {
                var again = Again(typed.GetValue(until), typed.GetValue(maxUsd), typed.GetValue(noWait));
                return await DetachedRun.StartAsync(cli, home, again, typed.GetValue(json), ct);
            }

            var cap = new SpendingCap(typed.GetValue(maxUsd));
            var telling = Telling.Of(typed.GetValue(json), typed.GetValue(stream));
            var drive = new MissionDrive(cli.Machine, home) { Waits = !typed.GetValue(noWait) };
            var exit = await RunAsync(cli, drive, before => cap.Over(before, stops(before)), telling, ct);
            return cap.IsReached && exit == Exit.Done ? Exit.Budget : exit;
        });
    }

    /// <summary>Runs a mission until it rests, telling what happens in the way that was asked for.</summary>
    public static async Task<int> RunAsync(
        Cli cli, MissionDrive drive, Func<Mission, Func<Mission, bool>> until, Telling telling, CancellationToken ct)
    {
        var before = await cli.Machine.Door(drive.Home.Id).LookAsync(ct);
        var teller = new Teller(cli, drive.Home, telling);
        var (rest, state) = await drive.RunAsync(until(before), teller.Tell, teller.Note, ct);

        await teller.EndAsync(rest, state);
        return Exit.Of(rest);
    }

    public static Func<Mission, Func<Mission, bool>> Until(string? word) => word switch
    {
        null => _ => _ => false,
        "milestone" => before => now => now.Seals.Count > before.Seals.Count,
        _ => throw new UsedWrongly($"--until takes `milestone`, not `{word}`."),
    };

    /// <summary>The same words for the one that is started on its own.</summary>
    private static IEnumerable<string> Again(string? until, decimal? usd, bool noWait) =>
    [
        .. noWait ? ["--no-wait"] : Array.Empty<string>(),
        .. until is null ? Array.Empty<string>() : ["--until", until],
        .. usd is { } cap ? ["--max-usd", cap.ToString(CultureInfo.InvariantCulture)] : Array.Empty<string>(),
    ];
}
