using System.CommandLine;
using System.Text;
using Missions.Control.Wiring;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Engine;
using Missions.Engine.Views;
using Missions.Engine.Views.Sheets;
using Missions.World;
using Missions.World.Git;

namespace Missions.Control.Verbs;

/// <summary>One thing of a mission with all that is known of it.</summary>
internal static class ShowVerb
{
    private const int OutputHead = 4000;
    private const int DiffCap = 400_000;

    public static Command Make(Cli cli)
    {
        var words = new Behind("THING", "plan, constitution, debrief, or an id: REQ- requirement, R- run, F- feature, "
            + "A- assertion, M- milestone, E- evidence, I- issue, "
            + "Q- question, D- decision, P- proposal, N- notice; or a skill's name.");
        var diff = new Option<bool>("--diff") { Description = "For a feature or a run: what it changed." };
        var json = Words.Json();

        return new Command("show", "Show one thing of a mission by its id.")
        {
            words.Argument, diff, json,
        }.Does(cli, async (typed, ct) =>
        {
            var (home, thing) = await words.OfAsync(cli, typed, ct);
            var mission = await cli.Machine.Door(home.Id).LookAsync(ct);
            if (thing[0] == "plan") return await PlanAsync(cli, mission, typed.GetValue(json));

            var sheet = SheetOf.Thing(mission, home, thing[0])
                ?? throw new UsedWrongly(Missing(home, thing[0]));
            if (typed.GetValue(diff)) sheet.Facts["diff"] = await DiffAsync(cli.Machine, home, mission, sheet, ct);
            if (sheet.Kind == "evidence") sheet.Facts["output"] = await OutputAsync(cli, sheet, ct);

            if (typed.GetValue(json)) await cli.WriteAsync(sheet.Json());
            else
                foreach (var line in sheet.Lines()) await cli.Out.WriteLineAsync(line);
            return Exit.Done;
        });
    }

    private static string Missing(MissionHome home, string thing) => thing switch
    {
        "constitution" => $"{home.Id} has none: its base had no {Constitution.Path}.",
        "debrief" => $"{home.Id} is not summed up yet; that is done when its last milestone is sealed.",
        _ => $"{home.Id} has nothing named '{thing}'. Try plan, constitution, debrief, a skill's name, or an id that "
            + "`mission status` or `mission log` shows.",
    };

    private static async Task<int> PlanAsync(Cli cli, Mission mission, bool isJson)
    {
        var view = ApprovalView.Of(mission)
            ?? throw new UsedWrongly("There is no plan yet; `mission run` goes on planning.");
        if (isJson) await cli.Out.WriteLineAsync(view.Json());
        else
            foreach (var line in ApprovalText.Lines(view)) await cli.Out.WriteLineAsync(line);
        return Exit.Done;
    }

    /// <exception cref="UsedWrongly">It has handed nothing off.</exception>
    public static async Task<string> DiffAsync(
        Machine machine, MissionHome home, Mission mission, Sheet sheet, CancellationToken ct)
    {
        var handed = mission.Handoffs
            .LastOrDefault(one => one.Feature.ToString() == sheet.Id || one.Run.ToString() == sheet.Id)
            ?? throw new UsedWrongly($"{sheet.Id} has handed nothing off, so there is no diff.");
        var opening = mission.Opening!;
        var repository = GitRepository.ToRead(
            machine.Programs, new(home.Repository, opening.Repository, home.Id, opening.Base));
        return await repository.DiffAsync(handed.Facts.Base, handed.Facts.Head, DiffCap, ct);
    }

    /// <summary>The head of what it printed; the whole lies at its path.</summary>
    private static async Task<string?> OutputAsync(Cli cli, Sheet sheet, CancellationToken ct)
    {
        if (sheet.Facts["path"]?.GetValue<string>() is not { } path) return null;
        var bytes = await cli.Machine.Files.ReadAsync(path, ct)
            ?? throw new WorldException($"{path} is missing. Restore it from a copy; `mission verify` checks all of "
                + $"it.");
        var text = Encoding.UTF8.GetString(bytes);
        return text.Length <= OutputHead
            ? text
            : $"{text[..OutputHead]}\n[... {text.Length - OutputHead} characters more in {path}]";
    }
}
