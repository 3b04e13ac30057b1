using System.CommandLine;
using Missions.Control.Wiring;
using Missions.Engine;

namespace Missions.Control.Verbs;

/// <summary>Deletes a mission's home after asking; never a branch.</summary>
internal static class RemoveVerb
{
    public static Command Make(Cli cli)
    {
        var json = Words.Json();
        var yes = Words.Yes("Do not ask.");
        var mission = new Argument<string>("MISSION")
        {
            Description = "A mission's id, or the beginning of it. It is never left out here.",
        };

        return new Command("remove", "Delete a mission's journal, evidence and files. Its branch stays.")
        {
            mission, yes, json,
        }.Does(cli, async (typed, ct) =>
        {
            var home = await cli.Missions.FindAsync(typed.GetRequiredValue(mission), ct);
            if (!typed.GetValue(yes) && !await AgreesAsync(cli, home, ct)) return Exit.NeedsYou;

            using (cli.Machine.Locks.TryTake(home.Lock)
                ?? throw new MissionInUse(home.Id, $"{cli.Machine.Locks.Owner(home.Lock)}"))
                cli.Machine.Files.Delete(home.Folder);

            await (typed.GetValue(json) ? cli.Error : cli.Out).WriteLineAsync(
                $"{home.Folder} is gone. The branch mission/{home.Id} stays where it was published.");
            if (typed.GetValue(json)) await cli.WriteAsync(new() { ["mission"] = home.Id, ["removed"] = home.Folder });
            return Exit.Done;
        });
    }

    private static async Task<bool> AgreesAsync(Cli cli, MissionHome home, CancellationToken ct)
    {
        if (!cli.IsInteractive)
            throw new UsedWrongly($"This deletes {home.Folder} with its journal and evidence for good. Say --yes if "
                + $"you mean it.");

        await cli.Out.WriteAsync($"Delete {home.Folder} with its journal and evidence for good? [y/N] ");
        return (await cli.In.ReadLineAsync(ct))?.Trim().ToUpperInvariant() is "Y" or "YES";
    }
}
