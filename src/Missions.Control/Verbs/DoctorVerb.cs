using System.CommandLine;
using System.Text.Json.Nodes;
using Missions.Control.Wiring;

namespace Missions.Control.Verbs;

/// <summary>Is everything ready? Each line with the cure, and how far it would get.</summary>
internal static class DoctorVerb
{
    private static readonly string[] Levels =
        ["cannot plan yet", "can plan", "can plan and build", "can plan, build and prove"];

    public static Command Make(Cli cli)
    {
        var json = Words.Json();

        return new Command("doctor", "Look whether everything is there that a mission takes.")
        {
            json,
        }.Does(cli, async (typed, ct) =>
        {
            var symptoms = await new Doctor(cli).ExamineAsync(ct);
            var level = symptoms
                .Where(one => one is { IsWell: false, Level: > 0 })
                .Select(one => one.Level - 1)
                .DefaultIfEmpty(3).Min();

            if (typed.GetValue(json)) await cli.WriteAsync(Json(symptoms, level));
            else await TellAsync(cli, symptoms, level);
            return level >= 2 ? Exit.Done : Exit.NotReady;
        });
    }

    private static async Task TellAsync(Cli cli, IReadOnlyList<Symptom> symptoms, int level)
    {
        foreach (var one in symptoms)
        {
            await cli.Out.WriteLineAsync($"{(one.IsWell ? "ok" : "--"),-3} {one.Name,-11} {one.Seen}");
            if (one.Cure is { } cure) await cli.Out.WriteLineAsync($"{"",-16}cure: {cure}");
        }
        await cli.Out.WriteLineAsync($"\nReadiness {level} of 3: {Levels[level]}.");
    }

    private static JsonObject Json(IReadOnlyList<Symptom> symptoms, int level) => new()
    {
        ["ok"] = level >= 2,
        ["readiness"] = level,
        ["means"] = Levels[level],
        ["checks"] = new JsonArray([.. symptoms.Select(one => (JsonNode)new JsonObject
        {
            ["name"] = one.Name,
            ["ok"] = one.IsWell,
            ["seen"] = one.Seen,
            ["cure"] = one.Cure,
        })]),
    };
}
