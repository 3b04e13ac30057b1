using System.CommandLine;
using Missions.Control.Demo;
using Missions.Control.Wiring;
using Missions.Engine;
using Missions.Engine.Settings;
using Missions.Engine.Views;

namespace Missions.Control.Verbs;

/// <summary>A whole mission on a sample application, with scripted agents: no key, no network.</summary>
internal static class DemoVerb
{
    private const string Usual = "notes";

    public static Command Make(Cli cli)
    {
        var sample = new Option<string>("--sample")
        {
            Description = $"Which application: {string.Join(", ", SampleStage.Names)}.",
            DefaultValueFactory = _ => Usual,
        };
        var into = new Option<string?>("--into")
        {
            Description = "A folder for the demo's repository; a new one by default.",
        };
        var pace = new Option<double>("--pace")
        {
            Description = "How slowly the agents act: 1 as scripted, 0 at once.",
            DefaultValueFactory = _ => 0.5,
        };
        var settings = new Option<string?>("--settings")
        {
            Description = "A settings file that says who takes the seats instead of the scripted agents.",
        };
        var (json, stream) = (Words.Json(), Words.Stream());

        return new Command("demo", "A whole mission with scripted agents: no key, no network.")
        {
            sample, into, pace, settings, json, stream,
        }.Does(cli, (typed, ct) => RunAsync(
            cli,
            typed.GetValue(sample)!,
            new(typed.GetValue(into), typed.GetValue(pace), typed.GetValue(settings)),
            Telling.Of(typed.GetValue(json), typed.GetValue(stream)),
            ct));
    }

    private static async Task<int> RunAsync(
        Cli cli, string sample, How how, Telling telling, CancellationToken ct)
    {
        if (!SampleStage.Names.Contains(sample))
            throw new UsedWrongly($"There is no sample '{sample}'. There are: {string.Join(", ", SampleStage.Names)}.");

        if (how.Pace < 0) throw new UsedWrongly($"--pace is from 0, not {how.Pace}.");

        var machine = cli.Machine;
        var folder =
            Path.GetFullPath(how.Into ?? Path.Combine(machine.Root, $"demo-{machine.CommandId()}"), cli.Folder);
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new UsedWrongly($"{folder} is not empty. Name a folder that is, or none.");

        var stage = await SampleStage.OfAsync(machine, sample, ct);
        var seats = how.Settings is { } path
            ? await SettingsFile.ReadAsync(machine.Files, Path.GetFullPath(path, cli.Folder), ct)
            : stage.Scripted(how.Pace);
        var (prose, lines) =
            (telling is Telling.Prose ? cli.Out : cli.Error, telling is Telling.Lines ? cli.Out : null);
        var play = new Play(machine, stage, folder, new(prose, lines, stage.History));
        var (state, home, isMet) = await play.RunAsync(seats, ct);
        if (telling is Telling.Object) await cli.Out.WriteLineAsync(ResultView.Json(state, home));

        return state.Completion is { EveryAssertionProven: true } && isMet ? Exit.Done : Exit.Failed;
    }

    private sealed record How(string? Into, double Pace, string? Settings);
}
