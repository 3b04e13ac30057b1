using System.Globalization;
using Microsoft.AspNetCore.Http;
using Missions.Control.Verbs;
using Missions.Engine;

namespace Missions.Control.Web.Api;

/// <summary>A mission's events as they happen. The id of each is its line in the journal, so none is missed.</summary>
internal sealed class EventStream(Glances glances, Tails tails, TimeProvider clock)
{
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>Every event after a line: the header's, or else the address's.</summary>
    public async Task SendAsync(HttpContext http, string id)
    {
        var home = glances.Find(id);
        var ct = http.RequestAborted;
        await using var look = await tails.OpenAsync(home.Id, ct);
        var after = After(http.Request, look.Tail.LastSeq);
        var writer = new StreamWriterOf(http, clock);
        await writer.BeginAsync();
        await writer.SendEachAsync(
            look.Tail.FollowAsync(after, ct), one => writer.Put($"id: {one.Seq}\ndata: {Teller.Line(one)}\n\n"));
    }

    /// <summary>Only that something happened: what a page needs to know to look again.</summary>
    public async Task TellAsync(HttpContext http, string id)
    {
        var home = glances.Find(id);
        var ct = http.RequestAborted;
        await using var look = await tails.OpenAsync(home.Id, ct);
        var seen = After(http.Request, long.MaxValue);
        var writer = new StreamWriterOf(http, clock);
        await writer.BeginAsync();
        for (var more = true; more;)
        {
            more = await writer.BeatUntilAsync(BeyondAsync(look, seen, ct));
            if (look.Tail.LastSeq <= seen) continue;
            seen = look.Tail.LastSeq;
            writer.Put($"id: {seen}\nevent: changed\ndata: {seen}\n\n");
            await writer.FlushAsync();
        }
    }

    private static async Task<bool> BeyondAsync(Tails.Look look, long seen, CancellationToken ct)
    {
        await look.Tail.BeyondAsync(seen, ct);
        return !look.Tail.HasEnded;
    }

    /// <exception cref="UsedWrongly">It is no line of this journal.</exception>
    private static long After(HttpRequest request, long last)
    {
        var given = request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } header
            ? header
            : request.Query["after"].ToString();
        if (given is "") return 0;
        if (!long.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var after))
            throw new UsedWrongly($"'{given}' is no line of a journal; they are numbered from 1.");
        return after <= last
            ? after
            : throw new UsedWrongly($"The journal ends with line {last}, so there is nothing after line {after} yet.");
    }
}
