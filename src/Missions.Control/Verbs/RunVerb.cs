using System.CommandLine;
using Missions.Control.Wiring;
using Missions.Core;
using Missions.Engine;

namespace Missions.Control.Verbs;

/// <summary>Works until the mission rests.</summary>
internal static class RunVerb
{
    public static Command Make(Cli cli)
    {
        var (mission, until, json, stream) = (Words.Mission(), new Option<string?>("--until"), Words.Json(), Words.Stream());
        until.Description = "`milestone`: rest once another milestone is sealed.";

        return new Command("run", "Work until the mission rests.") { mission, until, json, stream }
            .Does(cli, async (typed, ct) => await RunAsync(
                cli,
                await cli.Missions.FindAsync(typed.GetValue(mission), ct),
                Until(typed.GetValue(until)),
                Telling.Of(typed.GetValue(json), typed.GetValue(stream)),
                ct));
    }

    /// <summary>Runs a mission until it rests, telling what happens in the way that was asked for.</summary>
    public static async Task<int> RunAsync(
        Cli cli, MissionHome home, Func<Mission, Func<Mission, bool>> until, Telling telling, CancellationToken ct)
    {
        var before = await cli.Machine.Door(home.Id).LookAsync(ct);
        var teller = new Teller(cli, home, telling);
        var (rest, state) = await new MissionDrive(cli.Machine, home).RunAsync(until(before), teller.Tell, teller.Note, ct);

        await teller.EndAsync(rest, state);
        return Exit.Of(rest);
    }

    public static Func<Mission, Func<Mission, bool>> Until(string? word) => word switch
    {
        null => _ => _ => false,
        "milestone" => before => now => now.Seals.Count > before.Seals.Count,
        _ => throw new UsedWrongly($"--until takes `milestone`, not `{word}`."),
    };
}
