using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using Missions.Control.Wiring;
using Missions.Engine;
using Missions.Engine.Looking;
using Missions.World.Files;
using Missions.World.Git;

namespace Missions.Control.Verbs;

/// <summary>Looks at the repository and writes down what it found; never over a file that is there.</summary>
internal static class InitVerb
{
    public static Command Make(Cli cli)
    {
        var json = Words.Json();

        return new Command("init", "Look at the repository and write .missions/settings.json, a new file.")
        {
            json,
        }.Does(cli, async (typed, ct) =>
        {
            var repository = await GitRepository.FindAsync(cli.Machine.Programs, cli.Folder, ct);
            var top = repository.Top;
            var path = Path.Combine(top, ".missions", "settings.json");
            if (await cli.Machine.Files.ReadAsync(path, ct) is not null)
                throw new UsedWrongly($"{path} is there already, and stays as it is. Edit it, or move it away first; "
                    + "`mission doctor` says how far it carries.");

            var survey = await LookAsync(cli.Machine, top, ct);
            await cli.Machine.Files.WriteAsync(path, Encoding.UTF8.GetBytes(SurveyText.Settings(survey)), ct);

            var prose = typed.GetValue(json) ? cli.Error : cli.Out;
            await prose.WriteLineAsync($"Wrote {path}. Read it, mend it, and commit it.");
            foreach (var line in SurveyText.Lines(survey)) await prose.WriteLineAsync(line);
            if (new Unsettled(cli.Machine, repository).Checkout is { } checkout)
                await prose.WriteLineAsync(Unsettled.Note(checkout));
            if (typed.GetValue(json)) await cli.WriteAsync(Json(path, survey));
            return Exit.Done;
        });
    }

    /// <summary>What the files of a checkout say.</summary>
    public static async Task<Survey> LookAsync(Machine machine, string top, CancellationToken ct) =>
        await Surveyor.LookAsync(
            new ConfinedFolders(), top, await Listing.FilesAsync(machine.Programs, top, ct), ct);

    private static JsonObject Json(string path, Survey survey)
    {
        var json = SurveyText.Json(survey);
        json.Insert(0, "path", path);
        return json;
    }
}
