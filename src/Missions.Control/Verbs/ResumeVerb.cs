using System.CommandLine;
using Missions.Control.Wiring;
using Missions.Core;

namespace Missions.Control.Verbs;

/// <summary>Lets a paused mission go on.</summary>
internal static class ResumeVerb
{
    public static Command Make(Cli cli)
    {
        var (mission, json) = (Words.Mission(), Words.Json());

        return new Command("resume", "Let a paused mission go on.") { mission, json }
            .Does(cli, async (typed, ct) => await new Order(
                await cli.Missions.FindAsync(typed.GetValue(mission), ct),
                new MissionCommand.Resume(),
                "Resumed.").GiveAsync(cli, typed.GetValue(json), ct));
    }
}
