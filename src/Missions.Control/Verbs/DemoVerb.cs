using System.CommandLine;
using Missions.Control.Demo;
using Missions.Control.Wiring;
using Missions.Core;
using Missions.Core.Runs;
using Missions.Engine;
using Missions.Engine.Views;

namespace Missions.Control.Verbs;

/// <summary>A whole mission on a sample application, with scripted agents: no key, no network.</summary>
internal static class DemoVerb
{
    private const int LinesBeforeTheKill = 14;

    public static Command Make(Cli cli)
    {
        var into = new Option<string?>("--into") { Description = "A folder for the demo's repository; a new one by default." };
        var pace = new Option<double>("--pace") { Description = "How slowly the agents act: 1 as scripted, 0 at once.", DefaultValueFactory = _ => 0.5 };
        var (json, stream) = (Words.Json(), Words.Stream());

        return new Command("demo", "A whole mission with scripted agents: no key, no network.") { into, pace, json, stream }
            .Does(cli, (typed, ct) => RunAsync(
                cli, typed.GetValue(into), typed.GetValue(pace), Telling.Of(typed.GetValue(json), typed.GetValue(stream)), ct));
    }

    private static async Task<int> RunAsync(Cli cli, string? into, double pace, Telling telling, CancellationToken ct)
    {
        var machine = cli.Machine;
        var narrator = new Narrator(telling is Telling.Prose ? cli.Out : cli.Error, telling is Telling.Lines ? cli.Out : null);
        var folder = Path.GetFullPath(into ?? Path.Combine(machine.Root, $"demo-{machine.CommandId()}"), cli.Folder);
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new UsedWrongly($"{folder} is not empty. Name a folder that is, or none.");

        var sample = Path.Combine(SampleStage.Samples, "notes");
        narrator.Begin();
        var (home, repository) = await new SampleStage(machine, sample).SetAsync(folder, pace, ct);
        narrator.Set(repository, home);

        var state = await new Director(machine, home)
        {
            Happened = narrator.Tell,
            Acted = narrator.Act,
            Kills = now => IsMidway(machine, home, now) && narrator.Kill(),
        }.RunAsync(ct);

        var result = Path.Combine(folder, "result");
        if (state.Completion is not null)
            await new SampleRepository(machine, sample)
                .GitAsync(folder, ct, "clone", "-q", "--branch", $"mission/{home.Id}", repository, result);
        var isMet = narrator.End(state, home, repository, result);
        if (telling is Telling.Object) await cli.Out.WriteLineAsync(ResultView.Json(state, home));

        return state.Completion is { EveryAssertionProven: true } && isMet ? Exit.Done : Exit.Failed;
    }

    /// <summary>The worker of the third feature is in the middle of its work.</summary>
    private static bool IsMidway(Machine machine, MissionHome home, Mission now) =>
        now.OpenRuns.FirstOrDefault(run => run is { Purpose: Purpose.Implement, Feature.Value: "F-3", Resumes: 0 }) is { } run
        && machine.Files.List(home.Run(run.Id)).Contains(home.Transcript(run.Id))
        && File.ReadLines(home.Transcript(run.Id)).Count() > LinesBeforeTheKill;
}
