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
            if (typed.GetValue(follow)) await FollowAsync(cli, home, begin, Tell, ct);
            else if (await TellAsync(cli, home, begin, Tell, ct) is var last && last < begin)
                throw new UsedWrongly(
                    $"The journal of {home.Id} ends with line {last}, so there is no line {begin} yet.");
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

    /// <summary>Tells what the journal has from a line on, and each event as it comes, until the mission is
    /// over.</summary>
    private static async Task FollowAsync(
        Cli cli, MissionHome home, long from, Action<Recorded> tell, CancellationToken ct)
    {
        await using var tail = await JournalTail.OpenAsync(home, cli.Machine.Clock, ct);
        for (var next = Math.Max(1, from); ; await tail.BeyondAsync(next - 1, ct))
        {
            var isOver = tail.State.IsOver || tail.HasEnded;
            foreach (var recorded in tail.Events.Skip((int)next - 1)) tell(recorded);
            next = Math.Max(next, tail.LastSeq + 1);
            if (isOver) return;
        }
    }

    private static JsonObject Json(MissionHome home, List<string> events) => new()
    {
        ["mission"] = home.Id,
        ["events"] = new JsonArray([.. events.Select(line => JsonNode.Parse(line))]),
    };
}
