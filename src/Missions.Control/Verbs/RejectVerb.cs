using System.CommandLine;
using Missions.Control.Wiring;
using Missions.Core;

namespace Missions.Control.Verbs;

/// <summary>Sends the plan back, or refuses an amendment that waits for the human.</summary>
internal static class RejectVerb
{
    public static Command Make(Cli cli)
    {
        var (mission, because, json) = (Words.Mission(), Words.Because("it is not what you want; the orchestrator "
            + "reads it"), Words.Json());

        return new Command("reject", "Send the plan back, or refuse an amendment that waits for you.")
        {
            mission, because, json,
        }.Does(cli, async (typed, ct) => await new Order(
            await cli.Missions.FindAsync(typed.GetValue(mission), ct),
            new MissionCommand.Reject(typed.GetRequiredValue(because)),
            "Rejected.").GiveAsync(cli, typed.GetValue(json), ct));
    }
}
