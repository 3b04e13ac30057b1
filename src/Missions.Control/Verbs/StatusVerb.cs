using System.CommandLine;
using Missions.Control.Terminal;
using Missions.Control.Wiring;

namespace Missions.Control.Verbs;

/// <summary>One screen: where it stands, what it waits for and on whom, what it cost, what one can do.</summary>
internal static class StatusVerb
{
    public static Command Make(Cli cli)
    {
        var (mission, json) = (Words.Mission(), Words.Json());

        return new Command("status", "Show where a mission stands, what it waits for, and what you can do.")
        {
            mission, json,
        }.Does(cli, async (typed, ct) =>
        {
            var home = await cli.Missions.FindAsync(typed.GetValue(mission), ct);
            if (CutLanding.IsDue(cli.Machine, home)) await new MissionDrive(cli.Machine, home).NoticeLandingAsync(ct);
            var seen = await cli.LookAsync(home, ct, await Past.OfAsync(cli, home, ct));
            if (typed.GetValue(json)) await cli.Out.WriteLineAsync(seen.Json());
            else
                foreach (var line in StatusScreen.Lines(seen)) await cli.Out.WriteLineAsync(line);
            return Exit.Done;
        });
    }
}
