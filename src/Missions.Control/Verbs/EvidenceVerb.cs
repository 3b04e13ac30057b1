using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Missions.Control.Wiring;
using Missions.Engine;
using Missions.Engine.Reports;

namespace Missions.Control.Verbs;

/// <summary>Writes the evidence pack and prints where its page is.</summary>
internal static class EvidenceVerb
{
    public static Command Make(Cli cli)
    {
        var (mission, json) = (Words.Mission(), Words.Json());
        var into = new Option<string?>("--into")
        {
            Description = "Write it into this folder: a new one, or one with an older pack.",
            HelpName = "FOLDER",
        };

        return new Command("evidence", "Write what a mission rests on as one page that needs nothing else to be read, "
            + "with every output and a manifest beside it.")
        {
            mission, into, json,
        }.Does(cli, async (typed, ct) =>
        {
            var home = await cli.Missions.FindAsync(typed.GetValue(mission), ct);
            var folder = typed.GetValue(into) is { } named ? Own(Path.GetFullPath(named, cli.Folder)) : home.Report;
            var made = await new EvidencePack(home, cli.Machine.Files, cli.Machine.Logs).WriteAsync(folder, ct);

            var page = Path.Combine(folder, EvidencePack.Page);
            if (typed.GetValue(json))
                await cli.WriteAsync(new JsonObject
                {
                    ["mission"] = home.Id,
                    ["page"] = page,
                    ["manifest"] = Path.Combine(folder, Manifest.Name),
                    ["journalLines"] = made.JournalLines,
                    ["journalHash"] = made.JournalHash,
                });
            else
            {
                await cli.Out.WriteLineAsync(page);
                await cli.Error.WriteLineAsync($"The journal's {made.JournalLines} lines end in {made.JournalHash}. "
                    + "Whoever notes that can tell a rewritten one: `mission verify PATH --expect HASH`.");
            }
            return Exit.Done;
        });
    }

    /// <exception cref="UsedWrongly">Something else is in the folder.</exception>
    private static string Own(string folder) =>
        !Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any()
            || File.Exists(Path.Combine(folder, Manifest.Name)) && IsPack(Path.Combine(folder, Manifest.Name))
            ? folder
            : throw new UsedWrongly($"{folder} holds something else than an evidence pack. Name a new folder.");

    // Other things have a manifest.json as well.
    private static bool IsPack(string manifest)
    {
        try
        {
            return Manifest.Read(File.ReadAllBytes(manifest)) is { JournalHash: not null, Files: not null };
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
