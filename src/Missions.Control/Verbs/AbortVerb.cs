using System.CommandLine;
using Missions.Control.Wiring;
using Missions.Core;

namespace Missions.Control.Verbs;

/// <summary>Ends a mission without proving its contract. Its work stays on its branch.</summary>
internal static class AbortVerb
{
    public static Command Make(Cli cli)
    {
        var (mission, json) = (Words.Mission(), Words.Json());
        var because = new Option<string?>("--because") { Description = "Why it ends.", HelpName = "TEXT" };

        return new Command("abort", "End a mission for good. What it built stays on its branch.")
        {
            mission, because, json,
        }.Does(cli, async (typed, ct) => await new Order(
            await cli.Missions.FindAsync(typed.GetValue(mission), ct),
            typed.GetValue(because) is { } why ? new MissionCommand.Abort(why) : new MissionCommand.Abort(),
            "It is over.").GiveAsync(cli, typed.GetValue(json), ct));
    }
}
