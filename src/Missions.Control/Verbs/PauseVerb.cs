using System.CommandLine;
using Missions.Control.Wiring;
using Missions.Core;

namespace Missions.Control.Verbs;

/// <summary>Lets a mission rest at once.</summary>
internal static class PauseVerb
{
    public static Command Make(Cli cli)
    {
        var (mission, json) = (Words.Mission(), Words.Json());

        return new Command("pause", "Let the mission rest at once; what is under way goes on later where it stopped.")
        {
            mission, json,
        }.Does(cli, async (typed, ct) => await new Order(
            await cli.Missions.FindAsync(typed.GetValue(mission), ct),
            new MissionCommand.Pause(),
            "Paused.").GiveAsync(cli, typed.GetValue(json), ct));
    }
}
