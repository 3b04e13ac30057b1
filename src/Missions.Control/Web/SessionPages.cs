using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Missions.Agents.Loop;
using Missions.Control.Web.Api;
using Missions.Control.Web.Pages;
using Missions.Control.Wiring;
using Missions.Engine.Views;
using Missions.World.Logs;

namespace Missions.Control.Web;

/// <summary>What was said and done in a run, from its beginning or, as it happens, from its end.</summary>
internal sealed class SessionPages(Machine machine, Glances glances, Transcripts transcripts, WebToken token)
{
    private const int Each = 60;
    private const int Longest = 2_000;
    private const int MostInAll = 120_000;

    public void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/missions/{id}/runs/{run}", SessionAsync);
        pages.MapGet("/missions/{id}/runs/{run}/live", LiveAsync);
    }

    private async Task<IResult> SessionAsync(HttpContext http, string id, string run, long? after)
    {
        var ct = http.RequestAborted;
        var seen = await glances.LookAsync(id, ct);
        var known = seen.State.Runs.FirstOrDefault(one => one.Id.ToString() == run)
            ?? throw new NoSuchThing("This mission has no such run.");
        var path = seen.Home.Transcript(known.Id);
        var page = after is { } from && File.Exists(path)
            ? await transcripts.PageAsync(path, Math.Max(0, from), Each, ct)
            : new([.. (await LogEnd.ReadAsync(path, Each, ct)).TakeLast(Each)], HasMore: false);
        return await Renderer.PageAsync<Session>(http, new()
        {
            [nameof(Session.Seen)] = seen,
            [nameof(Session.Run)] = known,
            [nameof(Session.Lines)] = Lines(page.Lines),
            [nameof(Session.Form)] = token.Form,
            [nameof(Session.IsEnd)] = after is null,
            [nameof(Session.Next)] = page.HasMore ? page.Lines[^1].Seq : null,
            [nameof(Session.LastSeq)] = page.Lines is [.., var last] ? last.Seq : 0,
        });
    }

    /// <summary>Tells a page that more was said.</summary>
    private async Task LiveAsync(HttpContext http, string id, string run, long? after)
    {
        var path = transcripts.PathOf(id, run);
        var ct = http.RequestAborted;
        var writer = new StreamWriterOf(http, machine.Clock);
        await writer.BeginAsync();
        var seen = long.TryParse(http.Request.Headers["Last-Event-ID"], out var last) ? last : after ?? 0;
        await writer.SendEachAsync(FileLogTail.FollowAsync(path, machine.Clock, ct), records =>
        {
            if (records is not [.., var line] || line.Seq <= seen) return;
            seen = line.Seq;
            writer.Put($"id: {seen}\nevent: changed\ndata: {seen}\n\n");
        });
    }

    private static List<TalkLine> Lines(IReadOnlyList<LogRecord> records)
    {
        var known = records.Select(record => (Record: record, Event: LiveView.Read(record)))
            .Where(one => one.Event is not null).ToList();
        List<TranscriptEvent> events = [.. known.Select(one => one.Event!)];
        var (lines, length) = (new List<TalkLine>(), 0);
        for (var index = 0; index < events.Count; index++)
        {
            if (LiveView.Saying(events, index) is not { } said) continue;
            var text = said.Length <= Longest ? said : said[..Longest] + "...";
            if ((length += text.Length) > MostInAll) break;
            lines.Add(new(known[index].Record.Seq, known[index].Record.At, KindOf(events[index]), text));
        }
        return lines;
    }

    private static string KindOf(TranscriptEvent happened) => happened switch
    {
        TranscriptEvent.TurnReceived => "model",
        TranscriptEvent.ToolCalled => "call",
        TranscriptEvent.ToolAnswered => "answer",
        TranscriptEvent.Refused => "refused",
        TranscriptEvent.Ended => "ended",
        _ => "engine",
    };
}

/// <summary>A line of a transcript for people.</summary>
/// <param name="Kind"><c>model call answer refused ended engine</c>.</param>
public sealed record TalkLine(long Seq, DateTimeOffset At, string Kind, string Text);
