using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Missions.Control.Wiring;
using Missions.Core;
using Missions.Engine;
using Missions.World.Logs;

namespace Missions.Control.Web.Api;

/// <summary>What was said and done in a run, page by page, or as it happens.</summary>
internal sealed class Transcripts(Machine machine, Glances glances)
{
    private const int Usual = 200;
    private const int Most = 1000;
    private const int MostBytes = 1_000_000;

    /// <summary>A page of it, of so many lines and about a megabyte at most.</summary>
    public async Task SendAsync(HttpContext http, string id, string run, long after, int? limit)
    {
        var path = PathOf(id, run);
        if (http.Request.Headers.Accept.ToString().Contains("text/event-stream", StringComparison.Ordinal))
        {
            await FollowAsync(http, path, after);
            return;
        }
        if (after < 0 || limit is < 1 or > Most)
            throw new UsedWrongly($"'after' is a line, from 0 on, and 'limit' is from 1 to {Most}.");

        var page = await PageAsync(path, after, limit ?? Usual, http.RequestAborted);
        var json = new JsonObject
        {
            ["mission"] = id,
            ["run"] = run,
            ["events"] = new JsonArray([.. page.Lines.Select(line => JsonNode.Parse(Line(line)))]),
            ["next"] = page.HasMore ? page.Lines[^1].Seq : null,
        };
        http.Response.ContentType = "application/json; charset=utf-8";
        await http.Response.WriteAsync(json.ToJsonString(), http.RequestAborted);
    }

    /// <summary>So many of its lines after one of them.</summary>
    public async Task<TranscriptPage> PageAsync(string path, long after, int limit, CancellationToken ct)
    {
        var (lines, bytes) = (new List<LogRecord>(), 0L);
        await foreach (var record in machine.Logs.ReadAsync(path, ct))
        {
            if (record.Seq <= after) continue;
            if (lines.Count == limit || lines.Count > 0 && bytes + record.Json.Length > MostBytes)
                return new(lines, HasMore: true);
            lines.Add(record);
            bytes += record.Json.Length;
        }
        return new(lines, HasMore: false);
    }

    /// <exception cref="NoSuchThing">There is no such run.</exception>
    public string PathOf(string id, string run)
    {
        var home = glances.Find(id);
        var isRun = run.StartsWith("R-", StringComparison.Ordinal) && run.Length is > 2 and < 10
            && run[2..].All(char.IsAsciiDigit);
        return isRun && home.Transcript(RunId.Parse(run)) is var path && File.Exists(path)
            ? path
            : throw new NoSuchThing("This mission has no transcript of such a run.");
    }

    private async Task FollowAsync(HttpContext http, string path, long after)
    {
        var ct = http.RequestAborted;
        if (http.Request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } header
            && !long.TryParse(header, NumberStyles.None, CultureInfo.InvariantCulture, out after))
            throw new UsedWrongly($"'{header}' is no line of a transcript; they are numbered from 1.");
        var writer = new StreamWriterOf(http, machine.Clock);
        await writer.BeginAsync();
        await writer.SendEachAsync(FileLogTail.FollowAsync(path, machine.Clock, ct), records =>
        {
            foreach (var record in records.Where(one => one.Seq > after))
                writer.Put($"id: {record.Seq}\ndata: {Line(record)}\n\n");
        });
    }

    private static string Line(LogRecord record) =>
        $"{{\"seq\":{record.Seq},\"at\":\"{record.At.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffffffZ}\","
        + System.Text.Encoding.UTF8.GetString(record.Json.Span)[1..];
}

/// <summary>Some lines of a transcript.</summary>
internal sealed record TranscriptPage(IReadOnlyList<LogRecord> Lines, bool HasMore);
