using System.CommandLine;
using System.Text.Json.Nodes;
using Missions.Control.Wiring;
using Missions.Core;
using Missions.Engine;
using Missions.Engine.Journals;
using Missions.Engine.Views;

namespace Missions.Control.Verbs;

/// <summary>The journal for people, or as JSON.</summary>
internal static class LogVerb
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(250);

    public static Command Make(Cli cli)
    {
        var (mission, json, stream) = (Words.Mission(), Words.Json(), Words.Stream());
        var follow = new Option<bool>("--follow", "-f") { Description = "Go on telling until the mission is over." };
        var from = new Option<long>("--from")
        {
            Description = "Begin with that line of the journal.",
            HelpName = "SEQ",
        };

        return new Command("log", "Tell what happened.")
        {
            mission, follow, from, json, stream,
        }.Does(cli, async (typed, ct) =>
        {
            var home = await cli.Missions.FindAsync(typed.GetValue(mission), ct);
            var telling = Telling.Of(typed.GetValue(json), typed.GetValue(stream));
            if (telling is Telling.Object && typed.GetValue(follow))
                throw new UsedWrongly("--json prints one object and so cannot follow; use --stream json.");

            var told = new List<string>();
            var begin = typed.GetValue(from);
            var last = await TellAsync(cli, home, begin, Tell, ct);
            if (last < begin && !typed.GetValue(follow))
                throw new UsedWrongly(
                    $"The journal of {home.Id} ends with line {last}, so there is no line {begin} yet.");
            while (typed.GetValue(follow) && !(await cli.Machine.Door(home.Id).LookAsync(ct)).IsOver)
            {
                await Task.Delay(Often, cli.Machine.Clock, ct);
                last = await TellAsync(cli, home, Math.Max(begin, last + 1), Tell, ct);
            }
            if (telling is Telling.Object) await cli.WriteAsync(Json(home, told));
            return Exit.Done;

            void Tell(Recorded recorded)
            {
                if (telling is Telling.Object) told.Add(Teller.Line(recorded));
                else if (telling is Telling.Lines) cli.Out.WriteLine(Teller.Line(recorded));
                else if (LogLine.Of(recorded) is { } sentence) cli.Out.WriteLine($"{recorded.Seq,5} {sentence}");
            }
        });
    }

    /// <summary>Tells what the journal has from a line on, and returns the last line's number.</summary>
    private static async Task<long> TellAsync(
        Cli cli, MissionHome home, long from, Action<Recorded> tell, CancellationToken ct)
    {
        var last = 0L;
        var records = cli.Machine.Logs.ReadAsync(home.Journal, ct);
        await foreach (var recorded in MissionJournal.EventsAsync(records, home.Journal, ct))
        {
            last = recorded.Seq;
            if (last >= from) tell(recorded);
        }
        return last;
    }

    private static JsonObject Json(MissionHome home, List<string> events) => new()
    {
        ["mission"] = home.Id,
        ["events"] = new JsonArray([.. events.Select(line => JsonNode.Parse(line))]),
    };
}
