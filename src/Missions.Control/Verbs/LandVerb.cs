using System.CommandLine;
using Missions.Control.Wiring;
using Missions.Core;
using Missions.Engine;
using Missions.World.Git;

namespace Missions.Control.Verbs;

/// <summary>Brings what was built to the user's branch, or says the one command that does. Never pushes.</summary>
internal static class LandVerb
{
    public static Command Make(Cli cli)
    {
        var (mission, json) = (Words.Mission(), Words.Json());

        return new Command("land", "Move your branch to what was built, or print the one git command that does. "
            + "Never pushes.")
        {
            mission, json,
        }.Does(cli, async (typed, ct) =>
        {
            var home = await cli.Missions.FindAsync(typed.GetValue(mission), ct);
            var state = await cli.Machine.Door(home.Id).LookAsync(ct);
            if (state.Completion is null)
                throw new UsedWrongly($"{home.Id} is not done, so nothing lands. `mission status` says what is "
                    + $"missing.");

            await PublishAsync(cli, home, state, ct);
            var outcome = state.Opening!.Branch is { } branch
                ? await new Landing(cli.Machine.Programs, state.Opening.Repository).LandAsync(branch, state.Head, ct)
                : Landed.Gone;
            if (outcome is Landed.Moved) await RecordAsync(cli, home, state, ct);
            return await SayAsync(cli, home, state, outcome, typed.GetValue(json));
        });
    }

    /// <summary>The mission's branch in the user's repository has all of it, whatever was published last.</summary>
    private static async Task PublishAsync(Cli cli, MissionHome home, Mission state, CancellationToken ct)
    {
        var opening = state.Opening!;
        var repository = await GitRepository.OpenAsync(
            cli.Machine.Programs, new(home.Repository, opening.Repository, home.Id, opening.Base), ct);
        await repository.PublishAsync(state.Head, ct);
    }

    private static async Task RecordAsync(Cli cli, MissionHome home, Mission state, CancellationToken ct)
    {
        var land = new MissionCommand.Land(state.Opening!.Branch!, state.Head);
        if (state.Landings.Any(one => one.Branch == land.Branch && one.Commit == land.Commit)) return;
        if (await new Order(home, land, "").PutAsync(cli, ct) is { } refusal) throw new MissionException(refusal);
    }

    private static async Task<int> SayAsync(Cli cli, MissionHome home, Mission state, Landed outcome, bool isJson)
    {
        var (branch, work) = (state.Opening!.Branch, $"mission/{home.Id}");
        var command = outcome switch
        {
            Landed.Moved => null,
            Landed.MovedOn => $"git merge {work}",
            _ => $"git merge --ff-only {work}",
        };
        var sentence = outcome switch
        {
            Landed.Moved => $"{branch} stands on {state.Head} now. Nothing was pushed.",
            Landed.CheckedOut => $"{branch} is checked out, so it is yours to move. Type there:",
            Landed.MovedOn => $"{branch} has moved on since the mission began, so it takes a merge. Type on {branch}:",
            _ =>
                $"The branch that the mission began on ({branch ?? "none"}) is not there. Check out the one that "
                    + $"you want, and type:",
        };
        await (isJson ? cli.Error : cli.Out).WriteLineAsync(command is null ? sentence : $"{sentence}\n  {command}");
        if (isJson)
            await cli.WriteAsync(new()
            {
                ["mission"] = home.Id,
                ["landed"] = command is null,
                ["branch"] = branch,
                ["commit"] = state.Head,
                ["command"] = command,
            });
        return command is null ? Exit.Done : Exit.NeedsYou;
    }
}
