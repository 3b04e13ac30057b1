using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Missions.Simulation.Models;

/// <summary>Takes the requests of one protocol: checks them, counts them, and answers or fails.</summary>
internal sealed class Desk(
    IProtocol protocol, Play play, Faults faults, Ledger ledger, ServerRules rules, TimeProvider clock)
{
    private readonly PrefixCache _cache = protocol.Cache(clock);
    private readonly Gate _gate = new(rules, clock);

    public async Task AnswerAsync(HttpContext http)
    {
        PlannedFault? fault = null;
        Asked? asked = null;
        try
        {
            _gate.Check(protocol.Key(http.Request));
            var body = await BodyAsync(http);
            var agent = rules.ServesAgents ? new AgentRequest(body) : null;
            asked = protocol.Read(body);
            if (asked.Tokens > rules.ContextTokens) throw protocol.TooLong(asked.Tokens, rules.ContextTokens);
            fault = faults.Next();
            if (fault is { } failing) Gate.Fail(failing.Kind, rules);
            await AnswerAsync(http, asked, agent, fault);
        }
        catch (WireRefusal refusal)
        {
            ledger.Add(Line(refusal.Status, fault, asked) with { Why = refusal.Message });
            await RefuseAsync(http, refusal);
        }
        catch (HttpRequestException overloaded)
        {
            var refusal = new WireRefusal(529, "overloaded_error", overloaded.Message);
            ledger.Add(Line(refusal.Status, fault, asked));
            await RefuseAsync(http, refusal);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Whoever asked went away.
        }
    }

    private async Task AnswerAsync(HttpContext http, Asked asked, AgentRequest? agent, PlannedFault? fault)
    {
        var counted = _cache.Count(asked);
        ledger.Add(Line(200, fault, asked) with { Input = counted, Kept = _cache.Kept(asked) });
        var played = agent is { HasTools: false }
            ? new Turn("Fine.", [], null, false, counted, 2, 0)
            : await play.AnswerAsync(asked, counted, http.RequestAborted);
        var turn = Spoilt(asked, agent?.Named(played) ?? played, fault?.Kind);

        if (!asked.IsStream)
        {
            await WriteAsync(http, 200, protocol.Whole(asked, turn));
            return;
        }
        http.Response.ContentType = "text/event-stream";
        var events = protocol.Events(asked, turn).ToList();
        await new Sending(http, rules, clock).SendAsync(turn.IsCut ? [.. events.SkipLast(1)] : events, turn.IsCut, fault, protocol);
    }

    private Turn Spoilt(Asked asked, Turn turn, WireFault? fault)
    {
        if (fault is WireFault.DuplicateIds)
            return turn with { Calls = [.. turn.Calls.Select(call => call with { Id = "call_again" })] };
        var isMalformed = fault is WireFault.MalformedArguments && turn.Calls.Any(call => call.Arguments.Length > 2);
        if (!isMalformed && fault is not (WireFault.Empty or WireFault.MalformedArguments)) return turn;

        play.Spoil(asked);
        return isMalformed
            ? turn with { Calls = [.. turn.Calls.Select(call => call with { Arguments = call.Arguments[..(call.Arguments.Length / 2)] })] }
            : turn with { Text = "", Calls = [], Output = turn.Reasoning };
    }

    private LedgerLine Line(int status, PlannedFault? fault, Asked? asked) =>
        new(protocol.Path, status, fault?.Kind, clock.GetUtcNow()) { Asked = asked };

    private async Task RefuseAsync(HttpContext http, WireRefusal refusal)
    {
        if (refusal.RetryAfter is { } wait) http.Response.Headers.RetryAfter = wait;
        var status = refusal.Status is 529 && protocol.Path is not "/v1/messages" ? 503 : refusal.Status;
        await WriteAsync(http, status, protocol.Error(refusal));
    }

    private static async Task WriteAsync(HttpContext http, int status, JsonObject body)
    {
        (http.Response.StatusCode, http.Response.ContentType) = (status, "application/json");
        await http.Response.WriteAsync(body.ToJsonString());
    }

    private static async Task<JsonObject> BodyAsync(HttpContext http)
    {
        using var bytes = new MemoryStream();
        await http.Request.Body.CopyToAsync(bytes, http.RequestAborted);
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes.ToArray());
            var body = JsonNode.Parse(text) as JsonObject ?? throw WireRefusal.Invalid("The body is no JSON object.");
            Surrogates.Check(text);
            return body;
        }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException)
        {
            throw WireRefusal.Invalid($"The request body is not valid JSON: {wrong.Message}");
        }
    }
}
