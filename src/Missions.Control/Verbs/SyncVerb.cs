using System.CommandLine;
using Missions.Control.Wiring;
using Missions.Core;
using Missions.Engine;
using Missions.World.Git;

namespace Missions.Control.Verbs;

/// <summary>Asks for what is new on the user's branch; it comes in at the next milestone boundary.</summary>
internal static class SyncVerb
{
    public static Command Make(Cli cli)
    {
        var (mission, json) = (Words.Mission(), Words.Json());

        return new Command("sync", "Bring what is new on your branch into the mission at the next milestone boundary, "
            + "and prove again what is sealed.")
        {
            mission, json,
        }.Does(cli, async (typed, ct) =>
        {
            var home = await cli.Missions.FindAsync(typed.GetValue(mission), ct);
            var state = await cli.Machine.Door(home.Id).LookAsync(ct);
            var tip = await TipAsync(cli, home, state.Opening!, ct);
            if (tip == state.Base) return await NothingAsync(cli, home, state, typed.GetValue(json));

            var order = new Order(home, new MissionCommand.Sync(tip),
                $"{state.Opening!.Branch} at {tip[..10]} comes in at the next milestone boundary.");
            return await order.GiveAsync(cli, typed.GetValue(json), ct);
        });
    }

    private static async Task<string> TipAsync(
        Cli cli, MissionHome home, MissionEvent.MissionOpened opening, CancellationToken ct)
    {
        var branch = opening.Branch ?? throw new UsedWrongly(
            $"{home.Id} began where no branch was checked out, so there is nothing to bring in.");
        var spec = new RepositorySpec(home.Repository, opening.Repository, home.Id, opening.Base);
        return await new GitBase(cli.Machine.Programs, spec).TipAsync(branch, ct)
            ?? throw new MissionException(
                $"{opening.Repository} has no branch {branch} any more. Make it again: git branch {branch} COMMIT");
    }

    private static async Task<int> NothingAsync(Cli cli, MissionHome home, Mission state, bool isJson)
    {
        var sentence = $"{state.Opening!.Branch} has nothing that the mission has not. Nothing was changed.";
        await (isJson ? cli.Error : cli.Out).WriteLineAsync(sentence);
        if (isJson) await cli.WriteAsync(new() { ["mission"] = home.Id, ["ok"] = true, ["now"] = sentence });
        return Exit.Done;
    }
}
