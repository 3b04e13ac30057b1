using System.CommandLine;
using System.Text.Json.Nodes;
using Missions.Control.Wiring;
using Missions.Engine;
using Missions.Engine.Views;
using Missions.World;

namespace Missions.Control.Verbs;

/// <summary>The missions of this home, with how each stands.</summary>
internal static class ListVerb
{
    private sealed record Entry(
        MissionHome Home,
        string State,
        string Goal,
        string Repository,
        bool HasLanded = false,
        StandstillView? Standstill = null);

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
            return new(
                home, seen.State, seen.Goal, seen.Place.Repository, seen.Place.Landings is [_, ..], seen.Standstill);
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
            if (entry.Standstill is { } still) await cli.Out.WriteLineAsync($"{new string(' ', width)}  {Why(still)}");
        }
    }

    private static string Why(StandstillView still) =>
        $"since {still.Since.UtcDateTime:yyyy-MM-dd HH:mm} UTC: {FirstLine(still.Reason)}"
        + (still.NextTry is { } next ? $" Next try {next.UtcDateTime:HH:mm:ss}." : "");

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
            ["reason"] = entry.Standstill?.Reason,
            ["since"] = entry.Standstill?.Since.ToString("o"),
            ["nextTry"] = entry.Standstill?.NextTry?.ToString("o"),
        })]),
    };

    private static string FirstLine(string goal) =>
        goal.Split('\n') is [var line, ..] && line.Length > 60 ? $"{line[..59]}…" : goal.Split('\n')[0];
}
