using System.CommandLine;
using System.Text.Json.Nodes;
using Missions.Control.Wiring;
using Missions.Engine;
using Missions.World;

namespace Missions.Control.Verbs;

/// <summary>The missions of this home, with how each stands.</summary>
internal static class ListVerb
{
    private sealed record Entry(
        MissionHome Home, string State, string Goal, string Repository, bool HasLanded = false);

    public static Command Make(Cli cli)
    {
        var json = Words.Json();

        return new Command("list", "List the missions of this home, with how each stands.")
        {
            json,
        }.Does(cli, async (typed, ct) =>
        {
            var entries = new List<Entry>();
            foreach (var id in cli.Missions.Ids) entries.Add(await LookAsync(cli, cli.Machine.Home(id), ct));

            if (typed.GetValue(json)) await cli.WriteAsync(Json(cli, entries));
            else await TellAsync(cli, entries);
            return Exit.Done;
        });
    }

    /// <summary>A mission that cannot be read is listed, too: hiding it would not mend it.</summary>
    private static async Task<Entry> LookAsync(Cli cli, MissionHome home, CancellationToken ct)
    {
        try
        {
            var seen = await cli.LookAsync(home, ct);
            return new(home, seen.State, seen.Goal, seen.Place.Repository, seen.Place.Landings is [_, ..]);
        }
        catch (WorldException broken)
        {
            return new(home, "damaged", broken.Message, "");
        }
    }

    private static async Task TellAsync(Cli cli, List<Entry> entries)
    {
        if (entries is [])
            await cli.Out.WriteLineAsync($"No missions in {cli.Machine.Root}. `mission plan \"GOAL\"` opens one.");
        var width = entries.Select(entry => entry.Home.Id.Length).DefaultIfEmpty(0).Max();
        foreach (var entry in entries)
        {
            var state = entry.HasLanded ? "landed" : entry.State;
            await cli.Out.WriteLineAsync($"{entry.Home.Id.PadRight(width)}  {state,-9}  {FirstLine(entry.Goal)}");
        }
    }

    private static JsonObject Json(Cli cli, List<Entry> entries) => new()
    {
        ["home"] = cli.Machine.Root,
        ["missions"] = new JsonArray([.. entries.Select(entry => (JsonNode)new JsonObject
        {
            ["mission"] = entry.Home.Id,
            ["home"] = entry.Home.Folder,
            ["state"] = entry.State,
            ["landed"] = entry.HasLanded,
            ["goal"] = entry.Goal,
            ["repository"] = entry.Repository,
        })]),
    };

    private static string FirstLine(string goal) =>
        goal.Split('\n') is [var line, ..] && line.Length > 60 ? $"{line[..59]}…" : goal.Split('\n')[0];
}
