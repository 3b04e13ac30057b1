using System.CommandLine;
using Missions.Control.Wiring;
using Missions.Engine;
using Missions.Engine.Looking;

namespace Missions.Control.Verbs;

/// <summary>Is everything ready? Each line with the cure, and how far a mission would carry.</summary>
internal static class DoctorVerb
{
    private const int MostTimes = 10;

    public static Command Make(Cli cli)
    {
        var json = Words.Json();
        var quick = new Option<bool>("--quick") { Description = "Look only: run no setup, no check and no service." };
        var times = new Option<int>("--times")
        {
            Description = "How often each check is run; 3 shows what comes and goes.",
            DefaultValueFactory = _ => 1,
            HelpName = "N",
        };

        return new Command("doctor", "Look whether everything is there that a mission takes, and try the checks.")
        {
            quick, times, json,
        }.Does(cli, async (typed, ct) =>
        {
            var often = typed.GetValue(times);
            if (often is < 1 or > MostTimes) throw new UsedWrongly($"--times is from 1 to {MostTimes}, not {often}.");

            var doctor = new Doctor(cli, typed.GetValue(quick) ? 0 : often, what => cli.Error.WriteLine($"    {what}"));
            var (symptoms, ground) = await doctor.ExamineAsync(ct);
            if (typed.GetValue(json)) await cli.WriteAsync(DoctorText.Json(symptoms, ground));
            else
                foreach (var line in DoctorText.Lines(symptoms, ground)) await cli.Out.WriteLineAsync(line);
            return symptoms.All(one => one.IsWell || !one.IsNeeded) ? Exit.Done : Exit.NotReady;
        });
    }
}
