using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Missions.Control.Wiring;
using Missions.Engine;
using Missions.Engine.Settings;
using Missions.World.Git;

namespace Missions.Control.Verbs;

/// <summary>Looks at the repository and writes down what it found; never over a file that is there.</summary>
internal static class InitVerb
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Make(Cli cli)
    {
        var json = Words.Json();

        return new Command("init", "Look at the repository and write .missions/settings.json, a new file.")
        {
            json,
        }.Does(cli, async (typed, ct) =>
        {
            var top = (await GitRepository.FindAsync(cli.Machine.Programs, cli.Folder, ct)).Top;
            var path = Path.Combine(top, ".missions", "settings.json");
            if (await cli.Machine.Files.ReadAsync(path, ct) is not null)
                throw new UsedWrongly($"{path} is there already, and stays as it is. Edit it, or move it away first.");

            var survey = await Surveyor.LookAsync(cli.Machine.Files, top, ct);
            var settings = Settings(survey);
            var text = settings.ToJsonString(Readable) + "\n";
            await cli.Machine.Files.WriteAsync(path, Encoding.UTF8.GetBytes(text), ct);

            if (typed.GetValue(json)) await cli.WriteAsync(Json(path, settings, survey));
            await TellAsync(typed.GetValue(json) ? cli.Error : cli.Out, path, survey);
            return Exit.Done;
        });
    }

    private static JsonObject Settings(Survey survey)
    {
        var checks = new JsonObject();
        foreach (var check in survey.Checks.All) checks[check.Name] = check.Run;
        var settings = new JsonObject { ["checks"] = checks };
        if (survey.Setup is { } setup) settings["setup"] = setup;
        settings["services"] = new JsonObject();
        return settings;
    }

    private static JsonObject Json(string path, JsonObject settings, Survey survey) => new()
    {
        ["path"] = path,
        ["stacks"] = new JsonArray([.. survey.Stacks.Select(stack => JsonValue.Create(stack))]),
        ["settings"] = settings,
        ["unknown"] = new JsonArray([.. survey.Unknown.Select(one => JsonValue.Create(one))]),
    };

    private static async Task TellAsync(TextWriter prose, string path, Survey survey)
    {
        await prose.WriteLineAsync($"Wrote {path}. Read it, mend it, and commit it.");
        await prose.WriteLineAsync(
            $"Found: {(survey.Stacks is [] ? "no stack that is known" : string.Join(", ", survey.Stacks))}");
        foreach (var check in survey.Checks.All) await prose.WriteLineAsync($"  {check.Name,-10} {check.Run}");
        if (survey.Setup is { } setup) await prose.WriteLineAsync($"  {"setup",-10} {setup}");
        await prose.WriteLineAsync("Not found out:");
        foreach (var unknown in survey.Unknown) await prose.WriteLineAsync($"  - {unknown}");
    }
}
